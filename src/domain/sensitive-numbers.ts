import { parseCreditCode } from './identifiers/credit-code.ts';
import { looksLikeIdNumber } from './identifiers/id-number.ts';

/** A number in a text, by UTF-16 offsets. `value`: its digits, without separators. */
export interface NumberSpan {
  kind: 'id-number' | 'bank-card' | 'phone' | 'code';
  start: number;
  end: number;
  value: string;
}

/** Digits of one number, in one piece or put together from several. */
interface Run {
  digits: string;
  start: number;
  end: number;
}

/** Mobile numbers are the shortest, bank cards the longest. */
const FEWEST_DIGITS = 11;
const MOST_DIGITS = 19;
const CODE_DIGITS = 6;
const SEPARATOR = /^[ \u200b\-.·_/()]{1,3}$/;
const PHONE = /^(?:0086|86|0)?(1[3-9]\d{9})$/;

/**
 * Identity numbers, bank cards, mobile numbers and, with `codes`, verification codes in a text of one width
 * (see foldWidth). A number inside a longer row of digits is not one.
 */
export function findNumbers(folded: string, codes: boolean): NumberSpan[] {
  const spans: NumberSpan[] = [];
  let pieces: Run[] = [];
  const endPieces = () => {
    spans.push(...readPieces(folded, pieces, codes));
    pieces = [];
  };
  let previousEnd = 0;
  for (const { 0: digits, index: start } of folded.matchAll(/\d+/g)) {
    const run = { digits, start, end: start + digits.length };
    // A number in one piece is surer than one put together from pieces, and never itself a piece.
    const whole = readNumber(folded, run);
    if (whole || !SEPARATOR.test(folded.slice(previousEnd, start))) endPieces();
    if (whole) spans.push(whole);
    else if (!isMaskedRemnant(folded, run)) pieces.push(run);
    previousEnd = run.end;
  }
  endPieces();
  return spans;
}

/** What masking left of a number must not make up a new one with the digits beside it. */
function isMaskedRemnant(folded: string, { start, end }: Run): boolean {
  return folded.endsWith('****', start) || folded.startsWith('****', end) || folded.startsWith('***@', end);
}

/** Numbers in runs that follow each other with separators between them; then codes in what is left. */
function readPieces(folded: string, pieces: Run[], codes: boolean): NumberSpan[] {
  const spans: NumberSpan[] = [];
  let left: Run[] = [];
  const endLeft = () => {
    const code = codes && readCode(folded, left);
    if (code) spans.push(code);
    left = [];
  };
  let taken = 0;
  for (const [i, piece] of pieces.entries()) {
    if (i < taken) continue;
    const number = readLongest(folded, pieces, i);
    const span = number?.span ?? (codes && readCode(folded, [piece]));
    taken = number?.end ?? i + 1;
    if (span) {
      endLeft();
      spans.push(span);
    } else left.push(piece);
  }
  endLeft();
  return spans;
}

/** The longest number written in at least two pieces, of which the first is at `from`; `end` is after its last. */
function readLongest(
  folded: string,
  pieces: Run[],
  from: number,
): { span: NumberSpan; end: number } | undefined {
  const [first, ...others] = pieces.slice(from, from + MOST_DIGITS);
  if (!first) return undefined;
  let longest: { span: NumberSpan; end: number } | undefined;
  let { digits } = first;
  let evenly = digits.length >= 3;
  for (const [i, piece] of others.entries()) {
    digits += piece.digits;
    if (digits.length > MOST_DIGITS) break;
    const run = { digits, start: first.start, end: piece.end };
    const span = readNumber(folded, run, { evenly, firstGroup: first.digits.length });
    if (span) longest = { span, end: from + i + 2 };
    evenly &&= piece.digits.length >= 3;
  }
  return longest;
}

/** The number that these digits are, if they are one. `firstGroup`: how many stand before the first break. */
function readNumber(
  folded: string,
  { digits, start, end }: Run,
  written = { evenly: true, firstGroup: digits.length },
): NumberSpan | undefined {
  if (digits.length < FEWEST_DIGITS || digits.length > MOST_DIGITS) return undefined;

  const x = digits.length === 17 && /^[ \u200b-]?x/i.exec(folded.slice(end, end + 2));
  if (x && looksLikeIdNumber(`${digits}X`)) return idNumber(start, end + x[0].length, `${digits}X`);
  if (digits.length === 18 && looksLikeIdNumber(digits)) return idNumber(start, end, digits);

  const phone = PHONE.exec(digits)?.[1];
  const prefix = digits.length - 11;
  // A country code in a group of its own is no part of the secret.
  if (phone && prefix < written.firstGroup)
    return { kind: 'phone', start: start + prefix, end, value: phone };

  // The rest is weaker evidence: dates and times, with groups of one or two digits, add up to it by chance.
  if (!written.evenly) return undefined;
  if (isBankCard(digits)) return { kind: 'bank-card', start, end, value: digits };
  if (digits.length === 15 && looksLikeIdNumber(digits)) return idNumber(start, end, digits);
  const letters = digits.length === 12 && /[a-z]{3}$/i.exec(folded.slice(Math.max(0, start - 3), start));
  if (letters && looksLikeIdNumber(letters[0] + digits)) return idNumber(start - 3, end, letters[0] + digits);
  return written.firstGroup === digits.length ? readMistyped(folded, { digits, start, end }) : undefined;
}

/**
 * So long a number in one piece is an identity number or a card with a digit mistyped, whose rest is as
 * secret; only a company's credit code, which is public, can be told from them.
 */
function readMistyped(folded: string, { digits, start, end }: Run): NumberSpan | undefined {
  const lettered = /[a-z]/i.test(folded.charAt(start - 1) + folded.charAt(end));
  if (digits.length < 15 || lettered || parseCreditCode(digits).ok) return undefined;
  const kind = digits.length === 15 || digits.length === 18 ? 'id-number' : 'bank-card';
  return { kind, start, end, value: digits };
}

function idNumber(start: number, end: number, value: string): NumberSpan {
  return { kind: 'id-number', start, end, value };
}

/** Six digits standing alone, in one piece or in groups of the same length. */
function readCode(folded: string, groups: Run[]): NumberSpan | undefined {
  const [first] = groups;
  const end = groups.at(-1)?.end;
  if (!first || !end || groups.length * first.digits.length !== CODE_DIGITS) return undefined;
  if (groups.some((group) => group.digits.length !== first.digits.length)) return undefined;
  if (/[a-z]/i.test(folded.charAt(first.start - 1) + folded.charAt(end))) return undefined;
  return { kind: 'code', start: first.start, end, value: groups.map((group) => group.digits).join('') };
}

/** 13–19 digits by ISO/IEC 7812-1 with a right Luhn digit. No issuer's number starts with 0 or 1. */
export function isBankCard(digits: string): boolean {
  if (digits.length < 13 || !/^[2-9]/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const doubled = i % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
