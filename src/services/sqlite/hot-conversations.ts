import type { Conversation, LogEntry } from '../../domain/conversation.ts';
import type { TurnCommit } from '../../domain/turn-commit.ts';
import {
  type CachedConversations,
  type CommitTexts,
  type StoredConversations,
  textsOf,
} from '../conversations.ts';

export interface HotOptions {
  /** Of the open file: what another process writes makes everything here doubtful. */
  outsideWrites(): number;
  /** Conversations kept; those go first in which nothing was said for longest. */
  most?: number;
  /** Newest log entries kept of one conversation. */
  entriesEach?: number;
  /** Log entries kept of all together. */
  entriesInAll?: number;
}

/** What is committed of one conversation, and nothing else. */
interface HotConversation {
  conversation: Omit<Conversation, 'state'>;
  /** As JSON: the dialogs change what they are given. */
  state: string;
  /** Without gaps, up to the newest. */
  log: KeptEntry[];
  clientIds: Map<string, number>;
  /** Whether these are all client ids it ever had. */
  allClientIds: boolean;
}

/** With its activity as JSON, so that every reader gets one of its own. */
type KeptEntry = Omit<LogEntry, 'activity' | 'clientId'> & { activity: string };

/** Calls to the store for one conversation that overlap. */
interface Overlap {
  running: number;
  /** More than one, or something else moved meanwhile: what they bring may be out of date. */
  disturbed: boolean;
}

/**
 * Conversations under way, kept in memory beside the store, so that a turn reads nothing from it. Writing goes
 * to the store first and counts here once it is on disk. Whatever is not plain (a conflict, a failure, a
 * version not expected, two calls for one conversation at a time) makes a conversation forgotten, and the
 * store is asked again. What another process writes is seen as soon as the store tells of it; until then a
 * commit on top of what is out of date is a conflict, as in the store.
 */
export function createHotConversations(inner: StoredConversations, options: HotOptions): CachedConversations {
  const { outsideWrites, most = 5000, entriesEach = 100, entriesInAll = 50_000 } = options;
  const hot = new Map<string, HotConversation>();
  const overlaps = new Map<string, Overlap>();
  let entries = 0;
  let seenOutside = outsideWrites();

  function find(id: string): HotConversation | undefined {
    heedOutside();
    return hot.get(id);
  }

  function heedOutside(): void {
    const outside = outsideWrites();
    if (outside === seenOutside) return;
    seenOutside = outside;
    forget([...hot.keys(), ...overlaps.keys()]);
  }

  function keep(id: string, kept: HotConversation): void {
    drop(id);
    if (kept.log.length > entriesEach) kept.log = kept.log.slice(-entriesEach);
    if (kept.clientIds.size > entriesEach) {
      kept.clientIds = new Map([...kept.clientIds].slice(-entriesEach));
      kept.allClientIds = false;
    }
    hot.set(id, kept);
    entries += kept.log.length;
    if (hot.size <= most && entries <= entriesInAll) return;
    for (const oldest of hot.keys()) {
      drop(oldest);
      if (hot.size <= most && entries <= entriesInAll) break;
    }
  }

  function drop(id: string): void {
    entries -= hot.get(id)?.log.length ?? 0;
    hot.delete(id);
  }

  function forget(ids: Iterable<string>): void {
    for (const id of ids) {
      drop(id);
      const overlap = overlaps.get(id);
      if (overlap) overlap.disturbed = true;
    }
  }

  /** Asks the store, and lets `learn` keep the answer where nothing else happened to the conversation meanwhile. */
  async function ask<T>(
    id: string,
    call: () => Promise<T>,
    learn: (answer: T) => HotConversation | undefined,
  ): Promise<T> {
    const overlap = overlaps.get(id) ?? { running: 0, disturbed: false };
    overlaps.set(id, overlap);
    overlap.disturbed ||= overlap.running > 0;
    overlap.running += 1;
    let learnt: HotConversation | undefined;
    try {
      const answer = await call();
      learnt = overlap.disturbed ? undefined : learn(answer);
      return answer;
    } finally {
      overlap.running -= 1;
      if (overlap.running === 0) overlaps.delete(id);
      if (learnt) keep(id, learnt);
      else drop(id);
    }
  }

  return {
    create: (conversation) =>
      ask(
        conversation.id,
        () => inner.create(conversation),
        (created) => (created ? asKept(conversation, true) : hot.get(conversation.id)),
      ),

    async load(id) {
      const kept = find(id);
      if (kept) return { ...kept.conversation, state: JSON.parse(kept.state) };
      return ask(
        id,
        () => inner.load(id),
        (found) => found && asKept(found, false),
      );
    },

    async findByClientId(id, clientId) {
      const kept = find(id);
      const seq = kept?.clientIds.get(clientId);
      return seq !== undefined || kept?.allClientIds ? seq : inner.findByClientId(id, clientId);
    },

    commit(commit) {
      const texts = textsOf(commit);
      return ask(
        commit.conversationId,
        () => inner.write(commit, texts),
        (result) => {
          const kept = hot.get(commit.conversationId);
          return result === 'committed' && kept?.conversation.version === commit.version
            ? advance(kept, commit, texts)
            : undefined;
        },
      );
    },

    async readLog(id, after, limit) {
      const kept = find(id);
      if (!kept || limit < 0) return inner.readLog(id, after, limit);
      const from = kept.conversation.lastSeq + 1 - kept.log.length;
      const start = after + 1 - from;
      return start < 0 ? inner.readLog(id, after, limit) : kept.log.slice(start, start + limit).map(asRead);
    },

    forget,
  };
}

function asKept({ state, ...conversation }: Conversation, allClientIds: boolean): HotConversation {
  return { conversation, state: JSON.stringify(state), log: [], clientIds: new Map(), allClientIds };
}

/** What the store does when it commits. */
function advance(
  { conversation, log, clientIds, allClientIds }: HotConversation,
  commit: TurnCommit,
  texts: CommitTexts,
): HotConversation {
  for (const { clientId, seq } of commit.log) if (clientId !== undefined) clientIds.set(clientId, seq);
  return {
    conversation: {
      ...conversation,
      version: commit.version + 1,
      epoch: conversation.epoch + (commit.owner === conversation.owner ? 0 : 1),
      owner: commit.owner,
      lastSeq: conversation.lastSeq + commit.log.length,
    },
    state: texts.state,
    log: [
      ...log,
      ...commit.log.map(({ seq, at, from }, i) => ({ seq, at, from, activity: texts.activities[i] ?? '' })),
    ],
    clientIds,
    allClientIds,
  };
}

function asRead({ activity, ...entry }: KeptEntry): LogEntry {
  return { ...entry, activity: JSON.parse(activity) };
}
