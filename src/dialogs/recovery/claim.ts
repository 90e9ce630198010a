import type { Account } from '../../domain/account.ts';
import type { RecoverySlots } from '../../domain/recovery.ts';
import { without } from '../flow.ts';
import type { Turn } from '../turn.ts';

/** Judges the claim in the slots against the proven account, and returns the slots with what follows from it. */
export async function judgeClaim(turn: Turn, slots: RecoverySlots, account: Account): Promise<RecoverySlots> {
  const { claim } = slots;
  const judged = without(slots, 'claim');
  if (!claim) return judged;
  const { conversationId, services } = turn;
  const answer = await services.identityCheck.judge({ accountId: account.id, ...claim, conversationId });
  switch (answer.kind) {
    case 'match':
      turn.note('real-name', 'right');
      turn.will(...answer.effects);
      return { ...judged, aux: 'proven' };
    case 'mismatch':
      turn.note('real-name', 'mismatch');
      return { ...judged, aux: 'mismatch' };
    case 'frozen':
      turn.note('real-name', 'frozen');
      return { ...judged, identityClosed: { hours: answer.hours } };
    case 'disabled':
      turn.note('real-name', 'disabled');
      return { ...judged, identityClosed: {} };
  }
}
