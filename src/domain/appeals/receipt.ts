import { type Day, dayOf } from '../workdays.ts';

/** Crockford's base 32: without I, L, O and U, which are read as 1, 1, 0 and V. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SIZE = ALPHABET.length;
const RANDOM = 8;
const DRAFT_LENGTH = 11;

/**
 * An appeal's receipt: `SS`, the day it was handed in, 8 random characters (40 bits) and a check character.
 *
 * `random`: whole numbers from 0 to 31, one call each.
 */
export function newReceipt(at: number, random: () => number): string {
  return withCheck(`SS${dayOf(at).replaceAll('-', '')}${randomCharacters(RANDOM, random)}`);
}

/** The secret of a draft: `CG`, 11 random characters (55 bits) and a check character, as CG-XXXX-XXXX-XXXX. */
export function newDraftCode(random: () => number): string {
  return showDraftCode(withCheck(`CG${randomCharacters(DRAFT_LENGTH, random)}`));
}

/** A receipt as typed, in its canonical form; undefined where the check character says that it is mistyped. */
export function parseReceipt(typed: string): string | undefined {
  const text = compact(typed);
  const [, day = '', rest = ''] = /^SS(.{8})(.{9})$/.exec(text) ?? [];
  const receipt = `SS${readBase32(day)}${readBase32(rest)}`;
  return rest && isDay(readBase32(day)) && isChecked(receipt) ? receipt : undefined;
}

/** As `CG-XXXX-XXXX-XXXX`. */
export function parseDraftCode(typed: string): string | undefined {
  const [, rest = ''] = /^CG(.{12})$/.exec(compact(typed)) ?? [];
  const code = `CG${readBase32(rest)}`;
  return rest && isChecked(code) ? showDraftCode(code) : undefined;
}

/** What people put between groups, and what a phone's keyboard makes of a hyphen. */
const SEPARATORS = '[\\s\\-‐-―−_.·]';

/**
 * Where a code may stand in a sentence, in upper case. Exactly its length is taken, because anything may
 * follow (「SS…K查一下」); up to three characters less, so that a mistyped one is noticed. A receipt's first
 * digits tell it from words that begin with SS.
 */
const RECEIPT = codePattern('SS', ['[0-9OIL]', 6, 6], ['[0-9A-Z]', 8, 11]);
const DRAFT_CODE = codePattern('CG', ['[0-9A-Z]', 9, 12]);

/** The first receipt in a sentence. `near`: something that was meant as one, but is mistyped. */
export function findReceipt(text: string): { receipt: string } | { near: true } | undefined {
  return find(text, RECEIPT, parseReceipt, (receipt) => ({ receipt }));
}

export function findDraftCode(text: string): { draftCode: string } | { near: true } | undefined {
  return find(text, DRAFT_CODE, parseDraftCode, (draftCode) => ({ draftCode }));
}

function codePattern(letters: string, ...parts: [characters: string, least: number, most: number][]): RegExp {
  const runs = parts.map(([chars, least, most]) => `(?:${SEPARATORS}{0,3}${chars}){${least},${most}}`);
  return new RegExp(`(?<![A-Z0-9])${[...letters].join(`${SEPARATORS}?`)}${runs.join('')}`, 'g');
}

function find<Found>(
  text: string,
  pattern: RegExp,
  parse: (typed: string) => string | undefined,
  found: (code: string) => Found,
): Found | { near: true } | undefined {
  let near = false;
  for (const { 0: typed } of text.normalize('NFKC').toUpperCase().matchAll(pattern)) {
    const code = parse(typed);
    if (code) return found(code);
    near ||= /\d/.test(typed);
  }
  return near ? { near: true } : undefined;
}

function compact(typed: string): string {
  return typed.normalize('NFKC').toUpperCase().replace(new RegExp(SEPARATORS, 'g'), '');
}

/** The letters that look like digits, as Crockford's alphabet reads them. */
function readBase32(text: string): string {
  return text.replaceAll('O', '0').replace(/[IL]/g, '1');
}

function isDay(text: string): boolean {
  const [, year, month, day] = /^(20\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  const written: Day = `${year}-${month}-${day}`;
  return year !== undefined && !Number.isNaN(Date.parse(written)) && dayOf(Date.parse(written)) === written;
}

function showDraftCode(code: string): string {
  return [code.slice(0, 2), code.slice(2, 6), code.slice(6, 10), code.slice(10)].join('-');
}

function randomCharacters(length: number, random: () => number): string {
  return Array.from({ length }, () => ALPHABET.charAt(random())).join('');
}

function withCheck(text: string): string {
  return text + checkCharacter(text);
}

function isChecked(text: string): boolean {
  return (
    [...text].every((char) => ALPHABET.includes(char)) && checkCharacter(text.slice(0, -1)) === text.at(-1)
  );
}

/**
 * ISO/IEC 7064's idea of a pure system (each step adds a character and multiplies), over the field of 32
 * elements instead of a prime: Σ aⁱ·cᵢ with a generator a of GF(2⁵). Every single wrong character changes the
 * sum, because the field has no zero divisors, and so does every swap of neighbours, because a ≠ 1. With 32
 * characters no check character outside the alphabet is needed, as Crockford's own mod 37 would.
 */
function checkCharacter(text: string): string {
  let sum = 0;
  for (const char of text) sum = timesGenerator(sum ^ Math.max(0, ALPHABET.indexOf(char)));
  return ALPHABET.charAt(sum % SIZE);
}

/** Times x modulo x⁵ + x² + 1, which is primitive. */
function timesGenerator(value: number): number {
  const doubled = value << 1;
  return doubled & SIZE ? (doubled ^ 0b100101) & (SIZE - 1) : doubled;
}
