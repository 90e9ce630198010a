import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Figures } from '../../src/domain/figures.ts';
import type { OutboxMessage } from './start-app.ts';
import { tempDir } from './temp-dir.ts';

/** Where an app lives over its restarts: one port, one data folder, one set of settings. */
export interface Place {
  port: number;
  origin: string;
  dataDir: string;
  env: Record<string, string>;
  remove(): void;
}

/** The real program in a process of its own, on the real clock. */
export interface SpawnedApp {
  origin: string;
  pid: number;
  /** All it wrote to stdout and stderr so far. */
  printed(): string;
  /** Code and signal it ended with. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  outbox(): Promise<OutboxMessage[]>;
  /** The newest code sent to a phone or mail address; waits for it. */
  code(to: string): Promise<string>;
  login(account: string, password: string): Promise<{ ok: boolean; reason?: string }>;
  /** Ends it as an operator would. */
  stop(): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Ends it without warning. */
  kill(): Promise<void>;
}

const MAIN = join(__dirname, '..', '..', 'src', 'main.ts');
const START_MS = 20_000;

export async function makePlace(
  options: {
    port?: number;
    allowedOrigins?: string[];
    figures?: Partial<Figures>;
    env?: Record<string, string>;
  } = {},
): Promise<Place> {
  const folder = tempDir();
  const port = options.port ?? (await freePort());
  const origin = `http://127.0.0.1:${port}`;
  const portalFile = folder.file('portal.json');
  const { allowedOrigins = [], figures = {} } = options;
  writeFileSync(portalFile, JSON.stringify({ allowedOrigins, figures }));
  const env = {
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: origin,
    DATA_DIR: folder.file('data'),
    PORTAL_FILE: portalFile,
    LOG_LEVEL: 'warn',
    ...options.env,
  };
  return { port, origin, dataDir: env.DATA_DIR, env, remove: folder.remove };
}

/** The process alone, not waited for. */
export function launch(place: Place): ChildProcessByStdio<null, Readable, Readable> {
  const { PATH = '', HOME = '' } = process.env;
  return spawn(process.execPath, [MAIN], {
    // No folder of the developer's, with an .env of theirs.
    cwd: tmpdir(),
    env: { PATH, HOME, ...place.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

export async function spawnApp(place: Place): Promise<SpawnedApp> {
  const child = launch(place);
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk;
    });
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal }));
  await ready(child, () => printed);
  const { origin } = place;

  async function outbox(): Promise<OutboxMessage[]> {
    const response = await fetch(`${origin}/demo/outbox`, { headers: { accept: 'application/json' } });
    return (await response.json()) as OutboxMessage[];
  }

  return {
    origin,
    pid: child.pid ?? 0,
    printed: () => printed,
    ended,
    outbox,
    async code(to) {
      for (let tries = 0; tries < 100; tries += 1) {
        const message = (await outbox()).find((one) => one.to === to && one.purpose === 'reset-password');
        const code = message && /\d{6}/.exec(message.text)?.[0];
        if (code) return code;
        await pause(50);
      }
      throw new Error(`no code was sent to ${to}`);
    },
    async login(account, password) {
      const response = await fetch(`${origin}/demo/portal/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ account, password }),
      });
      return (await response.json()) as { ok: boolean; reason?: string };
    },
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** A port nobody listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function ready(child: ChildProcess, printed: () => string): Promise<void> {
  for (const end = Date.now() + START_MS; Date.now() < end; await pause(20)) {
    if (/\bready\b/.test(printed())) return;
    if (child.exitCode !== null || child.signalCode !== null) break;
  }
  child.kill('SIGKILL');
  throw new Error(`the app did not start:\n${printed()}`);
}
