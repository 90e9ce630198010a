import { type Account, type Channel, contactOf } from '../../domain/account.ts';
import type { Goal, RecoverySlots, RecoveryStep } from '../../domain/recovery.ts';
import { APPEAL, type AppealSlots } from '../appeals/appeal-flow.ts';
import { type Ended, sayClosing, sayEnd } from '../closing.ts';
import type { Next } from '../flow.ts';
import type { Turn } from '../turn.ts';

/** Once a reset is under way its words are those of a forgotten password, whatever led to it. */
export function wordsOf({ goal, wish }: RecoverySlots): Goal {
  return wish === 'reset' ? 'forgot-password' : goal;
}

/** The last word of the flow. */
export function close(
  turn: Turn,
  slots: RecoverySlots,
  why: Extract<RecoveryStep, { kind: 'close' }>['why'],
): Ended {
  const { hotline } = turn.services.portal;
  const { refusedHeld, accountGone } = turn.copy.forgotPassword;
  const goal = wordsOf(slots);
  switch (why) {
    case 'done':
      return sayDone(turn, slots);
    case 'enough':
      turn.say('greeting.thanks', turn.copy.greeting.thanks);
      return { shown: [] };
    case 'held':
      return sayClosing(turn, `${goal}.held`, refusedHeld(hotline));
    case 'account-gone':
      return sayClosing(turn, `${goal}.account-gone`, accountGone(hotline));
  }
}

function sayDone(turn: Turn, slots: RecoverySlots): Ended {
  const { portalName, hotline } = turn.services.portal;
  const { done, advice } = turn.copy.forgotPassword;
  const goal = wordsOf(slots);
  turn.note('new-password', 'done');
  turn.say(`${goal}.done`, done(portalName, slots.clearsLock ?? false));
  if (slots.contactLost) turn.say(`${goal}.change-contact`, turn.copy.recovery.contactAdvice(portalName));
  return sayEnd(turn, `${goal}.advice`, advice(hotline));
}

/** None of the accounts is theirs: a person has to look, with the case as it stands. */
export function toHuman(turn: Turn): Next {
  turn.say('forgot-account.none-is-mine', turn.copy.recovery.noneIsMine);
  return { kind: 'hand-over', situation: 'human' };
}

/** What self-service may not open, staff decides; the contact is proven already. */
export function toAppeal(account: Account, channel: Channel): Next {
  const to = contactOf(account, channel);
  const slots: AppealSlots = { kind: 'unlock', ...(to ? { contact: { channel, to } } : {}) };
  return { kind: 'go', flow: APPEAL, options: slots };
}
