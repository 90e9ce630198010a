import type { DueDeadline } from '../../domain/ports.ts';
import type { DirectLineAdapter } from './adapter.ts';

/** A deadline's own turn: what it says goes to the citizen's log like any other reply. */
export async function fireDeadline(adapter: DirectLineAdapter, deadline: DueDeadline): Promise<void> {
  const outcome = await adapter.receive(
    {
      type: 'event',
      name: 'deadline',
      conversation: { id: deadline.conversationId, isGroup: false, conversationType: '', name: '' },
    },
    { clientId: `deadline:${deadline.id}`, address: '', deadline },
  );
  if (outcome.kind === 'crowded' || outcome.kind === 'unavailable')
    throw new Error(`the turn of a deadline could not run: ${outcome.kind}`);
}
