import fc from 'fast-check';
import type { Conversation } from '../../../src/domain/conversation.ts';
import type { Effect } from '../../../src/domain/effect.ts';
import type { Conversations } from '../../../src/domain/ports.ts';
import {
  type CachedConversations,
  createConversations,
  type StoredConversations,
  textsOf,
} from '../../../src/services/conversations.ts';
import { createHousekeeping } from '../../../src/services/housekeeping.ts';
import { createHotConversations } from '../../../src/services/sqlite/hot-conversations.ts';
import { openSqlite } from '../../../src/services/sqlite/open-sqlite.ts';
import { DAY } from '../../support/clock.ts';
import { type Bench, newConversation, nextTurn, openBench } from '../harness.ts';

let bench: Bench;
let stored: StoredConversations;
let asked: string[];
let hot: CachedConversations;
beforeEach(async () => {
  bench = await openBench();
  asked = [];
  stored = createConversations(bench);
  hot = createHotConversations(noting(stored, asked), bench.store);
});
afterEach(() => bench.close());

/** The same, and a note of each question that reached it. */
function noting(inner: StoredConversations, notes: string[]): StoredConversations {
  const noted =
    <A extends unknown[], T>(name: string, call: (...args: A) => Promise<T>) =>
    (...args: A) => {
      notes.push(name);
      return call(...args);
    };
  return {
    create: noted('create', inner.create),
    load: noted('load', inner.load),
    findByClientId: noted('findByClientId', inner.findByClientId),
    commit: noted('commit', inner.commit),
    write: noted('commit', inner.write),
    readLog: noted('readLog', inner.readLog),
  };
}

async function loaded(from: Conversations, id: string): Promise<Conversation> {
  const conversation = await from.load(id);
  if (!conversation) throw new Error(`${id} is not there`);
  return conversation;
}

test('a turn reads nothing from the store', async () => {
  await hot.create(newConversation('c1'));
  for (let turn = 0; turn < 3; turn += 1) {
    expect(await hot.findByClientId('c1', `k${turn}`)).toBeUndefined();
    expect(await hot.commit(nextTurn(await loaded(hot, 'c1'), { clientId: `k${turn}` }))).toBe('committed');
    expect(await hot.readLog('c1', turn * 2, 100)).toHaveLength(2);
  }
  expect(await hot.findByClientId('c1', 'k1')).toBe(3);
  expect(asked).toEqual(['create', 'commit', 'commit', 'commit']);
});

test('one that was there before the start is read once; its older words and message ids stay in the store', async () => {
  await stored.create(newConversation('c1'));
  await stored.commit(nextTurn(await loaded(stored, 'c1'), { clientId: 'before' }));

  await hot.commit(nextTurn(await loaded(hot, 'c1'), { clientId: 'after' }));
  expect(await loaded(hot, 'c1')).toMatchObject({ version: 2, lastSeq: 4 });
  expect(await hot.readLog('c1', 2, 100)).toHaveLength(2);
  expect(await hot.findByClientId('c1', 'after')).toBe(3);
  expect(asked).toEqual(['load', 'commit']);

  expect(await hot.readLog('c1', 1, 100)).toHaveLength(3);
  expect(await hot.findByClientId('c1', 'before')).toBe(1);
});

test('what another process writes is seen', async () => {
  hot = createHotConversations(stored, bench.store);
  await hot.create(newConversation('c1'));
  const before = await loaded(hot, 'c1');
  const theirs = await openSqlite(bench.file, bench);
  try {
    const others = createConversations({ ...bench, store: theirs });
    expect(await others.commit(nextTurn(before, { clientId: 'theirs' }))).toBe('committed');
    expect(await loaded(hot, 'c1')).toMatchObject({ version: 1, lastSeq: 2 });
    expect(await hot.findByClientId('c1', 'theirs')).toBe(1);
    expect(await hot.readLog('c1', 0, 10)).toHaveLength(2);
    await theirs.inTransaction((trx) => trx.deleteFrom('conversations').execute());
    expect(await hot.load('c1')).toBeUndefined();
    expect(await hot.readLog('c1', 0, 10)).toEqual([]);
  } finally {
    await theirs.close();
  }
});

