import { type ChildProcess, spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { build } from 'vite';
import { onceOrphaned } from '../src/once-orphaned.ts';

/** How long to wait for more changes: saving one file is several events, and a checkout many. */
const CALM_MS = 150;
const parent = process.ppid;

/**
 * Server and pages, made anew as they are saved; Ctrl+C ends both. Not by `node --watch`, which also talks to worker
 * threads, over the very channel by which ours gets its work.
 */
let server: ChildProcess | undefined;
let wanted = true;
let calm: NodeJS.Timeout | undefined;

const pages = await watchPages();
pages.on('event', (event) => {
  if (event.code === 'ERROR') console.error(event.error.message);
  // The server reads the pages when it starts.
  if (event.code === 'END') restartSoon();
});
const sources = watch('src', { recursive: true }, restartSoon);
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
onceOrphaned(parent, stop);

async function watchPages() {
  const watcher = await build({ configFile: 'web/vite.config.ts', logLevel: 'warn', build: { watch: {} } });
  if (!('close' in watcher)) throw new Error('the pages are built but not watched');
  return watcher;
}

function restartSoon(): void {
  clearTimeout(calm);
  calm = setTimeout(restart, CALM_MS);
}

function restart(): void {
  // The old one has to let go of the port and the data first.
  if (!server?.kill('SIGTERM')) start();
}

function start(): void {
  const child = spawn(process.execPath, ['src/main.ts'], { stdio: 'inherit' });
  server = child;
  child.once('exit', () => {
    server = undefined;
    // One that ended by itself has said why, and waits for a change.
    if (child.killed && wanted) start();
  });
}

function stop(): void {
  wanted = false;
  clearTimeout(calm);
  sources.close();
  void pages.close();
  server?.kill('SIGTERM');
}
