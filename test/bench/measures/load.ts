import { setTimeout as sleep } from 'node:timers/promises';
import { TURNS_A_CONVERSATION } from '../script.ts';
import type { Child } from '../servers/child.ts';
import type { OpenTalk } from '../talks/talk.ts';
import { asManyAtOnce, type Exchange, hold } from './clients.ts';
import { machineCpuMs } from './processor.ts';

export interface LoadOptions {
  /** Begun once every client is under way; at least twice the concurrency, or nothing is left to count. */
  conversations: number;
  /** Conversations under way at the same time, each over a connection of its own. */
  concurrency: number;
}

/** Of what ended between the moment when every client was under way and the first one's running out of work. */
export interface LoadResult {
  turnsPerSecond: number;
  /** Of each message, from the first byte sent to the replies checked. */
  latenciesMs: number[];
  /** Of each opening, which takes a Direct Line client two requests more, and on a stream a handshake. */
  openingsMs: number[];
  /** All turns of the whole leg; the next three are of it too. */
  turns: number;
  serverCpuMsPerTurn: number;
  /** Share of one core that this process used: near 1, the driver is what is measured. */
  driverBusy: number;
  /** Cores that other processes of this machine used meanwhile: much above 0, the figures are disturbed. */
  othersBusy: number;
}

/** What a server still does for turns that are answered already (outbox, checkpoints) is counted with them. */
const SETTLE_MS = 200;

/** Holds whole conversations and checks every reply; throws at the first wrong one. */
export async function runLoad(
  child: Child,
  openTalk: OpenTalk,
  { conversations, concurrency }: LoadOptions,
): Promise<LoadResult> {
  const exchanges: Exchange[] = [];
  const cpuBefore = child.cpuMs();
  const driverBefore = process.cpuUsage();
  const machineBefore = machineCpuMs();
  const started = performance.now();

  let left = conversations;
  let underWay = 0;
  let from = Number.POSITIVE_INFINITY;
  let until = Number.POSITIVE_INFINITY;
  await asManyAtOnce(child.port, concurrency, async (connection, line) => {
    // The first is broken off, each client's elsewhere: clients in step would all ask for a code at once.
    await hold(openTalk, connection, exchanges, line % TURNS_A_CONVERSATION);
    underWay += 1;
    if (underWay === concurrency) from = performance.now();
    while (left > 0) {
      if (underWay === concurrency) left -= 1;
      await hold(openTalk, connection, exchanges);
    }
    until = Math.min(until, performance.now());
  });

  const seconds = (performance.now() - started) / 1000;
  const usage = process.cpuUsage(driverBefore);
  const driverMs = (usage.user + usage.system) / 1000;
  const othersMs = machineCpuMs() - machineBefore - driverMs - (child.cpuMs() - cpuBefore);
  await sleep(SETTLE_MS);
  const counted = exchanges.filter(({ ended }) => ended >= from && ended <= until);
  const times = (opening: boolean) =>
    counted.filter((exchange) => exchange.opening === opening).map(({ ms }) => ms);
  return {
    turnsPerSecond: counted.length / ((until - from) / 1000),
    latenciesMs: times(false),
    openingsMs: times(true),
    turns: exchanges.length,
    serverCpuMsPerTurn: (child.cpuMs() - cpuBefore) / exchanges.length,
    driverBusy: driverMs / 1000 / seconds,
    othersBusy: othersMs / 1000 / seconds,
  };
}
