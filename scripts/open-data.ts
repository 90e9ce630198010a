import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, readConfig } from '../src/config.ts';
import { createAppealWords } from '../src/copy/appeal-words.ts';
import { OperatorError } from '../src/domain/operator-error.ts';
import type { Clock } from '../src/domain/ports.ts';
import { createAppealReviews } from '../src/services/appeals/reviews.ts';
import { createCommits } from '../src/services/commits.ts';
import { createDemoDirectory } from '../src/services/demo/demo-directory.ts';
import { changeDemoDirectory } from '../src/services/demo/demo-effects.ts';
import { createFolderFiles } from '../src/services/files/folder-files.ts';
import { createHeldAccounts } from '../src/services/held-accounts.ts';
import { loadOrCreateSecret } from '../src/services/secret-file.ts';
import { checkMark } from '../src/services/server-mark.ts';
import { openSqlite } from '../src/services/sqlite/open-sqlite.ts';
import { createTickets } from '../src/services/tickets/tickets.ts';
import { createVault } from '../src/services/vault.ts';

/**
 * The data of a server, beside which this may run: SQLite lets one process write at a time and the other waits.
 * Conversations are not touched; what is to be told there waits as a deadline for the server. Throws one line
 * where there is nothing, so that a wrong DATA_DIR does not become an empty one, and where the server has other
 * settings: the owner's links would lead nowhere.
 */
export async function openData(env: Record<string, string | undefined>, clock: Clock) {
  const config = readConfig(env);
  const file = join(config.dataDir, 'assistant.sqlite');
  if (!existsSync(file))
    throw new OperatorError(`DATA_DIR: no data in ${config.dataDir}; use the server's settings`);
  const vault = createVault(secretOf(config));
  const { portal, publicUrl } = config;
  checkMark(config.dataDir, vault, { publicUrl, portal });
  const store = await openSqlite(file, { vault, changeDirectory: changeDemoDirectory });
  const { figures } = portal;
  const commits = createCommits({ store, clock });
  const heldAccounts = createHeldAccounts({ store });
  const directory = createDemoDirectory({ store, vault, clock });
  const reviews = createAppealReviews({
    ...{ store, vault, clock, figures, commits, heldAccounts, directory, publicUrl },
    words: createAppealWords({ portal, publicUrl }),
    randomToken: (size) => randomBytes(size).toString('base64url'),
    closing: portal.officeHours.to,
  });
  const files = createFolderFiles({ folder: join(config.dataDir, 'files'), vault });
  const tickets = createTickets({ store, vault, clock, figures });
  return { store, commits, heldAccounts, directory, reviews, tickets, files, close: () => store.close() };
}

export type OpenData = Awaited<ReturnType<typeof openData>>;

function secretOf({ secretKey, dataDir }: Config): string {
  if (secretKey) return secretKey;
  if (!existsSync(join(dataDir, 'secret.key')))
    throw new OperatorError(`SECRET_KEY: not set, and there is no secret.key in ${dataDir}`);
  return loadOrCreateSecret(dataDir).secret;
}