test('a commit on top of what another process has overtaken is a conflict, and then seen', async () => {
  hot = createHotConversations(stored, { outsideWrites: () => 0 });
  await hot.create(newConversation('c1'));
  const theirs = await openSqlite(bench.file, bench);
  await createConversations({ ...bench, store: theirs }).commit(nextTurn(newConversation('c1')));
  await theirs.close();
  expect(await hot.commit(nextTurn(await loaded(hot, 'c1'), { clientId: 'ours' }))).toBe('conflict');
  expect(await loaded(hot, 'c1')).toMatchObject({ version: 1, lastSeq: 2 });
});

test('what housekeeping removes is gone from memory too', async () => {
  await hot.create(newConversation('old'));
  await hot.commit(nextTurn(await loaded(hot, 'old')));
  bench.clock.advance(184 * DAY);
  await hot.create(newConversation('young'));
  await createHousekeeping({ ...bench, forget: hot.forget })();
  expect(await hot.load('old')).toBeUndefined();
  expect(await hot.readLog('old', 0, 10)).toEqual([]);
  expect(await hot.load('young')).toBeDefined();
});

test('what was handed out cannot be changed for the next reader', async () => {
  await hot.create(newConversation('c1'));
  const before = await loaded(hot, 'c1');
  before.state.dialogStack.push('mine');
  expect((await loaded(hot, 'c1')).state.dialogStack).toEqual([]);

  const turn = nextTurn(await loaded(hot, 'c1'));
  await hot.commit(turn);
  for (const entry of turn.log) entry.activity.text = 'changed by the writer';
  for (let reader = 0; reader < 2; reader += 1) {
    const [first] = await hot.readLog('c1', 0, 1);
    expect(first?.activity.text).toBe('忘记密码');
    Object.assign(first?.activity ?? {}, { text: 'changed by a reader' });
  }
});

test('what the writer changes while it is being written changes nothing', async () => {
  await hot.create(newConversation('c1'));
  const turn = nextTurn(await loaded(hot, 'c1'));
  const writing = hot.commit(turn);
  for (const entry of turn.log) entry.activity.text = 'changed';
  turn.state.dialogStack.push('changed');
  await writing;
  expect(await hot.readLog('c1', 0, 10)).toEqual(await stored.readLog('c1', 0, 10));
  expect(await hot.load('c1')).toEqual(await stored.load('c1'));
  expect((await hot.readLog('c1', 0, 1))[0]?.activity.text).toBe('忘记密码');
});

/** Answers only when told to, so that a test decides what overlaps. */
function held<T>(): { promise: Promise<T>; give(value: T): void } {
  let give: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => {
    give = resolve;
  });
  return { promise, give };
}

describe('an answer that was slow', () => {
  let slow: ReturnType<typeof held<Conversation>>;
  let late: CachedConversations;
  let old: Conversation;
  beforeEach(async () => {
    await stored.create(newConversation('c1'));
    old = await loaded(stored, 'c1');
    slow = held();
    let first = true;
    const load: Conversations['load'] = (id) => {
      if (!first) return stored.load(id);
      first = false;
      return slow.promise;
    };
    late = createHotConversations({ ...stored, load }, bench.store);
  });

  test('does not bring back what a commit has overtaken', async () => {
    const loading = late.load('c1');
    expect(await late.commit(nextTurn(old))).toBe('committed');
    slow.give(old);
    await loading;
    expect(await loaded(late, 'c1')).toMatchObject({ version: 1, lastSeq: 2 });
  });

  test('does not bring back what was forgotten meanwhile', async () => {
    const loading = late.load('c1');
    await bench.store.inTransaction((trx) => trx.deleteFrom('conversations').execute());
    late.forget(['c1']);
    slow.give(old);
    await loading;
    expect(await late.load('c1')).toBeUndefined();
  });

  test('does not bring back what another process has overtaken', async () => {
    const loading = late.load('c1');
    const theirs = await openSqlite(bench.file, bench);
    await createConversations({ ...bench, store: theirs }).commit(nextTurn(old));
    await theirs.close();
    slow.give(old);
    await loading;
    expect(await loaded(late, 'c1')).toMatchObject({ version: 1 });
  });
});

