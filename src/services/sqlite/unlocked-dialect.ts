import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteStatement,
} from 'kysely';

/**
 * Kysely's SQLite dialect without its lock around the connection. The lock is there for connections that
 * answer later; node:sqlite answers at once, so a query can't come between another and its answer. Under
 * load the lock costs more than the query, because each release wakes everybody who waits.
 *
 * Transactions are refused here: without the lock they would mix. Writing goes through the group commit.
 */
export class UnlockedSqliteDialect extends SqliteDialect {
  readonly #connection: SqliteDatabase;

  constructor(connection: SqliteDatabase) {
    super({ database: connection });
    this.#connection = connection;
  }

  override createAdapter(): SqliteAdapter {
    return new UnlockedAdapter();
  }

  override createDriver(): Driver {
    return new UnlockedDriver(this.#connection);
  }
}

class UnlockedAdapter extends SqliteAdapter {
  /** Kysely locks around the driver of whoever denies this, and looks at it for nothing else. */
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

class UnlockedDriver implements Driver {
  readonly #connection: DatabaseConnection;

  constructor(connection: SqliteDatabase) {
    this.#connection = new ImmediateConnection(connection);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  beginTransaction(): Promise<void> {
    return Promise.reject(new Error('transactions belong to the group commit'));
  }

  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}

export function runNow<R>(statement: SqliteStatement, parameters: ReadonlyArray<unknown>): QueryResult<R> {
  if (statement.reader) return { rows: statement.all(parameters) as R[] };
  const { changes, lastInsertRowid } = statement.run(parameters);
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
}

/** Answers before it returns. */
class ImmediateConnection implements DatabaseConnection {
  readonly #connection: SqliteDatabase;

  constructor(connection: SqliteDatabase) {
    this.#connection = connection;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    return runNow(this.#connection.prepare(sql), parameters);
  }

  streamQuery(): AsyncIterableIterator<never> {
    throw new Error('nothing here is streamed');
  }
}
