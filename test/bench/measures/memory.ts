import { setTimeout as sleep } from 'node:timers/promises';
import { type ServerSpec, startChild } from '../servers/child.ts';
import type { OpenTalk } from '../talks/talk.ts';
import { openMany, runLoad } from './load.ts';

export interface MemoryResult {
  beforeMb: number;
  /** Growth by the opened conversations, scaled to 10,000 of them. */
  perTenThousandMb: number;
}

const MB = 1024 * 1024;
/** Code compiled, pools and caches grown: what comes after that is the conversations' own. */
const WARM_CONVERSATIONS = 100;
const WARM_OPENINGS = 2000;
const QUIET_MS = 1000;

export async function openConversationsMemory(
  spec: ServerSpec,
  openTalk: OpenTalk,
  dir: string,
  { conversations, concurrency }: { conversations: number; concurrency: number },
): Promise<MemoryResult> {
  const child = await startChild(spec, dir);
  try {
    await runLoad(child, openTalk, { conversations: WARM_CONVERSATIONS, concurrency });
    const warm = await openMany(child, openTalk, {
      conversations: Math.min(WARM_OPENINGS, conversations),
      concurrency,
    });
    await sleep(QUIET_MS);
    const before = child.rssBytes();
    const opened = await openMany(child, openTalk, { conversations, concurrency });
    await sleep(QUIET_MS);
    const growth = child.rssBytes() - before;
    for (const talk of [...warm, ...opened]) talk.end();
    return { beforeMb: before / MB, perTenThousandMb: ((growth / conversations) * 10_000) / MB };
  } finally {
    await child.stop();
  }
}
