import type { Account, Channel } from './account.ts';
import type { AuditEntry } from './audit.ts';
import type { Conversation, LogEntry } from './conversation.ts';
import type { ClosingWay, Deadline, Effect } from './effect.ts';
import type { Identifier } from './identify.ts';
import type { Locale } from './locale.ts';
import type { Origin } from './origin.ts';
import type { FormResult, SecureForm } from './secure-form.ts';
import type { Ticket } from './tickets.ts';
import type { CommitResult, TurnCommit } from './turn-commit.ts';

/** Milliseconds since the epoch. */
export type Clock = () => number;

/** Conversations and their logs. */
export interface Conversations {
  /** Creates it with an empty log; `false` when it exists. */
  create(conversation: Conversation): Promise<boolean>;
  load(id: string): Promise<Conversation | undefined>;
  /** Sequence number of the entry a client's message id already produced. */
  findByClientId(conversationId: string, clientId: string): Promise<number | undefined>;
  commit(commit: TurnCommit): Promise<CommitResult>;
  /** Entries with seq > `after`, in order. */
  readLog(conversationId: string, after: number, limit: number): Promise<LogEntry[]>;
}

/** Anything that must be written together, outside a turn: a form's submission. */
export interface Commits {
  apply(effects: Effect[]): Promise<CommitResult>;
}

/**
 * The portal's account directory. Whatever it is asked or told may reject with `DirectoryUnavailable`: then it has
 * done nothing, or its answer was lost; told the same again under the same `requestId`, it does it only once. It must
 * not answer so for some accounts only, or that would tell which there are.
 */
export interface Directory {
  find(identifier: Identifier): Promise<Account[]>;
  get(accountId: string): Promise<Account | undefined>;
  isCurrentPassword(accountId: string, password: string): Promise<boolean>;
  /**
   * Sets the password and ends the account's sessions. What can be written together with our own facts is
   * returned as effects; a remote directory does its work here, idempotent by `requestId`, and returns none.
   */
  resetPassword(request: {
    requestId: string;
    accountId: string;
    password: string;
    clearLock: boolean;
  }): Promise<Effect[]>;
  /** Locks the account for review, as effects or at once like `resetPassword`. */
  freeze(request: { requestId: string; accountId: string }): Promise<Effect[]>;
  /** Ends any lock and any ban, as effects or at once like `resetPassword`. */
  unlock(request: { requestId: string; accountId: string }): Promise<Effect[]>;
  /**
   * Makes `to` the account's contact of this channel (undefined: takes the contact away) and ends the account's
   * sessions, as effects or at once like `resetPassword`.
   */
  replaceContact(request: {
    requestId: string;
    accountId: string;
    channel: Channel;
    to: string | undefined;
  }): Promise<Effect[]>;
}

/** Secure forms' rows. */
export interface Forms {
  findByToken(token: string): Promise<SecureForm | undefined>;
  get(id: string): Promise<SecureForm | undefined>;
  /** Binds to the first browser; `false` when another one holds it. */
  bindBrowser(id: string, browser: string): Promise<boolean>;
  /** Whether a form, as it was read, is this browser's. Asks nobody. */
  isBoundTo(form: SecureForm, browser: string): boolean;
  /** Puts off the end of an open form, and its announcement. */
  extend(id: string, until: number): Promise<void>;
  /**
   * open → working, with the effects, in one transaction; from here on nobody else can submit or void it.
   * Unless completed or released soon, its deadline `form-stuck` falls due.
   */
  claim(id: string, effects: Effect[]): Promise<CommitResult>;
  /** working → open, and its proof unspent: what the form asked for could not be done. */
  release(id: string): Promise<void>;
  /** working → done with its result and all effects in one transaction; `conflict`: not claimed. */
  complete(id: string, result: FormResult, effects: Effect[]): Promise<CommitResult>;
}

export type DueDeadline = Pick<Deadline, 'id' | 'conversationId' | 'event'>;

