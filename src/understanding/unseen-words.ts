import type { Features } from './features.ts';

/** How many sentences within the service show a feature. */
export type Familiar = Map<string, number>;

const MANY_WORDS = 4;
const MANY_PAIRS = 8;
const SHARES = 6;

/** Notes what a sentence within the service is written with. */
export function familiarise(familiar: Familiar, { written }: Features): void {
  for (const name of written) familiar.set(name, (familiar.get(name) ?? 0) + 1);
}

/**
 * How much of a sentence was never seen within the service: the world outside is too large for examples, but
 * not the words of the world inside. `atLeast` 2 for a sentence that is one of the familiar ones itself.
 */
export function unseenIn(
  { written }: Features,
  familiar: ReadonlyMap<string, number>,
  atLeast = 1,
): string[] {
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
