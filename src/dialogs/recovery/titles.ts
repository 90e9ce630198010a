import type { Account } from '../../domain/account.ts';
import { maskUsername } from '../../domain/masking.ts';
import type { Turn } from '../turn.ts';
import type { ChooseAccountOptions } from './choose-account.ts';
import { describeAccount } from './found.ts';

/** What a button calls an account: only after a right code, and only masked. */
export async function accountTitles(
  turn: Turn,
  accountIds: readonly string[],
): Promise<ChooseAccountOptions['accounts']> {
  const accounts = await Promise.all(accountIds.map((id) => turn.services.directory.get(id)));
  return accounts
    .filter((account): account is Account => account !== undefined)
    .map((account) => ({
      id: account.id,
      kind: account.kind,
      title: turn.copy.forgotPassword.accountTitle(account.kind, maskUsername(account.username)),
      line: describeAccount(turn, account).account,
    }));
}
