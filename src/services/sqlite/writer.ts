import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { OperatorError } from '../../domain/operator-error.ts';
import { MIGRATIONS } from '../store/migrations.ts';
import type { Database } from '../store/schema.ts';
import type { Procedure, Tools, Trx } from '../store/store.ts';
import { type Connection, connect } from './connection.ts';
import { createGroupCommit, type TransactionCommands } from './group-commit.ts';
import { SqliteQueries } from './queries.ts';

/** How long what another process writes may stay unseen: a look costs as much as a small query. */
export const LOOK_EVERY_MS = 20;

export interface WriterOptions {
  /** Told how many pieces of work shared each disk sync. */
  onBatch?: (size: number) => void;
}

/** The one connection that writes. */
export interface Writer {
  run<Input, Answer>(procedure: Procedure<Input, Answer>, input: NoInfer<Input>): Promise<Answer>;
  /** Any work, for what is no procedure. */
  inTransaction<T>(work: (trx: Trx) => Promise<T>): Promise<T>;
  /** Another number as soon as another process has written to the file; our own writes leave it. A small query. */
  outsideWrites(): number;
  /** Refuses new work and resolves when all that came before is settled. */
  finish(): Promise<void>;
  close(): void;
}

/** Creates the file or brings it up to date first. Throws one line when it is newer than this program. */
export async function openWriter(file: string, tools: Tools, options: WriterOptions = {}): Promise<Writer> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const connection = connect(file);
  const db = new SqliteQueries(connection);
  try {
    refuseNewer(connection, file);
    await migrate(connection, db);
  } catch (error) {
    connection.close();
    throw error;
  }
  const group = createGroupCommit(commandsOf(connection), db, options);
  // On this connection, because any other would also count what is written here.
  const dataVersion = connection.raw.prepare('PRAGMA data_version');

  return {
    run: (procedure, input) => group.transact((trx) => procedure.run(trx, input, tools)),
    inTransaction: group.transact,
    outsideWrites: () => Number(dataVersion.get()?.data_version),
    finish: group.close,
    close: () => connection.close(),
  };
}

function commandsOf(connection: Connection): TransactionCommands {
  const command = (sql: string) => {
    const statement = connection.raw.prepare(sql);
    return () => {
      statement.run();
    };
  };
  return {
    // IMMEDIATE takes the write lock at once: another process is met here, not in the middle of the batch.
    begin: command('BEGIN IMMEDIATE'),
    commit: command('COMMIT'),
    rollback: command('ROLLBACK'),
    savepoint: command('SAVEPOINT work'),
    release: command('RELEASE work'),
    rollbackToSavepoint: command('ROLLBACK TO work'),
    isOpen: () => connection.raw.isTransaction,
  };
}

function refuseNewer(connection: Connection, file: string): void {
  const table = connection.raw.prepare("SELECT 1 FROM sqlite_master WHERE name = 'kysely_migration'").get();
  if (!table) return;
  const done = connection.raw.prepare('SELECT name FROM kysely_migration ORDER BY name').all();
  const unknown = done.map((row) => String(row.name)).find((name) => !(name in MIGRATIONS));
  if (unknown)
    throw new OperatorError(
      `${file}: written by a newer version of this program (${unknown}); start that version or restore a backup`,
    );
}

/** One transaction around all: SQLite can undo DDL, Kysely's migrator does not ask it to. */
async function migrate(connection: Connection, db: Kysely<Database>): Promise<void> {
  connection.raw.exec('BEGIN IMMEDIATE');
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error) {
    if (connection.raw.isTransaction) connection.raw.exec('ROLLBACK');
    throw error;
  }
  connection.raw.exec('COMMIT');
}
