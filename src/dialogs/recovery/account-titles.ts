import type { Account } from '../../domain/account.ts';
import { phoneIsStale } from '../../domain/assurance.ts';
import { maskUsername } from '../../domain/masking.ts';
import type { CodeProof } from '../../domain/recovery.ts';
import type { Turn } from '../turn.ts';
import { describeAccount } from './account-found.ts';
import type { ChooseAccountOptions } from './choose-account.ts';

/**
 * What a button calls an account: only after a right code, and only masked. To a phone that may be somebody
 * else's by now it says no more than whether it is a company's.
 */
export async function accountTitles(turn: Turn, proof: CodeProof): Promise<ChooseAccountOptions['accounts']> {
  const accounts = await Promise.all(proof.accountIds.map((id) => turn.account(id)));
  const facts = { now: turn.now, phoneStaleDays: turn.services.portal.figures.phoneStaleDays };
  return accounts
    .filter((account): account is Account => account !== undefined)
    .map((account, i) => {
      const doubtful = proof.channel === 'sms' && phoneIsStale(account, facts);
      return { id: account.id, kind: account.kind, ...(doubtful ? unshown : shown)(turn, account, i + 1) };
    });
}

function shown(turn: Turn, account: Account) {
  const { accountTitle } = turn.copy.forgotPassword;
  return {
    title: accountTitle(account.kind, maskUsername(account.username)),
    line: describeAccount(turn, account).account,
  };
}

function unshown({ copy }: Turn, { kind }: Account, nth: number) {
  return {
    title: copy.forgotPassword.accountTitleUnshown(kind, nth),
    line: copy.recovery.accountUnshown(kind),
  };
}
