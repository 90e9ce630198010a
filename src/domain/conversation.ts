import type { DeadlineEvent } from './effect.ts';
import type { Locale } from './locale.ts';
import type { Owner } from './owner.ts';

/** Of what the dialogs keep. Other versions are discarded on purpose: a conversation is minutes long. */
export const STATE_VERSION = 2 as const;

/** What the dialogs keep between turns; versioned, because a release may find older ones. */
export interface ConversationState {
  v: typeof STATE_VERSION;
  locale: Locale;
  /** botbuilder's dialog stack, ids of our own choosing. */
  dialogStack: unknown[];
  attention?: Attention;
  /** What fell due while somebody else had the conversation, in order; deadlines again once the bot has it. */
  parked?: { id: string; event: DeadlineEvent }[] | undefined;
}

/** When the citizen was last heard, which a fired idle deadline compares; times in milliseconds. */
export interface Attention {
  heardAt: number;
  /** When the idle deadline that counts is due; others are left over. */
  watched?: number;
  remindedAt?: number;
  /** The bot has said that it stops here for now. */
  closed?: boolean;
  /** A person had it, and nothing was heard since: what was proven may be long ago. */
  away?: boolean;
}

export interface Conversation {
  id: string;
  /** Grows by one on every commit (the ETag). */
  version: number;
  epoch: number;
  owner: Owner;
  /** Sequence number of the newest log entry; 0 when empty. */
  lastSeq: number;
  state: ConversationState;
  /** Opaque id of the citizen's side, fixed by the channel's token. */
  userId: string;
  channel: string;
}

export type Speaker = 'citizen' | 'bot' | 'agent' | 'system';

/** One activity of the kept conversation, already masked. `seq` is gap-free within its conversation. */
export interface LogEntry {
  seq: number;
  /** Milliseconds since the epoch. */
  at: number;
  from: Speaker;
  /** The client's own message id, on what a client sent; not told again when the log is read. */
  clientId?: string;
  /** Bot Framework activity, masked, without id, timestamp and conversation: the reader adds those. */
  activity: Record<string, unknown>;
}
