import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Vault } from '../../domain/ports.ts';
import type { Files } from '../../domain/uploads.ts';

const ID = /^[\w-]{1,100}$/;
/** Of what is being written; a crash leaves it behind under an id that nothing refers to. */
const DRAFT = 'draft-';

/**
 * Files in a folder, each sealed and bound to its id, so that one cannot be put in another's place. Written
 * beside, flushed, then renamed.
 */
export function createFolderFiles({ folder, vault }: { folder: string; vault: Vault }): Files {
  const pathOf = (id: string): string => {
    if (!ID.test(id)) throw new Error('no id of a file');
    return join(folder, id);
  };

  return {
    async put(id, content) {
      const path = pathOf(id);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const draft = join(folder, DRAFT + randomBytes(12).toString('hex'));
      try {
        await writeThrough(draft, vault.sealBytes(content, id));
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
      await flushFolder(folder);
    },

    async get(id) {
      const sealed = await readFile(pathOf(id)).catch(unlessMissing);
      return sealed && vault.openBytes(sealed, id);
    },

    remove: (id) => rm(pathOf(id), { force: true }),

    async list() {
      const names = (await readdir(folder).catch(unlessMissing)) ?? [];
      const found = await Promise.all(
        names
          .filter((name) => ID.test(name))
          .map(async (id) => {
            const stats = await stat(join(folder, id)).catch(unlessMissing);
            return stats?.isFile() ? [{ id, at: Math.floor(stats.mtimeMs) }] : [];
          }),
      );
      return found.flat();
    },
  };
}

async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The new name itself survives a power cut only once the folder is on the disk. Windows cannot, and needs not. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
}
