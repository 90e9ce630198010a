import type { Contender } from '../contenders.ts';
import type { Child } from '../servers/child.ts';
import { type LoadOptions, type LoadResult, runLoad } from './load.ts';

export type Rounds = Map<Contender['id'], LoadResult[]>;

/** A B C A B C …: what disturbs the machine for a while meets all alike, and ratios are taken within a round. */
export async function runRounds(
  all: readonly Contender[],
  childOf: (contender: Contender) => Child,
  { rounds, warmUp, ...load }: LoadOptions & { rounds: number; warmUp: number },
): Promise<Rounds> {
  for (const contender of all)
    await runLoad(childOf(contender), contender.openTalk, { ...load, conversations: warmUp });

  const results: Rounds = new Map(all.map(({ id }) => [id, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const contender of all) {
      const result = await runLoad(childOf(contender), contender.openTalk, load);
      results.get(contender.id)?.push(result);
    }
  }
  return results;
}
