import { chmodSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

/** Queries of the application are a few dozen; past this something builds them from data. */
const MAX_STATEMENTS = 500;

/** One connection to the file, as Kysely's SqliteDialect expects it, with its statements kept compiled. */
export interface Connection extends SqliteDatabase {
  raw: DatabaseSync;
}

export function connect(file: string, options: { readOnly?: boolean } = {}): Connection {
  const raw = new DatabaseSync(file);
  // Personal data is sealed in it, but nobody else on the machine has any business with the rest either.
  if (file !== ':memory:' && process.platform !== 'win32') chmodSync(file, 0o600);
  raw.exec('PRAGMA busy_timeout = 5000');
  raw.exec('PRAGMA journal_mode = WAL');
  // FULL syncs the log on every commit: an acknowledged turn survives a power cut (NORMAL would not do that).
  raw.exec('PRAGMA synchronous = FULL');
  raw.exec('PRAGMA foreign_keys = ON');
  // 64 MB of pages in memory, the file mapped, and the log written back in larger lots: a turn's reads and its
  // share of the checkpoints were a third of its time with the defaults (2 MB, 1000 pages).
  // The reader loses its pages with every commit of the other, at a cost that grows with its cache.
  raw.exec(`PRAGMA cache_size = ${options.readOnly ? -2048 : -65536}`);
  raw.exec('PRAGMA mmap_size = 1073741824');
  raw.exec('PRAGMA wal_autocheckpoint = 8000');
  if (options.readOnly) raw.exec('PRAGMA query_only = ON');

  const statements = new Map<string, SqliteStatement>();
  return {
    raw,
    prepare(sql) {
      const known = statements.get(sql);
      if (known) return known;
      if (statements.size >= MAX_STATEMENTS) statements.clear();
      const statement = wrap(raw.prepare(sql));
      statements.set(sql, statement);
      return statement;
    },
    close: () => raw.close(),
  };
}

function wrap(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...bindable(parameters)),
    run: (parameters) => statement.run(...bindable(parameters)),
    iterate: (parameters) => statement.iterate(...bindable(parameters)),
  };
}

/** Kysely types parameters as unknown; node:sqlite itself refuses what it cannot bind. */
function bindable(parameters: ReadonlyArray<unknown>): SQLInputValue[] {
  return parameters as SQLInputValue[];
}
