import type { Activity, TurnContext } from 'botbuilder-core';
import type { Turn } from '../dialogs/turn.ts';
import type { LogEntry } from '../domain/conversation.ts';
import type { Arrival } from './contract.ts';
import type { MaskedMessage } from './mask-message.ts';

/** What a turn adds to the log: what came, then `note` for whoever has the conversation, then the replies. */
export function logOf(
  context: TurnContext,
  arrival: Arrival,
  turn: Turn,
  masked: MaskedMessage,
  lastSeq: number,
  note: LogEntry['activity'] | undefined,
): LogEntry[] {
  const { activity } = context;
  const log: LogEntry[] = [];
  const add = (entry: Pick<LogEntry, 'from' | 'activity' | 'clientId'>) =>
    log.push({ seq: lastSeq + log.length + 1, at: turn.now, ...entry });
  if (!arrival.deadline) {
    const fromCitizen = activity.type === 'message' || activity.type === 'event';
    add({
      from: fromCitizen ? 'citizen' : 'system',
      clientId: arrival.clientId,
      activity: { ...maskedActivity(activity, masked.masked), ...arrival.echo },
    });
  }
  if (note) add({ from: 'system', activity: note });
  for (const reply of turn.replies) add({ from: 'bot', activity: { ...reply } });
  return log;
}

/** The citizen's activity as logged: the masked text, and of the rest only what is looked at later. */
export function maskedActivity(activity: Partial<Activity>, masked: string): Record<string, unknown> {
  return {
    type: activity.type,
    ...(activity.type === 'message' ? { text: masked } : {}),
    ...(activity.type === 'event' ? { name: activity.name } : {}),
    ...(activity.locale ? { locale: activity.locale } : {}),
    ...(activity.attachments?.length
      ? { attachments: activity.attachments.map(({ contentType, name }) => ({ contentType, name })) }
      : {}),
  };
}
