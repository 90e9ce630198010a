import type { ConversationState, LogEntry } from './conversation.ts';
import type { Effect } from './effect.ts';
import type { Owner } from './owner.ts';

/** All that one turn leaves behind: written whole or not at all. */
export interface TurnCommit {
  conversationId: string;
  version: number;
  epoch: number;
  owner: Owner;
  state: ConversationState;
  log: LogEntry[];
  effects: Effect[];
}

/** `conflict`: the version or epoch moved, or an effect's guard no longer holds; nothing was written. */
export type CommitResult = 'committed' | 'conflict';