test('a commit on a version it did not know of is a reason to ask again', async () => {
  await hot.create(newConversation('c1'));
  await stored.commit({ ...nextTurn(await loaded(stored, 'c1')), owner: 'queue' });
  expect(await hot.commit(nextTurn(await loaded(stored, 'c1')))).toBe('committed');
  expect(await loaded(hot, 'c1')).toEqual(await loaded(stored, 'c1'));
});

describe('memory is bounded', () => {
  const told = (limits: object) =>
    createHotConversations(noting(stored, asked), { ...bench.store, ...limits });

  test('in conversations: the one goes in which nothing was said for longest', async () => {
    hot = told({ most: 2 });
    for (const id of ['c1', 'c2']) await hot.create(newConversation(id));
    await hot.commit(nextTurn(await loaded(hot, 'c1')));
    await hot.load('c2');
    await hot.create(newConversation('c3'));
    asked.length = 0;
    for (const id of ['c3', 'c1', 'c2']) await hot.load(id);
    expect(asked).toEqual(['load']);
  });

  test('in log entries of all together', async () => {
    hot = told({ entriesInAll: 5 });
    for (const id of ['c1', 'c2', 'c3']) {
      await hot.create(newConversation(id));
      await hot.commit(nextTurn(await loaded(hot, id)));
    }
    asked.length = 0;
    for (const id of ['c3', 'c2', 'c1']) expect(await hot.readLog(id, 0, 10)).toHaveLength(2);
    expect(asked).toEqual(['readLog']);
  });

  test('in log entries and message ids of each', async () => {
    hot = told({ entriesEach: 3 });
    await hot.create(newConversation('c1'));
    for (const clientId of ['k0', 'k1', 'k2', 'k3'])
      await hot.commit(nextTurn(await loaded(hot, 'c1'), { clientId }));
    asked.length = 0;
    expect(await hot.readLog('c1', 5, 10)).toHaveLength(3);
    expect(await hot.findByClientId('c1', 'k3')).toBe(7);
    expect(asked).toEqual([]);
    expect(await hot.readLog('c1', 4, 10)).toHaveLength(4);
    expect(await hot.findByClientId('c1', 'k0')).toBe(1);
    expect(asked).toEqual(['readLog', 'findByClientId']);
  });
});

const IDS = ['a', 'b'];
const CLIENT_IDS = ['k0', 'k1', 'k2', 'k3', 'k4', 'k5'];
const WATERMARKS = [0, 1, 2, 3, 5, 8, 13];

/** What may happen, all of one round at the same moment. */
type Move =
  | { do: 'create'; id: string }
  | { do: 'commit'; id: string; clientId: string; ahead: number; owner: 'bot' | 'queue'; fails: Failure }
  | { do: 'load' | 'read' | 'find'; id: string; which: number }
  | { do: 'housekeeping'; days: number }
  | { do: 'outside'; id: string };

type Failure = 'no' | 'guard' | 'before' | 'after';

const id = fc.constantFrom(...IDS);
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('create' as const), id }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('commit' as const),
      id,
      clientId: fc.constantFrom(...CLIENT_IDS),
      ahead: fc.constantFrom(0, 0, 0, 0, 1, -1),
      owner: fc.constantFrom('bot' as const, 'bot' as const, 'queue' as const),
      fails: fc.constantFrom<Failure>('no', 'no', 'no', 'no', 'guard', 'before', 'after'),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('load' as const, 'read' as const, 'find' as const),
      id,
      which: fc.nat(CLIENT_IDS.length - 1),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('housekeeping' as const), days: fc.constantFrom(1, 184) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('outside' as const), id }) },
);

interface Side {
  bench: Bench;
  /** The store itself, below the failures. */
  stored: Conversations;
  /** What is looked at. */
  facade: Conversations;
  forget?: (ids: string[]) => void;
}

