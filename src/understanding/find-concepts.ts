import type { Concept, ConceptWords } from './concepts.ts';
import type { Token } from './tokens.ts';

/** Written so they mean themselves, and not what sounds alike: 「不是」 is no slip for 「不使」. */
const THEMSELVES = '不是 可以 恢复 我把 信号 机会 推荐 合适 符合';

/** A concept, or a token that belongs to none. */
export type Piece = { concept: Concept } | { token: Token };

/** Words as paths from token to token. */
interface Branch {
  next: Map<string, Branch>;
  concept?: Concept;
}

/** Letters from which on a word with one slip in it is still taken for the word. */
const SLIP_LETTERS = 6;
const WORDS_AT_A_TIME = 500;
const CHINESE_WORD = /^\p{Script=Han}{2,}$/u;
const ENGLISH_WORD = /^[a-z]+$/;

/** Every word of letters among the concepts. */
export function englishWords(concepts: ConceptWords): ReadonlySet<string> {
  const words = [...concepts.values()].flat().flatMap((word) => word.split('|'));
  return new Set(words.filter((word) => ENGLISH_WORD.test(word)));
}

export type FindConcepts = (tokens: readonly Token[]) => Piece[];

/**
 * Reads a sentence as concepts and what is between them: the longest match first, by writing or by sound.
 * Yields now and then while the words are being learnt.
 */
export function* createFindConcepts(
  concepts: ConceptWords,
  tokenize: (text: string) => Token[],
): Generator<void, FindConcepts> {
  const written: Branch = { next: new Map() };
  const heard: Branch = { next: new Map() };
  const themselves: Branch = { next: new Map() };
  // Which concept marks where they end doesn't matter.
  for (const word of THEMSELVES.split(' ')) grow(themselves, [...word], 'known');
  const long = new Map<string, Concept>();
  let learnt = 0;
  for (const [concept, words] of concepts) {
    for (const word of words) {
      learnt += 1;
      if (learnt % WORDS_AT_A_TIME === 0) yield;
      const tokens = tokenize(word.replaceAll('|', ' '));
      grow(written, tokens.map(formOf), concept);
      if (CHINESE_WORD.test(word)) grow(heard, tokens.map(soundOf), concept);
      if (ENGLISH_WORD.test(word) && word.length >= SLIP_LETTERS) long.set(word, concept);
    }
  }

  return (tokens) => {
    const pieces: Piece[] = [];
    for (let at = 0; at < tokens.length; ) {
      const byForm = longest(written, tokens, at, formOf);
      const bySound = longest(heard, tokens, at, soundOf);
      const meantSo = longest(themselves, tokens, at, formOf);
      const hit = bySound.end > Math.max(byForm.end, meantSo.end) ? bySound : byForm;
      const token = tokens[at];
      const concept = hit.concept ?? (token && misspelt(token.form, long));
      if (concept) pieces.push({ concept });
      else if (token) pieces.push({ token });
      at = Math.max(hit.end, at + 1);
    }
    return pieces;
  };
}

function grow(root: Branch, path: readonly string[], concept: Concept): void {
  let branch = root;
  for (const step of path) {
    const next: Branch = branch.next.get(step) ?? { next: new Map() };
    branch.next.set(step, next);
    branch = next;
  }
  // The first list that has a word keeps it.
  branch.concept ??= concept;
}

function longest(
  root: Branch,
  tokens: readonly Token[],
  start: number,
  stepOf: (token: Token) => string,
): { concept?: Concept; end: number } {
  let found: { concept?: Concept; end: number } = { end: start };
  let branch: Branch | undefined = root;
  for (let at = start; at < tokens.length; at += 1) {
    const token = tokens[at];
    branch = token && branch.next.get(stepOf(token));
    if (!branch) break;
    if (branch.concept) found = { concept: branch.concept, end: at + 1 };
  }
  return found;
}

function formOf({ form }: Token): string {
  return form;
}

function soundOf({ sound }: Token): string {
  return sound;
}

function misspelt(word: string, long: ReadonlyMap<string, Concept>): Concept | undefined {
  if (word.length < SLIP_LETTERS || !ENGLISH_WORD.test(word)) return undefined;
  for (const [meant, concept] of long) if (isOneSlip(word, meant)) return concept;
  return undefined;
}

/** One letter too many, too few, wrong, or two swapped. */
function isOneSlip(written: string, meant: string): boolean {
  if (Math.abs(written.length - meant.length) > 1) return false;
  const shortest = Math.min(written.length, meant.length);
  let start = 0;
  while (start < shortest && written[start] === meant[start]) start += 1;
  let end = 0;
  while (end < shortest - start && written.at(-1 - end) === meant.at(-1 - end)) end += 1;
  const [left, right] = [written, meant].map((word) => word.slice(start, word.length - end));
  if (left === undefined || right === undefined) return false;
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
