import type { Contender } from '../contenders.ts';
import type { LoadResult } from '../measures/load.ts';
import { verdicts } from './rounds-report.ts';

/** 98 messages of 10 ms and two of `slowestMs`. */
function leg(turnsPerSecond: number, slowestMs = 20): LoadResult {
  return {
    turnsPerSecond,
    latenciesMs: [...Array<number>(98).fill(10), slowestMs, slowestMs],
    // Openings are no part of any verdict.
    openingsMs: [9999],
    turns: 101,
    serverCpuMsPerTurn: 1,
    driverBusy: 0,
    othersBusy: 0,
  };
}

const STOCK: [Contender['id'], LoadResult[]][] = [
  ['stock-service', [leg(500), leg(100), leg(400)]],
  ['stock-expect', [leg(1000), leg(1000), leg(1000)]],
];

it('judges turns/s round by round against serviceUrl, and shows expectReplies beside it', () => {
  const rounds = new Map([
    ...STOCK,
    ['ours-poll', [leg(1500), leg(200), leg(1600)]] as const,
    ['ours-stream', [leg(1400), leg(200), leg(1600)]] as const,
  ]);
  const [poll, , stream] = verdicts(rounds);
  expect(poll).toBe('met    ours-poll: 3.00 × stock-service (target ≥ 3); 1.50 × stock-expect');
  expect(stream).toBe('MISSED ours-stream: 2.80 × stock-service (target ≥ 3); 1.40 × stock-expect');
});

it('judges the tail by messages alone', () => {
  const rounds = new Map([
    ...STOCK,
    ['ours-poll', [leg(1500, 30)]] as const,
    ['ours-stream', [leg(1500, 31)]] as const,
  ]);
  const [, poll, , stream] = verdicts(rounds);
  expect(poll).toBe('met    ours-poll: p99 is 3.00 × p50 (target ≤ 3)');
  expect(stream).toBe('MISSED ours-stream: p99 is 3.10 × p50 (target ≤ 3)');
});
