import type { Conversation, LogEntry, Speaker } from '../domain/conversation.ts';
import type { Owner } from '../domain/owner.ts';
import type { Vault } from '../domain/ports.ts';
import type { ConversationRow, LogRow } from './store/schema.ts';

/** A log entry on its way: its activity is JSON. */
export type NewEntry = Omit<LogEntry, 'activity'> & { activity: string };

export function toRow(conversation: Conversation, vault: Vault, now: number): ConversationRow {
  return {
    id: conversation.id,
    version: conversation.version,
    epoch: conversation.epoch,
    owner: conversation.owner,
    last_seq: conversation.lastSeq,
    state: vault.seal(JSON.stringify(conversation.state)),
    user_id: vault.seal(conversation.userId),
    channel: conversation.channel,
    changed_at: now,
  };
}

export function fromRow(row: ConversationRow, vault: Vault): Conversation {
  return {
    id: row.id,
    version: row.version,
    epoch: row.epoch,
    owner: row.owner as Owner,
    lastSeq: row.last_seq,
    state: JSON.parse(vault.open(row.state)),
    userId: vault.open(row.user_id),
    channel: row.channel,
  };
}

/** Clients choose their ids, and some put a phone number into them. */
export function blindClientId(vault: Vault, clientId: string): string {
  return vault.blind('client-id', clientId);
}

export function toLogRow(conversationId: string, entry: NewEntry, vault: Vault): LogRow {
  return {
    conversation_id: conversationId,
    seq: entry.seq,
    at: entry.at,
    speaker: entry.from,
    client_id: entry.clientId === undefined ? null : blindClientId(vault, entry.clientId),
    activity: vault.seal(entry.activity),
  };
}

export function fromLogRow(row: LogRow, vault: Vault): LogEntry {
  return {
    seq: row.seq,
    at: row.at,
    from: row.speaker as Speaker,
    activity: JSON.parse(vault.open(row.activity)),
  };
}
