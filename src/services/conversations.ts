import { sql } from 'kysely';
import type { Conversation } from '../domain/conversation.ts';
import type { Effect } from '../domain/effect.ts';
import type { Clock, Conversations, Vault } from '../domain/ports.ts';
import type { CommitResult, TurnCommit } from '../domain/turn-commit.ts';
import { blindClientId, fromLogRow, fromRow, type NewEntry, toLogRow, toRow } from './conversation-rows.ts';
import { applyEffects } from './effects/apply-effects.ts';
import { prepare } from './store/prepared.ts';
import type { ConversationRow, LogRow } from './store/schema.ts';
import { Conflict, commitOrConflict, procedure, type Store, type Trx } from './store/store.ts';

export interface ConversationsDeps {
  store: Store;
  vault: Vault;
  clock: Clock;
  /** Milliseconds to hold a code back; none unless given. */
  codeDelay?: () => number;
  /** Told what was written, after it is. */
  committed?: (effects: Effect[]) => void;
}

/** What a commit writes, as JSON: made once, before anybody can change what it is made of. */
export interface CommitTexts {
  state: string;
  /** Of the log entries, in their order. */
  activities: string[];
}

export interface StoredConversations extends Conversations {
  /** `commit`, of what is JSON already. */
  write(commit: TurnCommit, texts: CommitTexts): Promise<CommitResult>;
}

/** Some of them kept in memory. */
export interface CachedConversations extends Conversations {
  /** Looks into the store again: these were removed past `commit`. */
  forget(conversationIds: Iterable<string>): void;
}

export function textsOf({ state, log }: TurnCommit): CommitTexts {
  return { state: JSON.stringify(state), activities: log.map(({ activity }) => JSON.stringify(activity)) };
}

/** Conversations, their logs, and the one transaction that ends a turn. Contents are sealed. */
export function createConversations({
  store,
  vault,
  clock,
  codeDelay,
  committed,
}: ConversationsDeps): StoredConversations {
  async function write(commit: TurnCommit, { state, activities }: CommitTexts): Promise<CommitResult> {
    const { effects } = commit;
    const turn: NewTurn = {
      change: { ...changeOf(commit), state, now: clock() },
      log: commit.log.map((entry, i) => ({ ...entry, activity: activities[i] ?? '' })),
      effects,
      codeDelay: codeDelay?.() ?? 0,
    };
    return commitOrConflict(store, commitTurn, turn, () => committed?.(effects));
  }

  return {
    create: (conversation) => store.transact(createConversation, { conversation, now: clock() }),

    async load(id) {
      const { rows } = await queries.load(store.read, { id });
      return rows[0] && fromRow(rows[0], vault);
    },

    async findByClientId(conversationId, clientId) {
      const blind = blindClientId(vault, clientId);
      const { rows } = await queries.findByClientId(store.read, { conversationId, clientId: blind });
      return rows[0]?.seq;
    },

    commit: (commit) => write(commit, textsOf(commit)),

    write,

    async readLog(conversationId, after, limit) {
      const { rows } = await queries.readLog(store.read, { conversationId, after, limit });
      return rows.map((row) => fromLogRow(row, vault));
    },
  };
}

interface NewTurn {
  change: ReturnType<typeof changeOf> & { state: string; now: number };
  log: NewEntry[];
  effects: Effect[];
  codeDelay: number;
}

/**
 * False when there is one of that id.
 *
 * Beside another of the same id, one must create it and the other be told so: the key sees to that.
 */
export const createConversation = procedure(
  'conversation.create',
  async (
    trx,
    { conversation, now }: { conversation: Conversation; now: number },
    { vault },
  ): Promise<boolean> => {
    const { numAffectedRows } = await queries.create(trx, toRow(conversation, vault, now));
    return numAffectedRows === 1n;
  },
);

/**
 * Two for the same version of a conversation must not both be written: the one statement that advances it sees to
 * that. For its effects see applyEffects.
 */
export const commitTurn = procedure(
  'conversation.commit',
  async (trx, { change, log, effects, codeDelay }: NewTurn, tools): Promise<void> => {
    const { vault } = tools;
    const { numAffectedRows } = await queries.advance(trx, { ...change, state: vault.seal(change.state) });
    if (numAffectedRows !== 1n) throw new Conflict('conversation');
    for (const entry of log) {
      const added = await queries.append(trx, toLogRow(change.id, entry, vault));
      if (added.numAffectedRows !== 1n) throw new Conflict('log');
    }
    await applyEffects(trx, effects, { ...tools, now: change.now, codeDelay });
  },
);

/** Where the commit expects the log to end: one before its first entry, which the others follow. */
function changeOf(commit: TurnCommit) {
  const first = commit.log[0]?.seq;
  for (const [i, entry] of commit.log.entries())
    if (first === undefined || entry.seq !== first + i) throw new Error('log entries are not in sequence');
  return {
    id: commit.conversationId,
    version: commit.version,
    epoch: commit.epoch,
    owner: commit.owner,
    /** Not looked at when nothing is logged. */
    expectedSeq: (first ?? 0) - 1,
    added: commit.log.length,
  };
}

const queries = {
  load: prepare((db: Trx, v: { id: string }) =>
    db.selectFrom('conversations').selectAll().where('id', '=', v.id),
  ),

  findByClientId: prepare((db: Trx, v: { conversationId: string; clientId: string }) =>
    db
      .selectFrom('log')
      .select('seq')
      .where('conversation_id', '=', v.conversationId)
      .where('client_id', '=', v.clientId),
  ),

  readLog: prepare((db: Trx, v: { conversationId: string; after: number; limit: number }) =>
    db
      .selectFrom('log')
      .selectAll()
      .where('conversation_id', '=', v.conversationId)
      .where('seq', '>', v.after)
      .orderBy('seq')
      .limit(v.limit),
  ),

  create: prepare((db: Trx, v: ConversationRow) =>
    db
      .insertInto('conversations')
      .values({
        id: v.id,
        version: v.version,
        epoch: v.epoch,
        owner: v.owner,
        last_seq: v.last_seq,
        state: v.state,
        user_id: v.user_id,
        channel: v.channel,
        changed_at: v.changed_at,
      })
      .onConflict((conflict) => conflict.column('id').doNothing()),
  ),

  /** The epoch grows exactly when the owner changes, so that a turn of the former owner cannot commit. */
  advance: prepare((db: Trx, v: ReturnType<typeof changeOf> & { state: string; now: number }) =>
    db
      .updateTable('conversations')
      .set((is) => ({
        version: is('version', '+', 1),
        epoch: sql<number>`case when owner = ${v.owner} then epoch else epoch + 1 end`,
        owner: v.owner,
        last_seq: is('last_seq', '+', v.added),
        state: v.state,
        changed_at: v.now,
      }))
      .where('id', '=', v.id)
      .where('version', '=', v.version)
      .where('epoch', '=', v.epoch)
      .where(sql<boolean>`(last_seq = ${v.expectedSeq} or ${v.added} = 0)`),
  ),

  append: prepare((db: Trx, v: LogRow) =>
    db
      .insertInto('log')
      .values({
        conversation_id: v.conversation_id,
        seq: v.seq,
        at: v.at,
        speaker: v.speaker,
        client_id: v.client_id,
        activity: v.activity,
      })
      .onConflict((conflict) => conflict.doNothing()),
  ),
};
