import { connect } from '../../../src/services/sqlite/connection.ts';
import { SqliteQueries } from '../../../src/services/sqlite/queries.ts';

const connection = connect(':memory:');
connection.raw.exec('CREATE TABLE held_accounts (account_id TEXT PRIMARY KEY, at INTEGER)');
afterAll(() => connection.close());

test('a finished query goes straight to its statement, past Kysely’s pool and plugins', async () => {
  const queries = new SqliteQueries(connection);
  queries.getExecutor().provideConnection = () => Promise.reject(new Error('the long way'));
  const insert = queries.insertInto('held_accounts').values({ account_id: 'a', at: 1 });
  expect(await queries.executeQuery(insert.compile())).toMatchObject({ numAffectedRows: 1n });
  const find = queries.selectFrom('held_accounts').select('at').where('account_id', '=', 'a');
  expect(await queries.executeQuery(find)).toEqual({ rows: [{ at: 1 }] });
  await expect(find.execute()).rejects.toThrow('the long way');
  await expect(queries.executeQuery(insert.compile())).rejects.toThrow(/UNIQUE/);
});
