import type { Features } from './features.ts';

/** How many sentences within the service show a feature. */
export type Familiar = ReadonlyMap<string, number>;

const MANY_WORDS = 4;
const MANY_PAIRS = 8;
const SHARES = 6;

/** What the sentences within the service are written with. */
export function familiarise(within: readonly Features[]): Familiar {
  const familiar = new Map<string, number>();
  for (const { written } of within)
    for (const name of written) familiar.set(name, (familiar.get(name) ?? 0) + 1);
  return familiar;
}

/**
 * How much of a sentence was never seen within the service: the world outside is too large for examples, but
 * not the words of the world inside. `atLeast` 2 for a sentence that is one of the familiar ones itself.
 */
export function noveltyOf({ written }: Features, familiar: Familiar, atLeast = 1): string[] {
  const isNew = (name: string) => (familiar.get(name) ?? 0) < atLeast;
  const words = written.filter((name) => !name.includes(' ') && !name.startsWith('-'));
  const pairs = written.filter((name) => name.split(' ').length === 2);
  const newPairs = pairs.filter(isNew).length;
  return [
    `?new words ${Math.min(MANY_WORDS, words.filter(isNew).length)}`,
    `?new pairs ${Math.min(MANY_PAIRS, newPairs)}`,
    `?new share ${Math.round((SHARES * newPairs) / (pairs.length || 1))}`,
  ];
}