async function side(around: (inner: StoredConversations, bench: Bench) => Conversations): Promise<Side> {
  const itsBench = await openBench();
  const itsStored = createConversations(itsBench);
  const inner: StoredConversations = {
    ...itsStored,
    async commit(commit) {
      return this.write(commit, textsOf(commit));
    },
    async write(commit, texts) {
      const fails = (commit as { fails?: Failure }).fails;
      if (fails === 'before') throw new Error('the disk is full');
      const result = await itsStored.write(commit, texts);
      if (fails === 'after') throw new Error('written, but nobody can say so');
      return result;
    },
  };
  const facade = around(inner, itsBench);
  return {
    bench: itsBench,
    stored: itsStored,
    facade,
    ...('forget' in facade ? { forget: (facade as CachedConversations).forget } : {}),
  };
}

/** One move; `known` is each conversation as the round found it. Writes enter the store in the order of the calls. */
async function make(on: Side, one: Move, known: Map<string, Conversation>): Promise<unknown> {
  const { facade } = on;
  switch (one.do) {
    case 'create':
      return facade.create(newConversation(one.id));
    case 'commit': {
      const found = known.get(one.id) ?? newConversation(one.id);
      const base = { ...found, version: found.version + one.ahead, lastSeq: found.lastSeq + 2 * one.ahead };
      const effects: Effect[] =
        one.fails === 'guard' ? [{ do: 'meet-deadline', deadlineId: 'never set' }] : [];
      const turn = {
        ...nextTurn(base, { clientId: one.clientId, effects }),
        owner: one.owner,
        fails: one.fails,
      };
      return facade.commit(turn).catch((error: Error) => error.message);
    }
    case 'load':
      return void (await facade.load(one.id));
    case 'read':
      return void (await facade.readLog(one.id, WATERMARKS[one.which] ?? 0, 3));
    case 'find':
      return void (await facade.findByClientId(one.id, CLIENT_IDS[one.which] ?? ''));
    case 'housekeeping':
      on.bench.clock.advance(one.days * DAY);
      return createHousekeeping({ ...on.bench, ...(on.forget ? { forget: on.forget } : {}) })();
    case 'outside': {
      const theirs = await openSqlite(on.bench.file, on.bench);
      const others = createConversations({ ...on.bench, store: theirs });
      const found = await others.load(one.id);
      const done = found && (await others.commit(nextTurn(found, { clientId: `outside ${found.version}` })));
      await theirs.close();
      return done;
    }
  }
}

/** Everything that can be asked. */
async function seen(of: Conversations): Promise<unknown[]> {
  const all: unknown[] = [];
  for (const one of IDS) {
    all.push(await of.load(one));
    for (const after of WATERMARKS)
      for (const limit of [1, 3, 100]) all.push(await of.readLog(one, after, limit));
    for (const clientId of CLIENT_IDS) all.push(await of.findByClientId(one, clientId));
  }
  return all;
}

test('whatever happens at the same moment, it answers like the bare store', async () => {
  const rounds = fc.array(fc.array(move, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(rounds, fc.boolean(), async (script, small) => {
      const bare = await side((inner) => inner);
      const kept = await side((inner, { store }) =>
        createHotConversations(inner, {
          ...store,
          ...(small ? { most: 1, entriesEach: 3 } : {}),
        }),
      );
      try {
        for (const round of script) {
          const known = new Map<string, Conversation>();
          for (const one of IDS) {
            const found = await bare.stored.load(one);
            if (found) known.set(one, found);
          }
          expect(await play(kept, round, known)).toEqual(await play(bare, round, known));
          expect(await seen(kept.facade)).toEqual(await seen(bare.stored));
          expect(await seen(kept.facade)).toEqual(await seen(kept.stored));
        }
      } finally {
        await bare.bench.close();
        await kept.bench.close();
      }
    }),
    { numRuns: 60, seed: 20260102 },
  );
}, 120_000);

/** Another process goes first: it would block this one while it waits for the file. */
async function play(on: Side, round: Move[], known: Map<string, Conversation>): Promise<unknown[]> {
  const outside: unknown[] = [];
  for (const one of round) if (one.do === 'outside') outside.push(await make(on, one, known));
  const others = round.filter((one) => one.do !== 'outside').map((one) => make(on, one, known));
  return [...outside, ...(await Promise.all(others))];
}
