import { type Compilable, type CompiledQuery, Kysely, type QueryResult, type SqliteDatabase } from 'kysely';
import type { Database } from '../store/schema.ts';
import { runNow, UnlockedSqliteDialect } from './unlocked-dialect.ts';

/**
 * What both the reading and the writing side ask by. A finished query goes straight to its compiled statement:
 * Kysely's way there, through its pool and plugins, costs as much as a small query.
 */
export class SqliteQueries extends Kysely<Database> {
  readonly #connection: SqliteDatabase;

  constructor(connection: SqliteDatabase) {
    super({ dialect: new UnlockedSqliteDialect(connection) });
    this.#connection = connection;
  }

  override async executeQuery<R>(query: CompiledQuery<R> | Compilable<R>): Promise<QueryResult<R>> {
    const { sql, parameters } = 'compile' in query ? query.compile() : query;
    return runNow(this.#connection.prepare(sql), parameters);
  }
}
