import type { Store, Tools, Trx } from '../store/store.ts';
import { openReader } from './reader.ts';
import { LOOK_EVERY_MS, openWriter, type WriterOptions } from './writer.ts';

export interface SqliteStore extends Store {
  /**
   * Another number soon (some 20 ms) after another process has written to the same file; our own writes leave it.
   * Costs next to nothing.
   */
  outsideWrites(): number;
  /** Any work in a transaction, for tests and whoever looks at the file beside the server. */
  inTransaction<T>(work: (trx: Trx) => Promise<T>): Promise<T>;
}

/** Our facts in one SQLite file, all of it on the calling thread. */
export async function openSqlite(
  file: string,
  tools: Tools,
  { lookEvery = LOOK_EVERY_MS, ...options }: WriterOptions & { lookEvery?: number } = {},
): Promise<SqliteStore> {
  const writer = await openWriter(file, tools, options);
  const reader = openReader(file);
  let outside = writer.outsideWrites();
  let lookedAt = performance.now();
  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    await writer.finish();
    reader.close();
    writer.close();
  }

  return {
    transact: writer.run,
    inTransaction: writer.inTransaction,
    read: reader.read,
    outsideWrites() {
      const now = performance.now();
      if (now - lookedAt >= lookEvery) {
        lookedAt = now;
        outside = writer.outsideWrites();
      }
      return outside;
    },
    async ping() {
      reader.ping();
    },
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
