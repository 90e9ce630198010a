import { changeDemoDirectory } from '../../../src/services/demo/demo-effects.ts';
import { openSqlite } from '../../../src/services/sqlite/open-sqlite.ts';
import { openThreadedSqlite } from '../../../src/services/sqlite/open-threaded-sqlite.ts';
import type { WriterOptions } from '../../../src/services/sqlite/writer.ts';
import type { Store } from '../../../src/services/store/store.ts';
import { createVault } from '../../../src/services/vault.ts';
import { SECRET } from '../harness.ts';

type Open = (file: string, options?: WriterOptions) => Promise<Store & { outsideWrites(): number }>;

export type EngineName = 'on this thread' | 'on a thread of its own';

/** Both ways to write the same file. */
export const ENGINES: Record<EngineName, Open> = {
  'on this thread': (file, options) =>
    openSqlite(file, { vault: createVault(SECRET), changeDirectory: changeDemoDirectory }, options),
  'on a thread of its own': async (file, options) => {
    const { store, outsideWrites } = await openThreadedSqlite({ file, secret: SECRET }, options);
    return { ...store, outsideWrites };
  },
};

export const ENGINE_NAMES = Object.keys(ENGINES) as EngineName[];