export interface Deadlines {
  due(now: number, limit: number): Promise<DueDeadline[]>;
  /** Puts a deadline off whose turn failed. */
  postpone(id: string, until: number): Promise<void>;
  drop(id: string): Promise<void>;
}

/** Where news is brought to, of conversations whose clients do not fetch it from the log themselves. */
export interface Deliveries {
  /** Remembers or replaces it. What an address is, only the channel knows. */
  addressTo(conversationId: string, address: string): Promise<void>;
}

/** Brings one entry of the log to its citizen. Rejects where it should be tried again; `refused`: why it never should. */
export type BringNews = (
  to: { conversation: Conversation; address: string },
  entry: LogEntry,
) => Promise<'brought' | { refused: string }>;

/** Numbered messages for the staff. */
export interface Tickets {
  /** Whether too many were left today already, from this conversation or this origin. */
  isFull(from: { conversationId: string; origin: Origin }): Promise<boolean>;
  /**
   * Takes a number and the quota at once; the same request gets the same number. The ticket itself exists once
   * `open-ticket` is committed.
   */
  reserve(request: {
    requestId: string;
    conversationId: string;
    origin: Origin;
  }): Promise<{ kind: 'number'; number: string } | { kind: 'full' }>;
  /** Open ones, oldest first. */
  list(): Promise<Ticket[]>;
  get(number: string): Promise<Ticket | undefined>;
  /** Audits that somebody was shown how to reach the citizen. */
  noteShown(number: string, by: string): Promise<void>;
  /** Of several at once, one closes it. */
  close(number: string, by: string): Promise<'closed' | 'not-open'>;
}

/** A message ready to leave. Adapters must treat a repeated `key` as the same message. */
export interface Delivery {
  send(message: Outgoing): Promise<void>;
}

export interface Outgoing {
  key: string;
  channel: Channel;
  to: string;
  purpose: string;
  subject: string;
  text: string;
}

/** What an owner is told when wrong tries have closed a way. */
export interface WayClosed {
  locale: Locale;
  way: ClosingWay;
  /** Milliseconds since the epoch; absent: until the person has been proven anew. */
  until?: number;
  /** A way that codes still travel. */
  other?: Channel;
}

/** Its words; given by the application, because services have none. */
export type RenderClosed = (closed: WayClosed) => { subject: string; text: string };

export interface Audit {
  append(entry: AuditEntry): Promise<void>;
  /** Recomputes the chain; the first bad row's sequence number, or undefined when it is whole. */
  verify(): Promise<number | undefined>;
}

/** Keys, all derived from SECRET_KEY. */
export interface Vault {
  seal(plain: string): string;
  /** Throws when the text was not sealed by one of the known keys. */
  open(sealed: string): string;
  /** `context` has to be the same at opening: what was sealed for one place does not open in another. */
  sealBytes(plain: Uint8Array, context: string): Uint8Array;
  openBytes(sealed: Uint8Array, context: string): Uint8Array;
  /** Keyed hash for lookup of a value that must not be stored in the clear. */
  blind(kind: string, value: string): string;
  /** Keyed hash that proves a value; not for lookup. */
  mac(purpose: string, value: string): string;
  /** 32 bytes for signing tokens. */
  signingKey(): Uint8Array;
}

/** Coordination: one holder at a time per conversation, across instances. */
export interface Leases {
  /** Runs `work` alone for this id, in order of asking; refuses when `waiting` others already wait. */
  run<T>(id: string, work: () => Promise<T>): Promise<{ kind: 'ran'; value: T } | { kind: 'crowded' }>;
}

/** Coordination: wakes the readers of a conversation. Losing a wake-up costs time, never a message. */
export interface Fanout {
  wake(conversationId: string): void;
  subscribe(conversationId: string, listener: () => void): () => void;
}

/** Coordination: bursts. Counts are lost on restart; what must be kept is counted in facts. */
export interface RateLimits {
  /** Seconds to wait, or 0 when allowed. */
  take(
    bucket: 'messages' | 'requests' | 'conversations' | 'logins' | 'uploads',
    key: string,
  ): Promise<number>;
}
