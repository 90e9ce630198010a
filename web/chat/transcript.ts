import { localeOf } from '../../src/domain/locale.ts';
import type { Locale } from '../shared/locale.ts';
import type { Delivery } from './line/outgoing.ts';
import type { Activity } from './line/wire.ts';
import { isOwn, sequenceOf } from './line/wire.ts';
import type { HeroCard, Progress, QuickReply } from './message-parts.ts';
import { cardsOf, progressOf, repliesOf, stepOf } from './message-parts.ts';

/** One message as shown. Own ones keep the key they had before the server knew them. */
export interface Entry {
  key: string;
  side: 'me' | 'bot' | 'agent';
  /** The agent's name to show; null for the others. */
  name: string | null;
  /** Place in the conversation; null while the server has not told it. */
  seq: number | null;
  text: string;
  /** Text fixed by a postBack: its echo carries the value, which is not for reading. */
  fixedText: boolean;
  at: number;
  delivery: Delivery;
  replies: readonly QuickReply[];
  cards: readonly HeroCard[];
  progress: Progress | null;
  /** Name of the question or answer; empty where the sender gave none. */
  step: string;
  /** Language it is in; null where it is not told. */
  locale: Locale | null;
  /** Said before this page was loaded. */
  replay: boolean;
}

export type Transcript = readonly Entry[];

const SENT: Delivery = { state: 'sent', acknowledged: true };

export function addOwn(
  transcript: Transcript,
  own: { clientId: string; text: string; fixedText: boolean; at: number },
): Transcript {
  const entry: Entry = {
    key: own.clientId,
    side: 'me',
    name: null,
    seq: null,
    text: own.text,
    fixedText: own.fixedText,
    at: own.at,
    delivery: { state: 'sending' },
    replies: [],
    cards: [],
    progress: null,
    step: '',
    locale: null,
    replay: false,
  };
  return [...transcript, entry];
}

export function setDelivery(transcript: Transcript, clientId: string, delivery: Delivery): Transcript {
  return transcript.map((entry) => (entry.key === clientId ? { ...entry, delivery } : entry));
}

/** Takes in what came from the server: own messages find their bubble, the others get one, all in order. */
export function receive(
  transcript: Transcript,
  activities: readonly Activity[],
  options: { userId: string; now: number; replay: boolean },
): Transcript {
  const entries = [...transcript];
  for (const activity of activities) {
    if (activity.type !== 'message') continue;
    const entry = toEntry(activity, entries, options);
    const known = entries.findIndex(({ key }) => key === entry.key);
    if (known === -1) entries.push(entry);
    else entries[known] = entry;
  }
  return entries.sort((a, b) => (a.seq ?? Number.MAX_VALUE) - (b.seq ?? Number.MAX_VALUE));
}

function toEntry(
  activity: Activity,
  before: readonly Entry[],
  { userId, now, replay }: { userId: string; now: number; replay: boolean },
): Entry {
  const own = isOwn(activity, userId);
  const key =
    (own ? activity.channelData?.clientActivityID : undefined) ?? activity.id ?? `${now}-${before.length}`;
  const local = before.find((entry) => entry.key === key);
  const stamp = Date.parse(activity.timestamp ?? '');
  const text = typeof activity.text === 'string' ? activity.text : '';
  const agent = !own && (activity.from?.id ?? '').startsWith('agent');
  return {
    key,
    side: own ? 'me' : agent ? 'agent' : 'bot',
    name: agent ? (activity.from?.name ?? null) : null,
    seq: sequenceOf(activity.id),
    text: own ? (local?.fixedText ? local.text : readable(text, before)) : text,
    fixedText: local?.fixedText ?? false,
    at: Number.isNaN(stamp) ? now : stamp,
    delivery: SENT,
    replies: own ? [] : repliesOf(activity),
    cards: own ? [] : cardsOf(activity),
    progress: own ? null : progressOf(activity),
    step: own ? '' : stepOf(activity),
    locale: own ? null : localeOf(activity.locale),
    replay,
  };
}

/** After a reload a chosen postBack comes back as its bare value: show the words that were on the button. */
function readable(text: string, before: readonly Entry[]): string {
  const asked = before[lastIndex(before, ({ side, replies }) => side !== 'me' && replies.length > 0)];
  return asked?.replies.find(({ kind, value }) => kind === 'postBack' && value === text)?.title ?? text;
}

/** The choices still on the table, below the newest message; `chosen` once one of them, or anything, was said. */
export function openReplies(transcript: Transcript): {
  replies: readonly QuickReply[];
  used: boolean;
  chosen: string | null;
} {
  const said = transcript.filter(({ side, delivery }) => side !== 'me' || !isUnsent(delivery));
  const lastHeard = lastIndex(said, ({ side }) => side !== 'me');
  const answers = said.slice(lastHeard + 1);
  const before = said.slice(0, lastHeard + 1);
  const turn = before.slice(lastIndex(before, ({ side }) => side === 'me') + 1);
  const replies = turn[lastIndex(turn, (entry) => entry.replies.length > 0)]?.replies ?? [];
  return { replies, used: answers.length > 0, chosen: answers[0]?.text ?? null };
}

function isUnsent({ state }: Delivery): boolean {
  return state === 'failed' || state === 'refused';
}

/** Where in a flow the bot's last word is; null outside of one. */
export function currentProgress(transcript: Transcript): Progress | null {
  return transcript[lastIndex(transcript, ({ side }) => side === 'bot')]?.progress ?? null;
}

/** Steps that are said beside the pending question, which goes on waiting. */
const BESIDE = /^(?:interruption|faq|remark)\./;

/**
 * Key of the message whose card can still be used: each secure page voids the ones before it, and none is
 * needed any more once the bot has gone on.
 */
export function liveCard(transcript: Transcript): string | null {
  const at = lastIndex(transcript, ({ cards }) => cards.length > 0);
  const wentOn = transcript.slice(at + 1).some(({ side, step }) => side === 'bot' && !BESIDE.test(step));
  return wentOn ? null : (transcript[at]?.key ?? null);
}

/** Language of the bot's last word. */
export function spokenLocale(transcript: Transcript): Locale | null {
  return transcript[lastIndex(transcript, ({ locale }) => locale !== null)]?.locale ?? null;
}

/** Older phones' browsers have no findLastIndex. */
export function lastIndex(entries: readonly Entry[], matches: (entry: Entry) => boolean): number {
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const entry = entries[index];
    if (entry && matches(entry)) return index;
  }
  return -1;
}
