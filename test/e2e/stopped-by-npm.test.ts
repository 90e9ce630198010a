import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { takeDataDir } from '../../src/services/data-dir.ts';
import { makePlace, type Place, pause, spawnApp } from '../support/spawn-app.ts';

let place: Place;
let npm: ChildProcess | undefined;
beforeEach(async () => {
  place = await makePlace();
});
afterEach(() => {
  if (npm?.pid) killGroup(npm.pid);
  npm = undefined;
  place.remove();
});

test('SIGTERM to npm alone stops the server that it started', async () => {
  npm = spawn('npm', ['run', 'serve'], {
    cwd: join(__dirname, '..', '..'),
    env: { ...process.env, ...place.env },
    detached: true,
    stdio: 'ignore',
  });
  const ended = once(npm, 'close');
  await within(20_000, readiness);
  expect(takeAndLetGo).toThrow('another server is running');

  npm.kill('SIGTERM');
  await ended;
  await within(5_000, listenThere);
  await within(5_000, async () => takeAndLetGo());
}, 60_000);

test('signals that come together, as with Ctrl+C under npm, are one: what is under way is ended', async () => {
  const app = await spawnApp(place);
  process.kill(app.pid, 'SIGINT');
  process.kill(app.pid, 'SIGTERM');
  expect(await app.ended).toEqual({ code: 0, signal: null });
}, 60_000);

async function readiness(): Promise<void> {
  const { status } = await fetch(`${place.origin}/readyz`);
  expect(status).toBe(200);
}

async function listenThere(): Promise<void> {
  const server = createServer().listen(place.port, '127.0.0.1');
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
}

function takeAndLetGo(): void {
  takeDataDir(place.dataDir)();
}

/** Rejects with what stood in the way last. */
async function within(ms: number, attempt: () => Promise<void>): Promise<void> {
  for (const end = Date.now() + ms; ; await pause(50)) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

/** Whatever is left of it. */
function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // Nothing, as it should be.
  }
}
