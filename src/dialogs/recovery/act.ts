import type { Account } from '../../domain/account.ts';
import type { Identifier } from '../../domain/identify.ts';
import {
  isBanned,
  lockEnd,
  type RecoveryFacts,
  type RecoverySlots,
  type RecoveryStep,
} from '../../domain/recovery.ts';
import { ask, type Next } from '../flow.ts';
import type { Turn } from '../turn.ts';
import { ASK_ACCOUNT, type AskAccountOptions } from './ask-account.ts';
import { CHOOSE_ACCOUNT, type ChooseAccountOptions } from './choose-account.ts';
import { CHOOSE_WAY, type ChooseWayOptions } from './choose-way.ts';
import { close, toAppeal, toHuman, wordsOf } from './endings.ts';
import { ENTER_CODE } from './enter-code.ts';
import { describeAccount, FOUND, type FoundOptions } from './found.ts';
import { judgeClaim } from './judge-claim.ts';
import { remindOfLock, sayReminded } from './lock-ended.ts';
import { OFFER_APPEAL, type OfferAppealOptions } from './offer-appeal.ts';
import {
  NEW_PASSWORD_FORM,
  type NewPasswordOptions,
  REAL_NAME_FORM,
  type RealNameOptions,
} from './secure-pages.ts';
import type { EnterCodeOptions } from './send-code.ts';
import { sendUsername } from './send-username.ts';
import { accountTitles } from './titles.ts';
import { TOLD, type ToldOptions } from './told.ts';

/** Takes a step: asks its question, or does what it says and has another look. */
export async function act(
  turn: Turn,
  slots: RecoverySlots,
  step: RecoveryStep,
  facts: RecoveryFacts,
): Promise<Next | 'look-again'> {
  const goal = wordsOf(slots);
  switch (step.kind) {
    case 'ask-account':
      return ask<AskAccountOptions>(ASK_ACCOUNT, { goal, again: slots.askedBefore ?? false });
    case 'choose-way': {
      const after = slots.wayAfter ?? 'account';
      return ask<ChooseWayOptions>(CHOOSE_WAY, { goal, identifier: named(slots), after });
    }
    case 'real-name':
      return ask<RealNameOptions>(REAL_NAME_FORM, { goal, why: step.why });
    case 'enter-code': {
      const { channel } = step;
      const purpose = 'reset-password';
      return ask<EnterCodeOptions>(ENTER_CODE, { goal, purpose, identifier: named(slots), channel });
    }
    case 'choose-account': {
      const accounts = slots.proof ? await accountTitles(turn, slots.proof) : [];
      return ask<ChooseAccountOptions>(CHOOSE_ACCOUNT, { goal, accounts });
    }
    case 'prove-again':
      turn.say(`${goal}.proof-expired`, turn.copy.forgotPassword.proofExpired);
      for (const slot of ['proof', 'accountId', 'aux', 'wish'] as const) delete slots[slot];
      return 'look-again';
    case 'human':
      turn.note('find-account', 'none-fits');
      return toHuman(turn);
    case 'refused':
      return ask<OfferAppealOptions>(OFFER_APPEAL, {
        step: `${goal}.violation`,
        text: turn.copy.recovery.violation,
      });
    case 'close':
      return { kind: 'end', ended: close(turn, slots, step.why) };
    default:
      return facts.account ? actOn(turn, slots, step, facts.account) : 'look-again';
  }
}

type StepOnAccount = Extract<
  RecoveryStep,
  { kind: 'judge-claim' | 'found' | 'told' | 'send-username' | 'remind' | 'appeal' | 'new-password' }
>;

/** Steps that need the account, which is proven by now. */
async function actOn(
  turn: Turn,
  slots: RecoverySlots,
  step: StepOnAccount,
  account: Account,
): Promise<Next | 'look-again'> {
  const channel = slots.proof?.channel ?? 'sms';
  switch (step.kind) {
    case 'judge-claim':
      return judgeClaim(turn, slots, account);
    case 'found':
      return ask<FoundOptions>(FOUND, {
        ...describeAccount(turn, account),
        channel,
        sent: slots.usernamesSent?.includes(account.id) ?? false,
      });
    case 'told':
      delete slots.wish;
      return ask<ToldOptions>(TOLD, lockOf(account, turn.now));
    case 'send-username':
      sendUsername(turn, account, channel);
      slots.usernamesSent = [...(slots.usernamesSent ?? []), account.id];
      delete slots.wish;
      return 'look-again';
    case 'remind': {
      const endsAt = lockEnd(account, turn.now);
      if (endsAt === undefined) return 'look-again';
      remindOfLock(turn, account.id, channel, endsAt);
      return { kind: 'end', ended: sayReminded(turn, channel, endsAt) };
    }
    case 'appeal':
      return toAppeal(account, channel);
    case 'new-password': {
      slots.clearsLock = account.status === 'locked';
      return ask<NewPasswordOptions>(NEW_PASSWORD_FORM, {
        goal: wordsOf(slots),
        accountId: account.id,
        afterAux: slots.aux === 'proven',
      });
    }
  }
}

function lockOf(account: Account, now: number): ToldOptions {
  if (isBanned(account)) return { lock: 'violation' };
  if (account.status !== 'locked') return { lock: 'none' };
  const endsAt = lockEnd(account, now);
  return { lock: account.lock?.reason ?? 'password', ...(endsAt === undefined ? {} : { endsAt }) };
}

function named({ identifier }: RecoverySlots): Identifier {
  if (!identifier) throw new Error('a way is chosen before the account is named');
  return identifier;
}
