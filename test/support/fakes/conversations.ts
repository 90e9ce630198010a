import type { Conversation, LogEntry } from '../../../src/domain/conversation.ts';
import type { Effect } from '../../../src/domain/effect.ts';
import type { Conversations } from '../../../src/domain/ports.ts';
import type { CommitResult, TurnCommit } from '../../../src/domain/turn-commit.ts';

/** In memory, but as strict as a store: copies in and out, versions checked, numbers gap-free. */
export class MemoryConversations implements Conversations {
  readonly effects: Effect[] = [];
  reads = 0;
  /** While set, every call fails as if the store were gone. */
  down: Error | undefined;
  readonly #kept = new Map<
    string,
    { conversation: Conversation; log: LogEntry[]; ids: Map<string, number> }
  >();

  async create(conversation: Conversation): Promise<boolean> {
    this.#check();
    if (this.#kept.has(conversation.id)) return false;
    this.#kept.set(conversation.id, {
      conversation: structuredClone(conversation),
      log: [],
      ids: new Map(),
    });
    return true;
  }

  async load(id: string): Promise<Conversation | undefined> {
    this.#check();
    return structuredClone(this.#kept.get(id)?.conversation);
  }

  async findByClientId(conversationId: string, clientId: string): Promise<number | undefined> {
    this.#check();
    return this.#kept.get(conversationId)?.ids.get(clientId);
  }

  async commit(commit: TurnCommit): Promise<CommitResult> {
    this.#check();
    const kept = this.#kept.get(commit.conversationId);
    if (!kept) return 'conflict';
    const { conversation, log, ids } = kept;
    if (conversation.version !== commit.version || conversation.epoch !== commit.epoch) return 'conflict';
    if (commit.log.some((entry) => entry.clientId !== undefined && ids.has(entry.clientId)))
      return 'conflict';
    for (const entry of structuredClone(commit.log)) {
      conversation.lastSeq += 1;
      if (entry.seq !== conversation.lastSeq) throw new Error(`gap in the log at ${entry.seq}`);
      log.push(entry);
      if (entry.clientId !== undefined) ids.set(entry.clientId, entry.seq);
    }
    conversation.version += 1;
    conversation.state = structuredClone(commit.state);
    if (commit.owner !== conversation.owner) {
      conversation.owner = commit.owner;
      conversation.epoch += 1;
    }
    this.effects.push(...commit.effects);
    return 'committed';
  }

  async readLog(conversationId: string, after: number, limit: number): Promise<LogEntry[]> {
    this.reads += 1;
    this.#check();
    return structuredClone(this.#kept.get(conversationId)?.log.slice(after, after + limit) ?? []);
  }

  /** For assertions: the whole log. */
  logOf(conversationId: string): LogEntry[] {
    return structuredClone(this.#kept.get(conversationId)?.log ?? []);
  }

  #check(): void {
    if (this.down) throw this.down;
  }
}
