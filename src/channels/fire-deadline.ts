import type { Activity } from 'botbuilder-core';
import type { Arrival, TurnOutcome } from '../bots/contract.ts';
import type { DueDeadline } from '../domain/ports.ts';
import { deadlineTurnId } from './turn-ids.ts';

/** Has the assistant run a turn of a conversation, through the channel's own adapter. */
export type Receive = (activity: Partial<Activity>, arrival: Arrival) => Promise<TurnOutcome>;

/** A deadline's own turn: what it says goes to the citizen's log like any other reply. */
export async function fireDeadline(receive: Receive, deadline: DueDeadline): Promise<void> {
  const outcome = await receive(
    {
      type: 'event',
      name: 'deadline',
      conversation: { id: deadline.conversationId, isGroup: false, conversationType: '', name: '' },
    },
    { clientId: deadlineTurnId(deadline.id), origin: '', deadline },
  );
  if (outcome.kind === 'crowded' || outcome.kind === 'unavailable')
    throw new Error(`the turn of a deadline could not run: ${outcome.kind}`);
}
