import { sendLockEnded } from '../dialogs/recovery/lock-ended.ts';
import type { Said, Turn } from '../dialogs/turn.ts';
import type { Conversation, ConversationState, LogEntry } from '../domain/conversation.ts';
import type { DeadlineEvent, Effect } from '../domain/effect.ts';
import type { DueDeadline } from '../domain/ports.ts';

/** What a turn leaves behind that is not the bot's. */
export interface AtGate {
  parked: ConversationState['parked'];
  /** What the owner is told: a happening of the log, which citizens are not shown. */
  note?: LogEntry['activity'];
}

/**
 * A deadline that is due while somebody else has the conversation. What must happen now does; whatever the bot would
 * have said or gone on with is parked in the conversation's state, in the very commit that meets the deadline, so
 * that it is neither lost nor told twice. `handBack` makes deadlines of it again.
 */
export async function waitAtGate(
  turn: Turn,
  { state }: Conversation,
  { id, event }: DueDeadline,
): Promise<AtGate> {
  const { parked = [] } = state;
  const later = await whatWaits(turn, turn.said, event);
  if (!later) return { parked: state.parked };
  return { parked: [...parked, { id, event: later }], note: { type: 'event', name: later.name } };
}

/** Undefined: nothing is left to tell. */
async function whatWaits(turn: Turn, said: Said, event: DeadlineEvent): Promise<DeadlineEvent | undefined> {
  switch (said.kind) {
    case 'form-done':
    case 'appeal-news':
      return event;
    case 'form-expired':
      return { name: 'form-expired', formId: said.formId, certain: true };
    case 'lock-ended':
      // The message that was asked for leaves in any case; the chat is told when the bot has it again.
      return event.name === 'lock-ended' && (await sendLockEnded(turn, said))
        ? { ...event, messageSent: true }
        : undefined;
    default:
      // A silence that a person hears is none of the bot's; its own begins anew with the way back.
      return undefined;
  }
}

/**
 * Written with the way back to the bot: what waited falls due now, in its order, and last of all the question that
 * was pending is asked again, unless something was said meanwhile.
 */
export function handBack({ id, state, lastSeq }: Conversation, now: number): Effect[] {
  const { parked = [] } = state;
  const returned = { id: `returned:${id}:${lastSeq}`, event: { name: 'returned' as const, seq: lastSeq } };
  return [...parked, returned].map(({ id: deadlineId, event }, i) => ({
    do: 'set-deadline',
    deadline: { id: deadlineId, conversationId: id, dueAt: now + i, event },
  }));
}
