import { type App, createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import type { AppealReviews } from '../../src/domain/appeals/ports.ts';
import type { Figures, PortalSettings } from '../../src/domain/figures.ts';
import type { Clock } from '../../src/domain/ports.ts';
import type { AppParts } from '../../src/wiring/parts.ts';
import { frozenClock } from './clock.ts';
import { tempDir } from './temp-dir.ts';

export interface OutboxMessage {
  id: string;
  at: string;
  channel: string;
  to: string;
  purpose: string;
  text: string;
}

export interface RunningApp {
  origin: string;
  dataDir: string;
  /** The newest message of a channel (and purpose), once the worker has delivered everything. */
  outbox(channel: string, purpose?: string): Promise<OutboxMessage & { code: string }>;
  reviews: AppealReviews;
  handOver: App['handOver'];
  login(account: string, password: string): Promise<{ ok: boolean; reason?: string }>;
  /** Moves the frozen clock and lets what is due happen. */
  advance(seconds: number): Promise<void>;
  close(): Promise<void>;
}

/** The whole app on a port of its own, with a frozen clock and an empty data folder. */
export async function startApp(
  figures: Partial<Figures> = {},
  portal: Partial<PortalSettings> = {},
  more: { env?: Record<string, string>; parts?(clock: Clock): AppParts } = {},
): Promise<RunningApp> {
  const clock = frozenClock();
  const folder = tempDir();
  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: folder.path,
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    PUBLIC_URL: 'http://127.0.0.1',
    ...more.env,
  });
  Object.assign(config.portal, portal);
  Object.assign(config.portal.figures, figures);
  const app = await createApp(config, { clock, codeDelay: () => 0, ...more.parts?.(clock) });
  const origin = `http://127.0.0.1:${await app.listen()}`;

  return {
    origin,
    reviews: app.reviews,
    handOver: app.handOver,
    dataDir: folder.path,
    async outbox(channel, purpose) {
      await app.tick();
      const response = await fetch(`${origin}/demo/outbox`, { headers: { accept: 'application/json' } });
      const messages = (await response.json()) as OutboxMessage[];
      const newest = messages.find((one) => one.channel === channel && (!purpose || one.purpose === purpose));
      if (!newest) throw new Error(`nothing was sent by ${channel}`);
      return { ...newest, code: /\d{6}/.exec(newest.text)?.[0] ?? '' };
    },
    async login(account, password) {
      const response = await fetch(`${origin}/demo/portal/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ account, password }),
      });
      return (await response.json()) as { ok: boolean; reason?: string };
    },
    async advance(seconds) {
      clock.advance(seconds * 1000);
      await app.tick();
    },
    async close() {
      await app.close();
      folder.remove();
    },
  };
}
