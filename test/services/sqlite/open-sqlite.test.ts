import { changeDemoDirectory } from '../../../src/services/demo/demo-effects.ts';
import { openSqlite } from '../../../src/services/sqlite/open-sqlite.ts';
import { MIGRATIONS } from '../../../src/services/store/migrations.ts';
import type { Trx } from '../../../src/services/store/store.ts';
import { createVault } from '../../../src/services/vault.ts';
import { type TempDir, tempDir } from '../../support/temp-dir.ts';
import { SECRET } from '../harness.ts';

const tools = { vault: createVault(SECRET), changeDirectory: changeDemoDirectory };

let dir: TempDir;
beforeEach(() => {
  dir = tempDir();
});
afterEach(() => dir.remove());

const hold = (id: string) => (trx: Trx) =>
  trx.insertInto('held_accounts').values({ account_id: id, at: 1 }).execute();

test('what was written is there after closing and opening again', async () => {
  const file = dir.file('new/folder/a.db');
  const first = await openSqlite(file, tools);
  await first.inTransaction(hold('a'));
  await first.close();
  await first.close();
  const second = await openSqlite(file, tools);
  expect(await second.read.selectFrom('held_accounts').select('account_id').execute()).toEqual([
    { account_id: 'a' },
  ]);
  await second.close();
});

test('readers see nothing of a batch that is still open', async () => {
  const store = await openSqlite(dir.file('a.db'), tools);
  let seenInside: unknown[] = [];
  let seenOutside: unknown[] = [];
  await store.inTransaction(async (trx) => {
    await hold('a')(trx);
    seenInside = await trx.selectFrom('held_accounts').selectAll().execute();
    seenOutside = await store.read.selectFrom('held_accounts').selectAll().execute();
  });
  expect(seenInside).toHaveLength(1);
  expect(seenOutside).toHaveLength(0);
  expect(await store.read.selectFrom('held_accounts').selectAll().execute()).toHaveLength(1);
  await store.close();
});

test('a constraint that fails takes back its own work and nobody else’s', async () => {
  const store = await openSqlite(dir.file('a.db'), tools);
  const results = await Promise.allSettled([
    store.inTransaction(hold('a')),
    store.inTransaction(async (trx) => {
      await hold('b')(trx);
      await hold('a')(trx);
    }),
    store.inTransaction(hold('c')),
  ]);
  expect(results.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  const rows = await store.read.selectFrom('held_accounts').select('account_id').execute();
  expect(rows.map((row) => row.account_id)).toEqual(['a', 'c']);
  await store.close();
});

test('the reading side cannot write', async () => {
  const store = await openSqlite(dir.file('a.db'), tools);
  await expect(hold('a')(store.read)).rejects.toThrow(/readonly/);
  await store.close();
});

test('every commit is synced: WAL with synchronous FULL, foreign keys on', async () => {
  const store = await openSqlite(dir.file('a.db'), tools);
  const settings = await store.inTransaction(async (trx) => {
    const ask = async (name: string) => {
      const { rows } = await trx.executeQuery({
        ...trx.selectFrom('held_accounts').selectAll().compile(),
        sql: `PRAGMA ${name}`,
        parameters: [],
      });
      return Object.values(rows[0] ?? {})[0];
    };
    return [await ask('journal_mode'), await ask('synchronous'), await ask('foreign_keys')];
  });
  expect(settings).toEqual(['wal', 2, 1]);
  await store.ping();
  await store.close();
  await expect(store.ping()).rejects.toThrow();
});

test('a migration that fails half-way leaves nothing behind', async () => {
  const file = dir.file('a.db');
  await (await openSqlite(file, tools)).close();
  MIGRATIONS['2026-99-bad'] = {
    async up(db) {
      await db.schema.createTable('half').addColumn('a', 'text').execute();
      throw new Error('no further');
    },
  };
  try {
    await expect(openSqlite(file, tools)).rejects.toThrow('no further');
  } finally {
    delete MIGRATIONS['2026-99-bad'];
  }
  const store = await openSqlite(file, tools);
  const tables = await store.read.introspection.getTables();
  expect(tables.map((table) => table.name)).not.toContain('half');
  await store.close();
});

test('migrations are applied in the order of their names', () => {
  const names = Object.keys(MIGRATIONS);
  expect([...names].sort()).toEqual(names);
});
