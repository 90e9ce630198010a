import { guessingCost, readings } from './password-patterns.ts';

/** Longer passwords are not allowed, so nothing longer needs to be looked at. */
const LONGEST = 128;
/** A password made of so few patterns and other characters is one of those that everybody tries. */
const FEW_PIECES = 4;
/** So many digits and signs around a word don't make it uncommon; a longer row of them may. */
const MOST_DECORATION = 8;

/**
 * Whether a password (lower case, without spaces) is a common one, by a small list of words and by patterns:
 * qwertyuiop[], 1qaz2wsx3edc, p@ssw0rd2024!, woaini1314520, abcd@1234567, and nothing at all. Light enough
 * for a page.
 */
export function isCommonBuiltIn(folded: string): boolean {
  return guessingCost(folded.slice(0, LONGEST), 1, () => 1) <= FEW_PIECES;
}

/** The same with a longer list: also each of these words, doubled, decorated or with signs for letters. */
export function createIsCommon(words: Iterable<string>): (folded: string) => boolean {
  const known = new Set(words);
  return (folded) =>
    isCommonBuiltIn(folded) || undecorated(folded.slice(0, LONGEST)).some((word) => known.has(word));
}

/** What a password may be a dressed-up form of: some or all digits and signs at its ends taken off. */
function undecorated(folded: string): string[] {
  const before = /^[^\p{L}]*/u.exec(folded)?.[0].length ?? 0;
  const after = /[^\p{L}]*$/u.exec(folded)?.[0].length ?? 0;
  const forms: string[] = [];
  for (let start = 0; start <= Math.min(before, MOST_DECORATION); start++)
    for (let end = 0; end <= Math.min(after, MOST_DECORATION - start); end++)
      forms.push(folded.slice(start, folded.length - end));
  return forms.flatMap(readings).flatMap((word) => [word, half(word)]);
}

function half(word: string): string {
  const first = word.slice(0, word.length / 2);
  return first + first === word ? first : word;
}
