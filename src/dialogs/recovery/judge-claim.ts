import type { Account } from '../../domain/account.ts';
import type { RecoverySlots } from '../../domain/recovery.ts';
import { type Ended, sayClosing } from '../closing.ts';
import type { Turn } from '../turn.ts';

/** Judges a claim once, leaving in the slots what follows from it; when it is closed for now, that ends the flow. */
export async function judgeClaim(
  turn: Turn,
  slots: RecoverySlots,
  account: Account | undefined,
): Promise<Ended | undefined> {
  const { claim, goal } = slots;
  delete slots.claim;
  if (!claim || !account) return undefined;
  const answer = await turn.services.identityCheck.judge({
    accountId: account.id,
    ...claim,
    conversationId: turn.conversationId,
  });
  const { realNameFrozen, realNameDisabled } = turn.copy.forgotPassword;
  const { hotline } = turn.services.portal;
  switch (answer.kind) {
    case 'match':
      turn.note('real-name', 'right');
      turn.will(...answer.effects);
      slots.aux = 'proven';
      return undefined;
    case 'mismatch':
      turn.note('real-name', 'mismatch');
      slots.aux = 'mismatch';
      return undefined;
    case 'frozen':
      turn.note('real-name', 'frozen');
      return sayClosing(turn, `${goal}.real-name-frozen`, realNameFrozen(answer.hours, hotline));
    case 'disabled':
      turn.note('real-name', 'disabled');
      return sayClosing(turn, `${goal}.real-name-disabled`, realNameDisabled(hotline));
  }
}
