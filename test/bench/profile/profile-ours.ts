import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runLoad } from '../measures/load.ts';
import type { Options } from '../options.ts';
import { number, table } from '../report/table.ts';
import { startChild } from '../servers/child.ts';
import { OURS } from '../servers/specs.ts';
import { pollDirectLine, streamDirectLine } from '../talks/direct-line.ts';
import { type CpuProfile, type SelfTime, selfTimes } from './self-times.ts';

const SHOWN = 45;

/** Runs this server alone under the sampling profiler and lists where its time goes. */
export async function profileOurs(options: Options, dir: string): Promise<string> {
  const { rounds, conversations, warmUp, concurrency } = options;
  const load = { conversations, concurrency };
  const child = await startChild(OURS, dir, [
    '--cpu-prof',
    `--cpu-prof-dir=${dir}`,
    '--cpu-prof-interval=500',
  ]);
  let from: number;
  let turns = 0;
  try {
    await runLoad(child, pollDirectLine, { conversations: warmUp, concurrency });
    from = nowMicros();
    for (let round = 0; round < rounds; round += 1) {
      for (const openTalk of [pollDirectLine, streamDirectLine]) {
        const leg = await runLoad(child, openTalk, load);
        turns += leg.turns;
      }
    }
  } finally {
    await child.stop();
  }
  const file = readdirSync(dir).find((name) => name.endsWith('.cpuprofile'));
  if (!file) throw new Error('the server left no profile: it did not end by itself');
  const profile: CpuProfile = JSON.parse(readFileSync(join(dir, file), 'utf8'));
  const { functions, files } = selfTimes(profile, from);
  return [
    `${turns} turns, GET and WebSocket alternating; self time in µs a turn`,
    show('file or package', files, turns),
    show('function', functions, turns),
  ].join('\n\n');
}

function show(title: string, times: SelfTime[], turns: number): string {
  const rows = times.slice(0, SHOWN).map(({ name, micros }) => [name, number(micros / turns, 1)]);
  return table([title, 'µs/turn'], rows);
}

/** The clock that V8 stamps profiles with. */
function nowMicros(): number {
  return Number(process.hrtime.bigint() / 1000n);
}
