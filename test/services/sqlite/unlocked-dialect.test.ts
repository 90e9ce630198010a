import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { connect } from '../../../src/services/sqlite/connection.ts';
import { SqliteQueries } from '../../../src/services/sqlite/queries.ts';

describe('the dialect without a lock', () => {
  it('answers a query while somebody else holds the connection', async () => {
    const connection = connect(':memory:');
    const db = new SqliteQueries(connection);
    const answer = await db
      .connection()
      .execute(() =>
        Promise.race([sql<{ one: number }>`select 1 as one`.execute(db), setImmediate('waits')]),
      );
    expect(answer).toEqual({ rows: [{ one: 1 }] });
    connection.close();
  });

  it('refuses a transaction, which would mix with what others ask', async () => {
    const connection = connect(':memory:');
    await expect(new SqliteQueries(connection).transaction().execute(async () => 'done')).rejects.toThrow(
      'group commit',
    );
    connection.close();
  });
});
