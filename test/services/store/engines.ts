import { changeDemoDirectory } from '../../../src/services/demo/demo-effects.ts';
import { openSqlite } from '../../../src/services/sqlite/open-sqlite.ts';
import { openThreadedSqlite } from '../../../src/services/sqlite/open-threaded-sqlite.ts';
import type { Store } from '../../../src/services/store/store.ts';
import { createVault } from '../../../src/services/vault.ts';
import { type TempDir, tempDir } from '../../support/temp-dir.ts';
import { SECRET } from '../harness.ts';

/** Empty facts, through as many handles as the engine lets write at once. */
export interface OpenedEngine {
  handles: readonly [Store, ...Store[]];
  close(): Promise<void>;
}

/** Every engine there is: another one is put here, and then has to keep what races.test.ts promises. */
export const ENGINES: Record<string, () => Promise<OpenedEngine>> = {
  'SQLite, on this thread': () => withFile(async (file) => [await openSqlite(file, tools())]),
  'SQLite, on a thread of its own and by a command beside the server': () =>
    withFile(async (file) => [
      (await openThreadedSqlite({ file, secret: SECRET })).store,
      await openSqlite(file, tools()),
    ]),
};

function tools() {
  return { vault: createVault(SECRET), changeDirectory: changeDemoDirectory };
}

async function withFile(open: (file: string) => Promise<[Store, ...Store[]]>): Promise<OpenedEngine> {
  const dir: TempDir = tempDir();
  const handles = await open(dir.file('facts.db'));
  return {
    handles,
    async close() {
      for (const handle of handles) await handle.close();
      dir.remove();
    },
  };
}
