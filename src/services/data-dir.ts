import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { OperatorError } from '../domain/operator-error.ts';
import { makeFolder } from './make-folder.ts';

/**
 * Takes the folder for one server: leases, live streams and conversations in memory are this process's own. The
 * system lets go of the lock when the process ends, however it ends; the staff's commands don't ask for it. Returns
 * what lets go. Throws one line where the folder cannot be used, or another server has it.
 */
export function takeDataDir(dataDir: string): () => void {
  try {
    makeFolder(dataDir);
    return lock(join(dataDir, 'server.lock'));
  } catch (cause) {
    if (isBusy(cause))
      throw new OperatorError(`DATA_DIR: another server is running on ${dataDir}`, { cause });
    throw new OperatorError(`DATA_DIR: ${dataDir} cannot be used (${reasonOf(cause)})`, { cause });
  }
}

/** An empty database that nothing is written to: SQLite's lock works wherever SQLite does. */
function lock(file: string): () => void {
  const held = new DatabaseSync(file);
  try {
    held.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    held.close();
    throw error;
  }
  return () => held.close();
}

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'errcode' in error && error.errcode === SQLITE_BUSY;
}

/** The system's code, which is what an operator looks for; SQLite has only words. */
function reasonOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  if ('syscall' in error && 'code' in error) return String(error.code);
  return 'message' in error ? String(error.message) : String(error);
}
