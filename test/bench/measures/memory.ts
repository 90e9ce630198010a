import { setTimeout as sleep } from 'node:timers/promises';
import { type Child, type ServerSpec, startChild } from '../servers/child.ts';
import type { OpenTalk } from '../talks/talk.ts';
import { openMany, runLoad } from './load.ts';

export interface MemoryResult {
  beforeMb: number;
  /** Growth by the opened conversations, scaled to 10,000 of them. */
  perTenThousandMb: number;
}

const MB = 1024 * 1024;
const WARM_CONVERSATIONS = 100;
const QUIET_MS = 1000;
/** Garbage that was not collected yet would hide what is kept: the server collects it when told to. */
const COLLECT = ['--expose-gc', '--import', "data:text/javascript,process.on('SIGUSR2',()=>gc())"];

export async function openConversationsMemory(
  spec: ServerSpec,
  openTalk: OpenTalk,
  dir: string,
  { conversations, concurrency }: { conversations: number; concurrency: number },
): Promise<MemoryResult> {
  const child = await startChild(spec, dir, COLLECT);
  try {
    await runLoad(child, openTalk, { conversations: WARM_CONVERSATIONS, concurrency });
    // As many once before: heap, pools and caches have grown then, and what follows is the conversations' own.
    const first = await openMany(child, openTalk, { conversations, concurrency });
    const before = await settledRss(child);
    const opened = await openMany(child, openTalk, { conversations, concurrency });
    const growth = (await settledRss(child)) - before;
    for (const talk of [...first, ...opened]) talk.end();
    return { beforeMb: before / MB, perTenThousandMb: ((growth / conversations) * 10_000) / MB };
  } finally {
    await child.stop();
  }
}

async function settledRss(child: Child): Promise<number> {
  child.signal('SIGUSR2');
  await sleep(QUIET_MS);
  return child.rssBytes();
}
