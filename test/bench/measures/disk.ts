import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { median } from './statistics.ts';

const COMMITS = 500;
const ROW = 'x'.repeat(1500);

/** Median milliseconds of one synced SQLite commit: what durability costs on this disk. */
export function measureCommitMs(dir: string): number {
  const db = new DatabaseSync(join(dir, 'disk.db'));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (v TEXT)');
  const insert = db.prepare('INSERT INTO t VALUES (?)');
  const times = Array.from({ length: COMMITS }, () => {
    const began = performance.now();
    insert.run(ROW);
    return performance.now() - began;
  });
  db.close();
  return median(times);
}
