import type { Contender } from '../contenders.ts';
import type { Child } from '../servers/child.ts';
import { type LoadOptions, type LoadResult, runLoad } from './load.ts';

export type Rounds = Map<Contender['id'], LoadResult[]>;

/** Half a leg each, not counted: the compiler has seen the code then. */
const WARM_UP = 0.5;

/** A B C A B C …: what disturbs the machine for a while meets all alike, and ratios are taken within a round. */
export async function runRounds(
  all: readonly Contender[],
  childOf: (contender: Contender) => Child,
  { rounds, ...load }: LoadOptions & { rounds: number },
): Promise<Rounds> {
  const warmUp = { ...load, conversations: Math.ceil(load.conversations * WARM_UP) };
  for (const contender of all) await runLoad(childOf(contender), contender.openTalk, warmUp);

  const results: Rounds = new Map(all.map(({ id }) => [id, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const contender of all) {
      const result = await runLoad(childOf(contender), contender.openTalk, load);
      results.get(contender.id)?.push(result);
    }
  }
  return results;
}
