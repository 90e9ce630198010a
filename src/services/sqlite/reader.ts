import type { Kysely } from 'kysely';
import type { Database } from '../store/schema.ts';
import { connect } from './connection.ts';
import { SqliteQueries } from './queries.ts';

/** A connection that only reads: nobody sees through it what an open batch may still take back. */
export interface Reader {
  read: Kysely<Database>;
  ping(): void;
  close(): void;
}

/** The file must be there already. */
export function openReader(file: string): Reader {
  const connection = connect(file, { readOnly: true });
  return {
    read: new SqliteQueries(connection),
    ping() {
      connection.prepare('SELECT 1 AS one').all([]);
    },
    close: () => connection.close(),
  };
}
