import { join } from 'node:path';
import type { HandOver } from './bots/hand-over.ts';
import type { Config } from './config.ts';
import type { AppealReviews } from './domain/appeals/ports.ts';
import { loadStaticFiles } from './http/static-files.ts';
import type { DemoAccount } from './services/demo/demo-accounts.ts';
import { warmUp } from './understanding/warm-up.ts';
import { connectAccounts } from './wiring/accounts.ts';
import { createChannels } from './wiring/channels.ts';
import { openGround } from './wiring/ground.ts';
import { createHttpEntrance } from './wiring/http-entrance.ts';
import { createServer } from './wiring/http-server.ts';
import type { AppParts } from './wiring/parts.ts';
import { createServices } from './wiring/services.ts';
import { createWorkers } from './wiring/workers.ts';

export interface App {
  /** Resolves to the port it listens on. */
  listen(): Promise<number>;
  /** Ends what is under way, then lets go of everything. */
  close(): Promise<void>;
  /** Looks for due deadlines and messages now, as the heartbeat would within a second. */
  tick(): Promise<void>;
  /** What reviewers do to appeals. */
  reviews: AppealReviews;
  /** Gives a conversation to the queue, to an agent, or back to the bot. */
  handOver: HandOver;
  /** Empty when a real directory is connected. */
  demoAccounts: readonly DemoAccount[];
  secretCreated: boolean;
  pagesBuilt: boolean;
}

const WEB = join(import.meta.dirname, '..', 'web', 'dist');

/** The whole server, put together by hand: which adapter stands behind which port is told in `wiring`. */
export async function createApp(config: Config, parts: AppParts = {}): Promise<App> {
  // First: the engine may be loading on its own thread meanwhile.
  const pages = await loadStaticFiles(WEB);
  const ground = await openGround(config, parts);
  const accounts = await connectAccounts(ground, parts);
  const services = createServices(ground, accounts);
  const entrance = createHttpEntrance(ground);
  const channels = await createChannels(ground, services, entrance, parts);
  const workers = createWorkers(ground, accounts, services, channels);
  const server = await createServer(ground, pages, accounts, services, channels, entrance);

  return {
    reviews: services.reviews,
    handOver: channels.handOver,
    demoAccounts: accounts.demo?.accounts ?? [],
    secretCreated: ground.secretCreated,
    pagesBuilt: pages.size > 0,
    async listen() {
      const port = await server.listen();
      workers.start();
      setImmediate(() => warmUp(services.understanding));
      return port;
    },
    async close() {
      await server.close();
      await workers.stop();
      await ground.close();
    },
    tick: workers.runOnce,
  };
}
