import { type RecoverySlots, type RecoveryStep, wordsOf } from '../../domain/recovery.ts';
import { type Ended, sayClosing, sayEnd } from '../closing.ts';
import type { Turn } from '../turn.ts';

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
    case 'identity-closed': {
      const { step, text } = identityClosedWords(turn, slots);
      return sayClosing(turn, step, text);
    }
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

/** The check of name and identity number is closed to this account: for some hours, or until a person has looked. */
export function identityClosedWords(
  { copy, services }: Turn,
  slots: RecoverySlots,
): { step: string; text: string } {
  const { realNameFrozen, realNameDisabled } = copy.forgotPassword;
  const { hotline } = services.portal;
  const hours = slots.identityClosed?.hours;
  const step = `${wordsOf(slots)}.real-name`;
  return hours === undefined
    ? { step: `${step}-disabled`, text: realNameDisabled(hotline) }
    : { step: `${step}-frozen`, text: realNameFrozen(hours, hotline) };
}
