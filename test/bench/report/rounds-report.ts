import type { Contender } from '../contenders.ts';
import type { LoadResult } from '../measures/load.ts';
import type { Rounds } from '../measures/rounds.ts';
import { median, quantile, spread } from '../measures/statistics.ts';
import { number, table } from './table.ts';

/** What this server is held to, by the faster way a stock bot has of answering. */
const TARGETS = { ratio: 3, tail: 3 };

export function reportRounds(all: readonly Contender[], rounds: Rounds): string {
  const rows = all.map(({ id, label }) => {
    const results = rounds.get(id) ?? [];
    const latencies = results.flatMap(({ latenciesMs }) => latenciesMs);
    const middle = (of: (result: LoadResult) => number) => median(results.map(of));
    return [
      label,
      number(middle((result) => result.turnsPerSecond)),
      number(quantile(latencies, 0.5), 1),
      number(quantile(latencies, 0.95), 1),
      number(quantile(latencies, 0.99), 1),
      number(quantile(latencies, 0.99) / quantile(latencies, 0.5), 1),
      number(
        middle((result) => result.serverCpuMsPerTurn),
        2,
      ),
      number(
        middle((result) => result.driverBusy),
        2,
      ),
      number(
        middle((result) => result.othersBusy),
        2,
      ),
    ];
  });
  const head = [
    'server',
    'turns/s',
    'p50 ms',
    'p95 ms',
    'p99 ms',
    'p99/p50',
    'CPU ms/turn',
    'driver',
    'others',
  ];
  return table(head, rows);
}

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
  const speed = (id: Contender['id']) =>
    median((rounds.get(id) ?? []).map(({ turnsPerSecond }) => turnsPerSecond));
  const reference = speed('stock-service') > speed('stock-expect') ? 'stock-service' : 'stock-expect';
  return (['ours-poll', 'ours-stream'] as const).flatMap((id) => {
    const ratio = median(ratios(rounds, id, reference));
    const latencies = (rounds.get(id) ?? []).flatMap(({ latenciesMs }) => latenciesMs);
    const tail = quantile(latencies, 0.99) / quantile(latencies, 0.5);
    return [
      verdict(
        ratio >= TARGETS.ratio,
        `${id}: ${number(ratio, 2)} × ${reference} (target ≥ ${TARGETS.ratio})`,
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
