import type { DialogContext } from 'botbuilder-dialogs';
import { sendLockEnded } from '../dialogs/recovery/lock-ended.ts';
import { runningFlow } from '../dialogs/running-flow.ts';
import type { Said, Turn } from '../dialogs/turn.ts';
import type { Conversation, ConversationState, LogEntry } from '../domain/conversation.ts';
import type { DeadlineEvent, Effect } from '../domain/effect.ts';
import type { DueDeadline } from '../domain/ports.ts';
import { askAnew } from './navigation.ts';

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
  // What is told more than once is told as it stands in the end.
  const others = parked.filter((one) => subjectOf(one.event) !== subjectOf(later));
  return { parked: [...others, { id, event: later }], note: noteOf(later, turn.said) };
}

function subjectOf({ name, ...event }: DeadlineEvent): string {
  if ('formId' in event) return `${name} ${event.formId}`;
  if ('appealId' in event) return `${name} ${event.appealId}`;
  return 'accountId' in event ? `${name} ${event.accountId}` : name;
}

/** What was filled in on a page is for the dialog alone. */
function noteOf(event: DeadlineEvent, said: Said): LogEntry['activity'] {
  const { name, ...value } = event;
  return {
    type: 'event',
    name,
    value: said.kind === 'form-done' ? { ...value, purpose: said.form.purpose } : value,
  };
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
 * was pending is asked again, unless something was said meanwhile. Ids are new each time, for whoever has fired a
 * deadline drops it by its id a moment later.
 */
export function handBack({ id, state, lastSeq, epoch }: Conversation, now: number): Effect[] {
  const { parked = [] } = state;
  const returned = { id: `returned:${id}`, event: { name: 'returned' as const, seq: lastSeq } };
  return [...parked, returned].map((waiting, i) => ({
    do: 'set-deadline',
    deadline: {
      id: `${waiting.id}:${epoch + 1}`,
      conversationId: id,
      dueAt: now + i,
      event: waiting.event,
    },
  }));
}

/** The bot has it again: the pending question is asked, or first of all for what has to be proven anew by now. */
export async function comeBack(turn: Turn, dc: DialogContext): Promise<void> {
  const running = runningFlow(dc);
  const holds = await running?.flow.rules.holds?.(turn, running.values.slots);
  if (running && holds === false) await askAnew(turn, dc, running);
  else await dc.repromptDialog();
}
