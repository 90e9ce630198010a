import { DatabaseSync } from 'node:sqlite';
import type { Effect } from '../../../src/domain/effect.ts';
import { OperatorError } from '../../../src/domain/operator-error.ts';
import { writeAudit } from '../../../src/services/audit.ts';
import { writeEffects } from '../../../src/services/commits.ts';
import { createConversation, createConversations } from '../../../src/services/conversations.ts';
import { claimRows } from '../../../src/services/outbox/outbox-rows.ts';
import { Conflict } from '../../../src/services/store/store.ts';
import { createVault } from '../../../src/services/vault.ts';
import { eventually } from '../../support/eventually.ts';
import { type TempDir, tempDir } from '../../support/temp-dir.ts';
import { newConversation, nextTurn, SECRET } from '../harness.ts';
import { ENGINE_NAMES, ENGINES } from './engines.ts';

/** What whoever writes through a store may rely on, on whichever thread it writes. */
describe.each(ENGINE_NAMES)('%s', (name) => {
  const open = ENGINES[name];
  let dir: TempDir;
  let store: Awaited<ReturnType<typeof open>>;
  let batches: number[];
  beforeEach(async () => {
    dir = tempDir();
    batches = [];
    store = await open(dir.file('a.db'), { onBatch: (size) => batches.push(size) });
  });
  afterEach(async () => {
    await store.close();
    dir.remove();
  });

  const hold = (accountId: string): Effect[] => [{ do: 'hold-account', accountId, at: 1 }];
  const held = async (on = store) =>
    (await on.read.selectFrom('held_accounts').select('account_id').execute()).map((row) => row.account_id);

  test('what was acknowledged is read at once, and there after opening again', async () => {
    await store.transact(writeEffects, { effects: hold('a'), now: 1 });
    expect(await held()).toEqual(['a']);
    await store.close();
    await store.close();
    store = await open(dir.file('a.db'));
    expect(await held()).toEqual(['a']);
  });

  test('a guard that fails takes back its own work and nobody else’s', async () => {
    const guarded: Effect[] = [...hold('b'), { do: 'meet-deadline', deadlineId: 'never set' }];
    const results = await Promise.allSettled([
      store.transact(writeEffects, { effects: hold('a'), now: 1 }),
      store.transact(writeEffects, { effects: guarded, now: 1 }),
      store.transact(writeEffects, { effects: hold('c'), now: 1 }),
    ]);
    expect(results.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(results[1]).toMatchObject({ reason: expect.any(Conflict) });
    expect(await held()).toEqual(['a', 'c']);
  });

  test('what goes wrong in a procedure is told with its message, and the next one runs', async () => {
    const twice = { at: 1, act: 'code.right', actor: 'citizen' } as const;
    await store.transact(writeAudit, twice);
    const broken = { ...newConversation('c1'), version: null as unknown as number };
    await expect(store.transact(createConversation, { conversation: broken, now: 1 })).rejects.toThrow(
      /NOT NULL/,
    );
    await store.transact(writeAudit, twice);
    expect(await store.read.selectFrom('audit').select('seq').execute()).toHaveLength(2);
  });

  test('input that cannot be copied to another thread takes nobody else with it', async () => {
    const odd = { ...hold('b')[0], odd: () => 0 } as unknown as Effect;
    const results = await Promise.allSettled([
      store.transact(writeEffects, { effects: hold('a'), now: 1 }),
      store.transact(writeEffects, { effects: [odd], now: 1 }),
      store.transact(writeEffects, { effects: hold('c'), now: 1 }),
    ]);
    const own = name === 'on this thread' ? 'fulfilled' : 'rejected';
    expect(results.map((one) => one.status)).toEqual(['fulfilled', own, 'fulfilled']);
    expect(await held()).toEqual(expect.arrayContaining(['a', 'c']));
  });

  test('answers come as they are: booleans, rows, nothing', async () => {
    const message: Effect = {
      do: 'send',
      message: { kind: 'notice', key: 'n', channel: 'sms', to: '1', purpose: 'p', subject: '', text: 't' },
    };
    const create = { conversation: newConversation('c1'), now: 1 };
    expect(await store.transact(createConversation, create)).toBe(true);
    expect(await store.transact(createConversation, create)).toBe(false);
    expect(await store.transact(writeEffects, { effects: [message], now: 1 })).toBeUndefined();
    const rows = await store.transact(claimRows, { keys: ['n'], now: 1 });
    expect(rows).toMatchObject([{ key: 'n', status: 'sending', attempts: 1, settled_at: null }]);
    const opened = JSON.parse(createVault(SECRET).open(rows[0]?.payload ?? ''));
    expect(opened).toEqual(message.message);
  });

  test('a hundred writers at the same moment share one disk sync', async () => {
    const all = Array.from({ length: 100 }, (_, i) =>
      store.transact(writeEffects, { effects: hold(`${i}`), now: 1 }),
    );
    await Promise.all(all);
    await eventually(() => batches.length > 0);
    expect(batches).toEqual([100]);
  });

  test('closing finishes what was begun, and refuses what comes after', async () => {
    const begun = store.transact(writeEffects, { effects: hold('a'), now: 1 });
    const closing = store.close();
    await begun;
    await expect(store.transact(writeEffects, { effects: hold('b'), now: 1 })).rejects.toThrow(/closed/);
    await closing;
    store = await open(dir.file('a.db'));
    expect(await held()).toEqual(['a']);
  });

  test('what another process writes is told, our own writing is not', async () => {
    const before = store.outsideWrites();
    await store.transact(writeEffects, { effects: hold('a'), now: 1 });
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(store.outsideWrites()).toBe(before);
    const theirs = await open(dir.file('a.db'));
    await theirs.transact(writeEffects, { effects: hold('b'), now: 1 });
    await theirs.close();
    await eventually(() => store.outsideWrites() !== before);
  });

  test('the same turn twice at the same moment is written once', async () => {
    const conversations = createConversations({ store, vault: createVault(SECRET), clock: () => 1 });
    await conversations.create(newConversation('c1'));
    const turn = nextTurn(newConversation('c1'));
    const results = await Promise.all([conversations.commit(turn), conversations.commit(turn)]);
    expect(results.sort()).toEqual(['committed', 'conflict']);
    expect(await conversations.readLog('c1', 0, 10)).toHaveLength(2);
  });

  test('the audit chain holds however many write at once', async () => {
    const all = Array.from({ length: 50 }, (_, i) =>
      store.transact(writeAudit, { at: i, act: 'code.wrong', actor: 'citizen' }),
    );
    await Promise.all(all);
    const rows = await store.read.selectFrom('audit').select(['seq', 'hash', 'previous_hash']).execute();
    expect(rows).toHaveLength(50);
    for (const [i, row] of rows.entries())
      expect(row.previous_hash).toBe(rows[i - 1]?.hash ?? '0'.repeat(64));
  });

  test('a file of a newer version is refused in one line', async () => {
    const raw = new DatabaseSync(dir.file('a.db'));
    raw.exec("INSERT INTO kysely_migration VALUES ('2099-01-future', '2099-01-01')");
    raw.close();
    const refused = await open(dir.file('a.db')).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(OperatorError);
    expect((refused as Error).message).toMatch(/^.*a\.db: written by a newer version.*2099-01-future.*$/);
  });
});
