import { pagesCopyFor } from '../../copy/pages.ts';
import type { LogEntry, Speaker } from '../../domain/conversation.ts';

/** Whose eyes the log is rendered for. */
export interface Reader {
  conversationId: string;
  userId: string;
}

/** How many entries a page of the log, and so one frame of a stream, may hold. */
export const PAGE = 100;

/** The channel's name, on its activities and in `conversation.channel`. */
export const DIRECT_LINE = 'directline';

export const BOT_ID = 'assistant';
const AGENT_ID = 'agent';
/** Ids no citizen may carry. */
export const RESERVED_IDS: readonly string[] = [BOT_ID, AGENT_ID];

/** What Direct Line never hands to clients; such entries only mark a place in the log. */
const INTERNAL_TYPES = new Set(['conversationUpdate', 'contactRelationUpdate', 'trace', 'invoke']);

/** Ids sort like the log and can be told apart across conversations. */
export function activityId(conversationId: string, seq: number): string {
  return `${conversationId}|${String(seq).padStart(7, '0')}`;
}

/** The activity as clients see it; undefined where the entry is not for them. */
export function renderActivity(entry: LogEntry, reader: Reader): Record<string, unknown> | undefined {
  const { activity } = entry;
  if (INTERNAL_TYPES.has(String(activity.type))) return undefined;
  // Deadlines and other happenings that start a turn are the server's own business.
  if (entry.from === 'system' && activity.type !== 'message') return undefined;
  return {
    ...activity,
    // Without it clients read Markdown: a masked code of six stars is a ruled line to them.
    ...(activity.type === 'message' ? { textFormat: 'plain' } : {}),
    id: activityId(reader.conversationId, entry.seq),
    timestamp: new Date(entry.at).toISOString(),
    channelId: DIRECT_LINE,
    conversation: { id: reader.conversationId },
    from: fromOf(entry.from, activity, reader),
  };
}

/** A Direct Line ActivitySet. `watermark` moves on over entries that are not shown as well. */
export function activitySet(
  entries: readonly LogEntry[],
  after: number,
  reader: Reader,
): { activities: Record<string, unknown>[]; watermark: string } {
  const activities: Record<string, unknown>[] = [];
  for (const entry of entries) {
    const rendered = renderActivity(entry, reader);
    if (rendered) activities.push(rendered);
  }
  return { activities, watermark: String(entries.at(-1)?.seq ?? after) };
}

function fromOf(speaker: Speaker, activity: Record<string, unknown>, reader: Reader): object {
  if (speaker === 'citizen') return { id: reader.userId, role: 'user' };
  const { names } = pagesCopyFor(typeof activity.locale === 'string' ? activity.locale : undefined);
  if (speaker === 'agent') return { id: AGENT_ID, name: nameIn(activity) ?? names.agent, role: 'bot' };
  return { id: BOT_ID, name: names.assistant, role: 'bot' };
}

/** Agents may show a working name. */
function nameIn(activity: Record<string, unknown>): string | undefined {
  const from = activity.from;
  if (typeof from !== 'object' || from === null || !('name' in from)) return undefined;
  return typeof from.name === 'string' ? from.name : undefined;
}
