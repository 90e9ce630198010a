import type { Conversation } from '../../src/domain/conversation.ts';
import { STATE_VERSION } from '../../src/domain/conversation.ts';
import type { Effect } from '../../src/domain/effect.ts';
import type { Conversations } from '../../src/domain/ports.ts';
import { createConversations, type StoredConversations } from '../../src/services/conversations.ts';
import { createHotConversations } from '../../src/services/sqlite/hot-conversations.ts';
import { type Bench, newConversation, nextTurn, openBench } from './harness.ts';

/** Every way to get at them keeps the same contract. */
const WAYS: [string, (stored: StoredConversations, bench: Bench) => Conversations][] = [
  ['in the store', (stored) => stored],
  ['kept in memory beside it', (stored, { store }) => createHotConversations(stored, store)],
  [
    'of which memory holds next to nothing',
    (stored, { store }) => createHotConversations(stored, { ...store, most: 1, entriesEach: 1 }),
  ],
];

describe.each(WAYS)('conversations %s', (_, around) => {
  let bench: Bench;
  let conversations: Conversations;
  let told: Effect[][];
  beforeEach(async () => {
    bench = await openBench();
    told = [];
    const stored = createConversations({ ...bench, committed: (effects) => told.push(effects) });
    conversations = around(stored, bench);
  });
  afterEach(() => bench.close());

  async function open(id = 'c1'): Promise<Conversation> {
    await conversations.create(newConversation(id));
    const conversation = await conversations.load(id);
    if (!conversation) throw new Error('not created');
    return conversation;
  }

  test('a conversation is created once and loaded as it was', async () => {
    expect(await conversations.create(newConversation('c1'))).toBe(true);
    expect(await conversations.create({ ...newConversation('c1'), userId: 'dl_other' })).toBe(false);
    expect(await conversations.load('c1')).toEqual(newConversation('c1'));
    expect(await conversations.load('c2')).toBeUndefined();
  });

  test('a commit writes state, log, version and effects', async () => {
    const before = await open();
    const state = {
      v: STATE_VERSION,
      locale: 'en' as const,
      dialogStack: [{ id: 'forgot-password' }],
    };
    const effects: Effect[] = [{ do: 'hold-account', accountId: 'a', at: 5 }];
    const turn = { ...nextTurn(before, { clientId: 'k1', effects }), state };
    expect(await conversations.commit(turn)).toBe('committed');

    expect(await conversations.load('c1')).toEqual({ ...before, state, version: 1, lastSeq: 2 });
    const kept = turn.log.map(({ clientId: _, ...entry }) => entry);
    expect(await conversations.readLog('c1', 0, 10)).toEqual(kept);
    const rows = JSON.stringify(await bench.store.read.selectFrom('log').selectAll().execute());
    expect(rows).not.toContain('"k1"');
    expect(await bench.store.read.selectFrom('held_accounts').selectAll().execute()).toEqual([
      { account_id: 'a', at: 5 },
    ]);
    expect(told).toEqual([effects]);
  });

  test('the log is read by sequence number, from anywhere, so many at a time', async () => {
    let conversation = await open();
    for (let i = 0; i < 3; i++) {
      expect(await conversations.commit(nextTurn(conversation))).toBe('committed');
      conversation = (await conversations.load('c1')) ?? conversation;
    }
    const seqs = async (after: number, limit: number) =>
      (await conversations.readLog('c1', after, limit)).map((entry) => entry.seq);
    expect(await seqs(0, 100)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await seqs(2, 2)).toEqual([3, 4]);
    expect(await seqs(6, 10)).toEqual([]);
    expect(await conversations.readLog('c2', 0, 10)).toEqual([]);
  });

  test('a message is found by its client’s own id, in its conversation only', async () => {
    const conversation = await open();
    await conversations.commit(nextTurn(conversation, { clientId: 'k1' }));
    expect(await conversations.findByClientId('c1', 'k1')).toBe(1);
    expect(await conversations.findByClientId('c1', 'k2')).toBeUndefined();
    expect(await conversations.findByClientId('c2', 'k1')).toBeUndefined();
  });

  describe('a commit is a conflict, and writes nothing,', () => {
    async function expectConflict(turn: Parameters<Conversations['commit']>[0]): Promise<void> {
      const before = await conversations.load(turn.conversationId);
      const log = await conversations.readLog(turn.conversationId, 0, 100);
      expect(await conversations.commit(turn)).toBe('conflict');
      expect(await conversations.load(turn.conversationId)).toEqual(before);
      expect(await conversations.readLog(turn.conversationId, 0, 100)).toEqual(log);
      expect(await bench.store.read.selectFrom('held_accounts').selectAll().execute()).toEqual([]);
    }

    test('when the version has moved', async () => {
      const stale = await open();
      await conversations.commit(nextTurn(stale));
      const effects: Effect[] = [{ do: 'hold-account', accountId: 'a', at: 1 }];
      await expectConflict({ ...nextTurn(stale, { clientId: 'other', effects }), log: [] });
      expect(told).toHaveLength(1);
    });

    test('when the epoch has moved', async () => {
      const conversation = await open();
      await expectConflict({ ...nextTurn(conversation), epoch: 1 });
    });

    test('when the log does not continue exactly where it ended', async () => {
      const conversation = await open();
      await expectConflict(nextTurn({ ...conversation, lastSeq: 1 }));
      await conversations.commit(nextTurn(conversation));
      await expectConflict(nextTurn({ ...conversation, version: 1, lastSeq: 1 }));
    });

    test('when the client’s id was there before', async () => {
      const conversation = await open();
      await conversations.commit(nextTurn(conversation, { clientId: 'k1' }));
      const now = (await conversations.load('c1')) ?? conversation;
      await expectConflict(nextTurn(now, { clientId: 'k1' }));
    });

    test('when an effect’s guard fails', async () => {
      const conversation = await open();
      const effects: Effect[] = [
        { do: 'hold-account', accountId: 'a', at: 1 },
        { do: 'meet-deadline', deadlineId: 'never set' },
      ];
      await expectConflict(nextTurn(conversation, { effects }));
      expect(told).toEqual([]);
    });

    test('when there is no such conversation', async () => {
      await expectConflict(nextTurn(newConversation('c9')));
    });
  });

  test('a log with a gap is a bug, not a conflict', async () => {
    const turn = nextTurn(await open());
    const [first, second] = turn.log;
    if (!first || !second) throw new Error('two entries expected');
    await expect(conversations.commit({ ...turn, log: [first, { ...second, seq: 3 }] })).rejects.toThrow(
      'not in sequence',
    );
  });

  test('a turn that says nothing still commits', async () => {
    const conversation = await open();
    expect(await conversations.commit({ ...nextTurn(conversation), log: [] })).toBe('committed');
    expect(await conversations.load('c1')).toMatchObject({ version: 1, lastSeq: 0 });
  });

  test('the epoch grows with the owner, and shuts the former owner out', async () => {
    const conversation = await open();
    expect(await conversations.commit({ ...nextTurn(conversation), owner: 'queue' })).toBe('committed');
    const queued = (await conversations.load('c1')) ?? conversation;
    expect(queued).toMatchObject({ owner: 'queue', epoch: 1 });
    expect(await conversations.commit({ ...nextTurn(queued), epoch: 0, owner: 'bot' })).toBe('conflict');
    expect(await conversations.commit(nextTurn(queued))).toBe('committed');
    expect(await conversations.load('c1')).toMatchObject({ owner: 'queue', epoch: 1 });
  });

  test('of many commits at once on one version, one wins', async () => {
    const conversation = await open();
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        conversations.commit(nextTurn(conversation, { clientId: `k${i}` })),
      ),
    );
    expect(results.filter((result) => result === 'committed')).toHaveLength(1);
    expect(await conversations.load('c1')).toMatchObject({ version: 1, lastSeq: 2 });
  });

  test('conflicts take nothing from the turns that share their disk sync', async () => {
    const ids = Array.from({ length: 20 }, (_, i) => `c${i}`);
    const opened = await Promise.all(ids.map(open));
    const results = await Promise.all(
      opened.map((conversation, i) =>
        conversations.commit({ ...nextTurn(conversation), version: i % 2 === 0 ? 0 : 7 }),
      ),
    );
    expect(results).toEqual(ids.map((_, i) => (i % 2 === 0 ? 'committed' : 'conflict')));
  });

  test('nothing that was said can be read in the file', async () => {
    const conversation = await open();
    const turn = nextTurn(conversation);
    await conversations.commit({
      ...turn,
      state: { v: STATE_VERSION, locale: 'zh-CN', dialogStack: [{ secret: 'marker-in-state' }] },
    });
    const rows = JSON.stringify([
      await bench.store.read.selectFrom('conversations').selectAll().execute(),
      await bench.store.read.selectFrom('log').selectAll().execute(),
    ]);
    expect(rows).not.toContain('忘记密码');
    expect(rows).not.toContain('marker-in-state');
  });
});
