import type { Account } from '../../domain/account.ts';
import type { RecoverySlots } from '../../domain/recovery.ts';
import { sayClosing } from '../closing.ts';
import { ask, type Next } from '../flow.ts';
import type { Turn } from '../turn.ts';
import { wordsOf } from './endings.ts';
import { OFFER_APPEAL, type OfferAppealOptions } from './offer-appeal.ts';

/** Judges a claim once, leaving in the slots what follows from it; when it is closed for now, that ends the road. */
export async function judgeClaim(
  turn: Turn,
  slots: RecoverySlots,
  account: Account,
): Promise<Next | 'look-again'> {
  const { claim } = slots;
  delete slots.claim;
  if (!claim) return 'look-again';
  const { conversationId, services, copy } = turn;
  const answer = await services.identityCheck.judge({ accountId: account.id, ...claim, conversationId });
  const { realNameFrozen, realNameDisabled } = copy.forgotPassword;
  const { hotline } = services.portal;
  switch (answer.kind) {
    case 'match':
      turn.note('real-name', 'right');
      turn.will(...answer.effects);
      slots.aux = 'proven';
      return 'look-again';
    case 'mismatch':
      turn.note('real-name', 'mismatch');
      slots.aux = 'mismatch';
      return 'look-again';
    case 'frozen':
      return closed(turn, slots, account, 'frozen', realNameFrozen(answer.hours, hotline));
    case 'disabled':
      return closed(turn, slots, account, 'disabled', realNameDisabled(hotline));
  }
}

/** Where it was to open a lock, an appeal still can. */
function closed(
  turn: Turn,
  slots: RecoverySlots,
  account: Account,
  how: 'frozen' | 'disabled',
  text: string,
): Next {
  turn.note('real-name', how);
  const step = `${wordsOf(slots)}.real-name-${how}`;
  if (account.status === 'active') return { kind: 'end', ended: sayClosing(turn, step, text) };
  return ask<OfferAppealOptions>(OFFER_APPEAL, { step, text: `${text}\n${turn.copy.recovery.orAppeal}` });
}
