import type { CompiledQuery } from 'kysely';
import { prepare } from '../../../src/services/store/prepared.ts';
import type { Trx } from '../../../src/services/store/store.ts';
import { type Bench, openBench } from '../harness.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

test('values go to the places they were built for, constants stay', async () => {
  const { read } = bench.store;
  const insert = prepare((db: Trx, v: { id: string; at: number }) =>
    db.insertInto('held_accounts').values({ account_id: v.id, at: v.at }),
  );
  const find = prepare((db: Trx, v: { at: number; id: string }) =>
    db
      .selectFrom('held_accounts')
      .select(['account_id', 'at'])
      .where('account_id', '!=', 'never')
      .where((is) => is.or([is('at', '=', v.at), is('account_id', '=', v.id)]))
      .orderBy('account_id')
      .limit(5),
  );
  await bench.store.inTransaction(async (trx) => {
    for (const [id, at] of [
      ['a', 1],
      ['b', 2],
      ['never', 2],
    ] as const)
      await insert(trx, { id, at });
  });
  expect((await find(read, { id: 'a', at: 2 })).rows).toEqual([
    { account_id: 'a', at: 1 },
    { account_id: 'b', at: 2 },
  ]);
  expect((await find(read, { at: 9, id: 'none' })).rows).toEqual([]);
});

test('is built once for each connection', async () => {
  let built = 0;
  const count = prepare((db: Trx, v: { id: string }) => {
    built += 1;
    return db.selectFrom('held_accounts').select('at').where('account_id', '=', v.id);
  });
  for (const id of ['a', 'b', 'c']) {
    await count(bench.store.read, { id });
    await bench.store.inTransaction(async (trx) => count(trx, { id }));
  }
  expect(built).toBe(2);
});

test('is run by what it is asked on, with its text and the values', async () => {
  const { read } = bench.store;
  const find = prepare((db: Trx, v: { at: number }) =>
    db.selectFrom('held_accounts').select('account_id').where('at', '>', v.at).limit(3),
  );
  const asked: [string, readonly unknown[]][] = [];
  read.executeQuery = async (query) => {
    const { sql, parameters } = query as CompiledQuery;
    asked.push([sql, parameters]);
    return { rows: [{ account_id: 'a' } as never] };
  };
  expect((await find(read, { at: 7 })).rows).toEqual([{ account_id: 'a' }]);
  expect(asked).toEqual([['select "account_id" from "held_accounts" where "at" > ? limit ?', [7, 3]]]);
});
