import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { takeDataDir } from '../services/data-dir.ts';
import { createLogger } from '../services/logger.ts';
import { createMetrics } from '../services/metrics.ts';
import { countOutbox } from '../services/outbox/outbox-rows.ts';
import { loadOrCreateSecret } from '../services/secret-file.ts';
import { leaveMark } from '../services/server-mark.ts';
import { createSignals } from '../services/signals.ts';
import { startSqlite } from '../services/sqlite/start-sqlite.ts';
import { createVault } from '../services/vault.ts';
import type { AppParts } from './parts.ts';

export type Ground = Awaited<ReturnType<typeof openGround>>;

/**
 * What everything else stands on: the data folder, which is ours alone until `close`, its secret, the store, the
 * clock, the log and the metrics.
 *
 * @throws OperatorError where another server has the folder, or the secret does not fit what is in it
 */
export async function openGround(config: Config, parts: AppParts) {
  const { dataDir, publicUrl, portal } = config;
  const clock = parts.clock ?? Date.now;
  const log = createLogger({ level: config.logLevel });

  const letGo = takeDataDir(dataDir);
  const { secret, created: secretCreated } = config.secretKey
    ? { secret: config.secretKey, created: false }
    : loadOrCreateSecret(dataDir);
  const vault = createVault(secret);
  leaveMark(dataDir, vault, { publicUrl, portal });

  const metrics = createMetrics({ outbox: () => countOutbox(store), processMetrics: true });
  const openEngine = parts.openEngine ?? startSqlite();
  const { store, cacheConversations } = await openEngine(
    { file: join(dataDir, 'assistant.sqlite'), secret },
    { onBatch: metrics.batch },
  );
  return {
    ...{ config, clock, log, vault, secretCreated, metrics, store, cacheConversations },
    figures: portal.figures,
    signals: createSignals({ clock }),
    onError: (error: unknown) => log.error(error),
    codeDelay: parts.codeDelay ?? (() => 100 + Math.floor(Math.random() * 500)),
    /** `size` random bytes as URL-safe text. */
    randomToken: (size: number) => randomBytes(size).toString('base64url'),
    async close() {
      await store.close();
      letGo();
    },
  };
}
