import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Child, type ServerSpec, startChild } from '../servers/child.ts';
import type { OpenTalk } from '../talks/talk.ts';
import { openMany } from './clients.ts';
import { runLoad } from './load.ts';

export interface MemoryResult {
  /** Resident, warmed up, before the conversations are opened. */
  beforeMb: number;
  /** Growth of resident memory: what the operator sees, collector's slack included. */
  residentMb: number;
  /** Growth of what is alive after a full collection: what conversations keep. */
  aliveMb: number;
}

const MB = 1024 * 1024;
/** Enough for the code to be compiled and for pools and caches to be filled with something. */
const WARM_CONVERSATIONS = 100;
const PATIENCE_MS = 10_000;

/** Told by a signal, the server collects its garbage and writes down what is left. */
const WITH_REPORTS = [
  '--expose-gc',
  '--import',
  `data:text/javascript,${encodeURIComponent(`
    import { renameSync, writeFileSync } from 'node:fs';
    process.on('SIGUSR2', () => {
      gc();
      // Once more: what only finalizers held is free now.
      setTimeout(() => {
        gc();
        const file = process.env.DATA_DIR + '/memory.json';
        writeFileSync(file + '.new', JSON.stringify(process.memoryUsage()));
        renameSync(file + '.new', file);
      }, 500);
    });
  `)}`,
];

/** Opens conversations, leaves them open, and compares. Growth is scaled to 10,000 of them. */
export async function openConversationsMemory(
  spec: ServerSpec,
  openTalk: OpenTalk,
  dir: string,
  { conversations, concurrency }: { conversations: number; concurrency: number },
): Promise<MemoryResult> {
  const child = await startChild(spec, dir, WITH_REPORTS);
  const scaled = (bytes: number) => ((bytes / conversations) * 10_000) / MB;
  try {
    await runLoad(child, openTalk, { conversations: WARM_CONVERSATIONS, concurrency });
    const before = await report(child, dir);
    const opened = await openMany(child.port, openTalk, { conversations, concurrency });
    const after = await report(child, dir);
    for (const talk of opened) talk.end();
    return {
      beforeMb: before.rss / MB,
      residentMb: scaled(after.rss - before.rss),
      aliveMb: scaled(alive(after) - alive(before)),
    };
  } finally {
    await child.stop();
  }
}

function alive({ heapUsed, external }: NodeJS.MemoryUsage): number {
  return heapUsed + external;
}

async function report(child: Child, dir: string): Promise<NodeJS.MemoryUsage> {
  const file = join(dir, 'memory.json');
  rmSync(file, { force: true });
  child.signal('SIGUSR2');
  for (const deadline = performance.now() + PATIENCE_MS; performance.now() < deadline; await sleep(50)) {
    try {
      return JSON.parse(readFileSync(file, 'utf8'));
    } catch {
      // Not written yet.
    }
  }
  throw new Error('the server did not report its memory');
}
