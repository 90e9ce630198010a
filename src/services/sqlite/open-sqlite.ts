import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, Migrator } from 'kysely';
import { OperatorError } from '../../domain/operator-error.ts';
import { MIGRATIONS } from '../store/migrations.ts';
import { offerShortcut } from '../store/prepared.ts';
import type { Database } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { type Connection, connect } from './connection.ts';
import { createGroupCommit, type TransactionCommands } from './group-commit.ts';
import { runNow, UnlockedSqliteDialect } from './unlocked-dialect.ts';

export interface SqliteOptions {
  /** Told how many pieces of work shared each disk sync. */
  onBatch?: (size: number) => void;
}

/**
 * Our facts in one SQLite file, created or brought up to date first. One process at a time.
 *
 * Two connections: all writing goes through the writer's group commit, and reading through a second one, so
 * that nobody reads what an open batch may still take back. Throws one line when the file is newer than
 * this program.
 */
export async function openSqlite(file: string, options: SqliteOptions = {}): Promise<Store> {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const writerConnection = connect(file);
  const writer = kyselyOn(writerConnection);
  try {
    refuseNewer(writerConnection, file);
    await migrate(writerConnection, writer);
  } catch (error) {
    writerConnection.close();
    throw error;
  }
  const readerConnection = connect(file, { readOnly: true });
  const read = kyselyOn(readerConnection);
  const group = createGroupCommit(commandsOf(writerConnection), writer, { onBatch: options.onBatch });

  // On the writer's connection, because the other one would also count what the writer has written.
  const dataVersion = writerConnection.raw.prepare('PRAGMA data_version');

  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    await group.close();
    readerConnection.close();
    writerConnection.close();
  }

  return {
    transact: group.transact,
    read,
    outsideWrites: () => Number(dataVersion.get()?.data_version),
    async ping() {
      readerConnection.prepare('SELECT 1 AS one').all([]);
    },
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

function kyselyOn(connection: Connection): Kysely<Database> {
  const db = new Kysely<Database>({ dialect: new UnlockedSqliteDialect(connection) });
  offerShortcut(db, (sql) => {
    const statement = connection.prepare(sql);
    return (parameters) => runNow(statement, parameters);
  });
  return db;
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
