import type { Piece } from './find-concepts.ts';
import type { Token } from './tokens.ts';

/** What a sentence shows, as names that can be read. Each group counts alike, however long the sentence is. */
export interface Features {
  /** Characters and words, one to three in a row: `密 码`; and parts of long words: `-pass`. */
  written: readonly string[];
  /** Syllables, two and three in a row: `~mi ma`. */
  heard: readonly string[];
  /** Concepts that occur, and pairs of them: `+forget`, `+code+expire`. */
  meant: readonly string[];
  /** Concepts where they stand: `<password> <forget> 了`; and in their order: `>password forget`. */
  ordered: readonly string[];
}

const EDGE = '|';
/** More concepts than that in a sentence say little by their pairs. */
const PAIRED = 10;
/** Of lengths told apart, in powers of two. */
const LONGEST = 6;
const LONG_WORD = /^[a-z]{4}/;

export function featuresOf(tokens: readonly Token[], pieces: readonly Piece[]): Features {
  const forms = framed(tokens.map(({ form }) => form));
  const sounds = framed(tokens.map(({ sound }) => blur(sound)));
  const concepts = pieces.flatMap((piece) => ('concept' in piece ? [piece.concept] : []));
  const standing = framed(
    pieces.map((piece) =>
      'concept' in piece ? `<${piece.concept}>` : piece.token.form || piece.token.sound,
    ),
  );
  const inOrder = framed(concepts);
  const length = Math.min(LONGEST, Math.ceil(Math.log2(tokens.length + 1)));
  return {
    written: distinct([
      ...[1, 2, 3].flatMap((size) => runs(forms, size)),
      ...tokens.flatMap(({ form }) => partsOf(form)),
    ]),
    heard: distinct([2, 3].flatMap((size) => runs(sounds, size)).map((run) => `~${run}`)),
    meant: [...together(concepts), `+length ${length}`],
    ordered: distinct([
      ...[2, 3].flatMap((size) => runs(standing, size)).filter((run) => run.includes('<')),
      ...[2, 3].flatMap((size) => runs(inOrder, size)).map((run) => `>${run}`),
    ]),
  };
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)];
}

function framed(items: readonly string[]): string[] {
  return [EDGE, ...items, EDGE];
}

/** So many neighbours at a time; a part that is empty breaks the row. */
function runs(items: readonly string[], size: number): string[] {
  const found: string[] = [];
  for (let start = 0; start + size <= items.length; start += 1) {
    const run = items.slice(start, start + size);
    if (run.every((item) => item !== '') && run.some((item) => item !== EDGE)) found.push(run.join(' '));
  }
  return found;
}

function together(concepts: readonly string[]): string[] {
  const sorted = [...new Set(concepts)].sort().slice(0, PAIRED);
  if (sorted.length === 0) return ['+nothing'];
  const pairs = sorted.flatMap((one, at) => sorted.slice(at + 1).map((other) => `+${one}+${other}`));
  return [...sorted.map((concept) => `+${concept}`), ...pairs];
}

/** Four letters at a time, so that 「passwrod」 has something of 「password」. */
function partsOf(word: string): string[] {
  if (!LONG_WORD.test(word)) return [];
  return Array.from({ length: word.length - 3 }, (_, start) => `-${word.slice(start, start + 4)}`);
}

/** What people who don't hear the difference type for one another: zh/z, ch/c, sh/s, -ng/-n. */
function blur(syllable: string): string {
  return syllable.replace(/^([zcs])h/, '$1').replace(/ng$/, 'n');
}
