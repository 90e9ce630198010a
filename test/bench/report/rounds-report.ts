import type { Contender } from '../contenders.ts';
import type { LoadResult } from '../measures/load.ts';
import type { Rounds } from '../measures/rounds.ts';
import { median, quantile, spread } from '../measures/statistics.ts';
import { number, table } from './table.ts';

/** What this server is held to; the ratio by the way channels take a stock bot's replies, its serviceUrl. */
const TARGETS = { ratio: 3, tail: 3 };

export function reportRounds(all: readonly Contender[], rounds: Rounds): string {
  const rows = all.map(({ id, label }) => {
    const results = rounds.get(id) ?? [];
    const messages = results.flatMap(({ latenciesMs }) => latenciesMs);
    const openings = results.flatMap(({ openingsMs }) => openingsMs);
    const middle = (figure: Figure, digits = 0) =>
      number(median(results.map((result) => result[figure])), digits);
    return [
      label,
      middle('turnsPerSecond'),
      number(quantile(messages, 0.5), 1),
      number(quantile(messages, 0.95), 1),
      number(quantile(messages, 0.99), 1),
      number(tailOf(results), 1),
      number(quantile(openings, 0.5), 1),
      number(quantile(openings, 0.99), 1),
      middle('serverCpuMsPerTurn', 2),
      middle('driverBusy', 2),
      middle('othersBusy', 2),
    ];
  });
  return table(HEAD, rows);
}

type Figure = 'turnsPerSecond' | 'serverCpuMsPerTurn' | 'driverBusy' | 'othersBusy';

/** Percentiles of a message's turn, then of the opening; shares of a core of the driver and of strangers. */
const HEAD = [
  'server',
  'turns/s',
  'p50 ms',
  'p95 ms',
  'p99 ms',
  'p99/p50',
  'open p50',
  'open p99',
  'CPU ms/turn',
  'driver',
  'others',
];

/** This server's turns/s by the others', round by round. */
export function reportRatios(rounds: Rounds): string {
  const bases = ['floor', 'stock-service', 'stock-expect'] as const;
  const ours = ['ours-poll', 'ours-stream'] as const;
  const rows = ours.map((id) => [
    id,
    ...bases.map((base) => {
      const { median: middle, least, most } = spread(ratios(rounds, id, base));
      return `${number(middle, 2)} (${number(least, 2)}–${number(most, 2)})`;
    }),
  ]);
  return table(['turns/s by', ...bases], rows);
}

/** One line for each target. */
export function verdicts(rounds: Rounds): string[] {
  return (['ours-poll', 'ours-stream'] as const).flatMap((id) => {
    const ratio = median(ratios(rounds, id, 'stock-service'));
    const direct = median(ratios(rounds, id, 'stock-expect'));
    const tail = tailOf(rounds.get(id) ?? []);
    return [
      verdict(
        ratio >= TARGETS.ratio,
        `${id}: ${number(ratio, 2)} × stock-service (target ≥ ${TARGETS.ratio}); ${number(direct, 2)} × stock-expect`,
      ),
      verdict(tail <= TARGETS.tail, `${id}: p99 is ${number(tail, 2)} × p50 (target ≤ ${TARGETS.tail})`),
    ];
  });
}

export function verdict(met: boolean, what: string): string {
  return `${met ? 'met   ' : 'MISSED'} ${what}`;
}

function ratios(rounds: Rounds, id: Contender['id'], base: Contender['id']): number[] {
  const bases = rounds.get(base) ?? [];
  return (rounds.get(id) ?? []).map(
    ({ turnsPerSecond }, round) => turnsPerSecond / (bases[round]?.turnsPerSecond ?? Number.NaN),
  );
}

function tailOf(results: readonly LoadResult[]): number {
  const messages = results.flatMap(({ latenciesMs }) => latenciesMs);
  return quantile(messages, 0.99) / quantile(messages, 0.5);
}
