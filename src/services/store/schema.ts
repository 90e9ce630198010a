import type { Generated } from 'kysely';

/**
 * The tables of our facts, as Kysely sees them. Plain types only, so that they are the same in SQLite and
 * PostgreSQL: times are milliseconds since the epoch, JSON is text, and what is personal is sealed text. All in one
 * file, however long: it is looked up beside the migrations, which make all of them.
 */
export interface Database {
  conversations: ConversationRow;
  log: LogRow;
  codes: CodeRow;
  code_accounts: CodeAccountRow;
  ledgers: LedgerRow;
  sends: SendRow;
  destination_sends: DestinationSendRow;
  outbox: OutboxRow;
  forms: FormRow;
  deadlines: DeadlineRow;
  held_accounts: HeldAccountRow;
  appeals: AppealRow;
  appeal_documents: AppealDocumentRow;
  tickets: TicketRow;
  deliveries: DeliveryRow;
  audit: AuditRow;
  demo_accounts: DemoAccountRow;
  demo_identifiers: DemoIdentifierRow;
  demo_ladders: DemoLadderRow;
  demo_outbox: DemoOutboxRow;
}

export interface ConversationRow {
  id: string;
  version: number;
  epoch: number;
  owner: string;
  last_seq: number;
  /** Sealed JSON. */
  state: string;
  user_id: string;
  channel: string;
  changed_at: number;
}

export interface LogRow {
  conversation_id: string;
  seq: number;
  at: number;
  speaker: string;
  client_id: string | null;
  /** Sealed JSON. */
  activity: string;
}

export interface CodeRow {
  id: string;
  conversation_id: string;
  purpose: string;
  channel: string;
  /** Sealed JSON of what the citizen typed. */
  identifier: string;
  /** Blind index of the same. */
  identifier_key: string;
  mac: string;
  issued_at: number;
  expires_at: number;
  tries: number;
  used_at: number | null;
  voided_at: number | null;
  /** Blind index of where it was sent; null until the outbox worker has found out. */
  destination: string | null;
}

/** The accounts a code speaks for, written by the outbox worker before it sends. */
export interface CodeAccountRow {
  code_id: string;
  account_id: string;
  /** 1: the proof was used up by a reset. */
  spent: Generated<number>;
}

export interface LedgerRow {
  /** What is counted: see ledgers.ts for codes and identity checks, find-appeal.ts for receipts. */
  key: string;
  failures: number;
  frozen_until: number;
}

/** One asked-for code, for the quotas a claimant can see. Keyed on what was typed, never on the directory. */
export interface SendRow {
  id: string;
  at: number;
  conversation_id: string;
  identifier_key: string;
  channel: string;
  /** Blind index of the origin. */
  address: string;
}

/** One code really sent, for the quota of its destination. */
export interface DestinationSendRow {
  /** The outbox row's key: a retry doesn't count twice. */
  key: string;
  at: number;
  destination: string;
}

export type OutboxStatus = 'pending' | 'sending' | 'sent' | 'withheld' | 'dropped' | 'failed';

export interface OutboxRow {
  key: string;
  kind: string;
  status: OutboxStatus;
  /** Sealed JSON; empty once the message is settled. */
  payload: string;
  attempts: number;
  /** When to try (again); while sending, when the lease runs out. */
  due_at: number;
  created_at: number;
  settled_at: number | null;
}

export interface FormRow {
  id: string;
  token_hash: string;
  conversation_id: string;
  purpose: string;
  account_id: string | null;
  appeal_id: string | null;
  /** 0 or 1. */
  aux: number;
  locale: string;
  status: string;
  expires_at: number;
  browser_hash: string | null;
  /** Sealed JSON. */
  result: string | null;
}

export interface DeadlineRow {
  id: string;
  conversation_id: string;
  due_at: number;
  /** JSON. */
  event: string;
}

export interface HeldAccountRow {
  account_id: string;
  at: number;
}

export interface AppealRow {
  id: string;
  /** Grows by one on every change. */
  version: number;
  kind: string;
  state: string;
  conversation_id: string;
  /** Blind index; null before it is handed in. */
  receipt_key: string | null;
  /** Blind index; null once it is handed in. */
  draft_key: string | null;
  /** Blind index of the proven contact. */
  contact_key: string;
  /** Blind index of the identity number. */
  person_key: string | null;
  /** From the first approval on. */
  account_id: string | null;
  begun_at: number;
  submitted_at: number | null;
  changed_at: number;
  /** Sealed JSON of all but the documents. */
  content: string;
}

export interface AppealDocumentRow {
  id: string;
  appeal_id: string;
  kind: string;
  /** Bytes, as encrypted. */
  size: number;
  width: number;
  height: number;
  at: number;
}

export interface TicketRow {
  number: string;
  /** `YYYY-MM-DD`, Asia/Shanghai, and the how-manieth of that day. */
  day: string;
  nth: number;
  /** The same request never gets a second number. */
  request_id: string;
  conversation_id: string;
  /** Blind index of the origin. */
  address: string;
  at: number;
  /** `reserved`: the number is taken, nothing is left under it yet. */
  status: 'reserved' | 'open' | 'closed';
  /** Sealed JSON. */
  content: string | null;
  closed_at: number | null;
  closed_by: string | null;
}

/** One for each conversation whose channel is sent to. */
export interface DeliveryRow {
  conversation_id: string;
  /** Sealed; the channel knows what it means. */
  address: string;
  /** The newest entry of the log that there was something to bring for. */
  wanted_seq: number;
  /** The cursor: entries up to here have been brought. */
  brought_seq: number;
  /** When to bring (again); while a worker has it, when its claim runs out; null: nothing to do. */
  due_at: number | null;
  /** Since the last success. */
  attempts: number;
}

export interface AuditRow {
  seq: number;
  at: number;
  act: string;
  actor: string;
  conversation_id: string | null;
  account_id: string | null;
  /** JSON with sorted keys. */
  details: string | null;
  previous_hash: string;
  hash: string;
}

export interface DemoAccountRow {
  id: string;
  /** Sealed JSON. */
  profile: string;
  password: string;
  /** Grows whenever all sessions are ended. */
  session_epoch: number;
  /** Keyed hash of the definition it was seeded from. */
  seed: string;
}

export interface DemoIdentifierRow {
  kind: string;
  hash: string;
  account_id: string;
}

/** Wrong passwords of an account, or of a name nobody has (so that both look alike). */
export interface DemoLadderRow {
  key: string;
  failures: number;
  locked_until: number | null;
}

export interface DemoOutboxRow {
  seq: number;
  key: string;
  at: number;
  /** Sealed JSON. */
  message: string;
}
