import { setTimeout as sleep } from 'node:timers/promises';
import { GREETING, linesOf, TURNS_A_CONVERSATION } from '../script.ts';
import type { Child } from '../servers/child.ts';
import type { OpenTalk, Talk } from '../talks/talk.ts';
import { createHttpConnection } from '../wire/http-connection.ts';
import { machineCpuMs } from './processor.ts';

export interface LoadOptions {
  conversations: number;
  /** Conversations under way at the same time, each over a connection of its own. */
  concurrency: number;
}

export interface LoadResult {
  turnsPerSecond: number;
  /** Of each message, from the first byte sent to the replies checked. */
  latenciesMs: number[];
  /** Of each opening, which takes a Direct Line client two requests more, and on a stream a handshake. */
  openingsMs: number[];
  serverCpuMsPerTurn: number;
  /** Share of one core that this process used: near 1, the driver is what is measured. */
  driverBusy: number;
  /** Cores that other processes of this machine used meanwhile: much above 0, the figures are disturbed. */
  othersBusy: number;
}

/** What a server still does for turns that are answered already (outbox, checkpoints) is counted with them. */
const SETTLE_MS = 200;

/** Numbers every conversation of this run, whatever the server. */
let talks = 0;

/** Holds whole conversations and checks every reply; throws at the first wrong one. */
export async function runLoad(
  child: Child,
  openTalk: OpenTalk,
  { conversations, concurrency }: LoadOptions,
): Promise<LoadResult> {
  const latenciesMs: number[] = [];
  const openingsMs: number[] = [];
  const cpuBefore = child.cpuMs();
  const driverBefore = process.cpuUsage();
  const machineBefore = machineCpuMs();
  const started = performance.now();

  let left = conversations;
  await asManyAtOnce(child.port, concurrency, openTalk, async (talk, n) => {
    if (left <= 0) return false;
    left -= 1;
    try {
      openingsMs.push(await timed('the opening', GREETING, () => talk.start(GREETING.length)));
      for (const { text, steps } of linesOf(n))
        latenciesMs.push(await timed(text, steps, () => talk.say(text, steps.length)));
    } finally {
      talk.end();
    }
    return true;
  });

  const seconds = (performance.now() - started) / 1000;
  const usage = process.cpuUsage(driverBefore);
  const driverMs = (usage.user + usage.system) / 1000;
  const othersMs = machineCpuMs() - machineBefore - driverMs - (child.cpuMs() - cpuBefore);
  await sleep(SETTLE_MS);
  const turns = conversations * TURNS_A_CONVERSATION;
  return {
    turnsPerSecond: turns / seconds,
    latenciesMs,
    openingsMs,
    serverCpuMsPerTurn: (child.cpuMs() - cpuBefore) / turns,
    driverBusy: driverMs / 1000 / seconds,
    othersBusy: othersMs / 1000 / seconds,
  };
}

/** Opens conversations up to their greeting and leaves them open. */
export async function openMany(
  child: Child,
  openTalk: OpenTalk,
  { conversations, concurrency }: LoadOptions,
): Promise<Talk[]> {
  const opened: Talk[] = [];
  let left = conversations;
  await asManyAtOnce(child.port, concurrency, openTalk, async (talk) => {
    if (left <= 0) return false;
    left -= 1;
    check(await talk.start(GREETING.length), GREETING, 'the opening');
    opened.push(talk);
    return true;
  });
  return opened;
}

async function asManyAtOnce(
  port: number,
  concurrency: number,
  openTalk: OpenTalk,
  work: (talk: Talk, n: number) => Promise<boolean>,
): Promise<void> {
  const line = async () => {
    const connection = createHttpConnection(port);
    try {
      let n: number;
      do {
        talks += 1;
        n = talks;
      } while (await work(openTalk(connection, n), n));
    } finally {
      connection.close();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, line));
}

/** Milliseconds until the expected replies were there. */
async function timed(
  said: string,
  expected: readonly string[],
  exchange: () => Promise<string[]>,
): Promise<number> {
  const began = performance.now();
  check(await exchange(), expected, said);
  return performance.now() - began;
}

function check(steps: readonly string[], expected: readonly string[], said: string): void {
  if (steps.join() !== expected.join())
    throw new Error(
      `after 「${said}」 expected ${expected.join(', ')}, got ${steps.join(', ') || 'nothing'}`,
    );
}
