import { join } from 'node:path';
import type { Contender } from './contenders.ts';
import { coldStart } from './measures/cold-start.ts';
import { runLoad } from './measures/load.ts';
import { openConversationsMemory } from './measures/memory.ts';
import { runRounds } from './measures/rounds.ts';
import { median, spread } from './measures/statistics.ts';
import type { Options } from './options.ts';
import { reportRatios, reportRounds, verdict, verdicts } from './report/rounds-report.ts';
import { number, table } from './report/table.ts';
import { TURNS_A_CONVERSATION } from './script.ts';
import { type Child, startChild } from './servers/child.ts';

const COLD_START_TARGET_MS = 1500;

/** Throughput, latency and processor time, all servers in turn. */
export async function underLoad(all: readonly Contender[], options: Options, dir: string): Promise<string> {
  const { rounds, conversations, warmUp, concurrency } = options;
  const children = new Map<string, Child>();
  try {
    for (const { spec } of all)
      if (!children.has(spec.name)) children.set(spec.name, await startChild(spec, join(dir, spec.name)));
    const results = await runRounds(
      all,
      ({ spec }) => {
        const child = children.get(spec.name);
        if (!child) throw new Error(`${spec.name} is not running`);
        return child;
      },
      { rounds, conversations, warmUp, concurrency },
    );
    return [
      `${rounds} rounds of ${conversations} conversations of ${TURNS_A_CONVERSATION} turns, ${concurrency} at a time, after ${warmUp} not counted; every reply checked`,
      reportRounds(all, results),
      'paired ratios, median (least–most)',
      reportRatios(results),
      verdicts(results).join('\n'),
    ].join('\n\n');
  } finally {
    for (const child of children.values()) await child.stop();
  }
}

/** Leg after leg from a fresh start: after how many conversations each contender is as fast as it gets. */
export async function settling(all: readonly Contender[], options: Options, dir: string): Promise<string> {
  const { settle, conversations, concurrency } = options;
  const rows = Array.from({ length: settle }, (_, leg) => [String(leg * conversations)]);
  for (const { id, spec, openTalk } of all) {
    const child = await startChild(spec, join(dir, `settle-${id}`));
    try {
      for (const row of rows) {
        const leg = await runLoad(child, openTalk, { conversations, concurrency });
        row.push(`${number(leg.turnsPerSecond)} at ${number(leg.serverCpuMsPerTurn, 2)}`);
      }
    } finally {
      await child.stop();
    }
  }
  return [
    `turns/s at CPU ms/turn of legs of ${conversations} conversations, after so many before them`,
    table(['conversations before', ...all.map(({ label }) => label)], rows),
  ].join('\n\n');
}

/** From nothing, and from the folder an earlier run has left. */
export async function coldStarts(
  all: readonly Contender[],
  { starts }: Options,
  dir: string,
): Promise<string> {
  const times = new Map<string, { first: number[]; again: number[] }>();
  for (let start = 0; start < starts; start += 1) {
    for (const { spec, openTalk } of onePerServer(all)) {
      const where = join(dir, `start-${start}-${spec.name}`);
      const { first, again } = times.get(spec.name) ?? { first: [], again: [] };
      times.set(spec.name, { first, again });
      first.push(await coldStart(spec, openTalk, where));
      if (spec.name === 'ours') again.push(await coldStart(spec, openTalk, where));
    }
  }
  const show = (values: number[]) => {
    if (values.length === 0) return '';
    const { median: middle, least, most } = spread(values);
    return `${number(middle)} (${number(least)}–${number(most)})`;
  };
  const ours = median(times.get('ours')?.first ?? []);
  return [
    'cold start to the first reply, ms, median (least–most)',
    table(
      ['server', 'empty data folder', 'with data'],
      [...times].map(([name, { first, again }]) => [name, show(first), show(again)]),
    ),
    verdict(ours <= COLD_START_TARGET_MS, `cold start ${number(ours)} ms (target ≤ ${COLD_START_TARGET_MS})`),
  ].join('\n\n');
}

/** Resident memory by conversations left open. */
export async function openMemory(
  all: readonly Contender[],
  { open, concurrency }: Options,
  dir: string,
): Promise<string> {
  const rows: string[][] = [];
  for (const { id, spec, openTalk } of onePerServer(all)) {
    const where = join(dir, `open-${id}`);
    const load = { conversations: open, concurrency };
    const { beforeMb, residentMb, aliveMb } = await openConversationsMemory(spec, openTalk, where, load);
    rows.push([spec.name, number(beforeMb), number(residentMb), number(aliveMb, 1)]);
  }
  return [
    `memory, ${open} conversations opened and left open; growth in MB per 10,000`,
    table(['server', 'resident before, MB', 'growth resident', 'growth alive'], rows),
  ].join('\n\n');
}

/** What a conversation keeps, and what a start costs, is the same however its client reads the replies. */
function onePerServer(all: readonly Contender[]): Contender[] {
  return all.filter(({ spec }, at) => all.findIndex((other) => other.spec.name === spec.name) === at);
}
