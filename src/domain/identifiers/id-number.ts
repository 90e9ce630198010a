import { cleanText } from '../text.ts';
import type { Parsed } from './parsed.ts';
import { PROVINCES } from './provinces.ts';

/** 港澳居民居住证 and 台湾居民居住证: one fixed address part each. */
const RESIDENCE_PERMITS = new Set(['810000', '820000', '830000']);

const EARLIEST_BIRTH = '19000101';
const LATEST_BIRTH = '20991231';
const CHINA_OFFSET_MS = 8 * 3_600_000;

type IdProblem = 'characters' | 'length' | 'region' | 'date' | 'checksum';

/**
 * An identity number in its canonical form, capitals without spaces:
 *
 * - 居民身份证, 18 characters by GB 11643-1999; the older 15 digits of GB 11643-1989 are converted to it;
 * - 港澳居民居住证 and 台湾居民居住证, numbered by the same standard;
 * - 外国人永久居留身份证: since December 2023 18 characters starting with 9 (then province, nationality as a
 *   number, birth date, serial, MOD 11-2). Earlier cards have 3 letters and 12 digits and stay as they are,
 *   because a holder has the one number or the other and the directory keeps what the card shows.
 *
 * Birth dates run from 1900 to `now`, by the calendar in China. Nationality codes are not looked up.
 */
export function parseIdNumber(raw: string, now: Date): Parsed<IdProblem> {
  const number = cleanText(raw).replace(/[\s-]/g, '').toUpperCase();
  return parseCompact(number, compactDate(new Date(now.getTime() + CHINA_OFFSET_MS)));
}

/** Whether region and birth date are possible in this compact number, be its check character wrong or right. */
export function looksLikeIdNumber(compact: string): boolean {
  const parsed = parseCompact(compact.toUpperCase(), LATEST_BIRTH);
  return parsed.ok || parsed.problem === 'checksum';
}

/** The 18th character: ISO 7064 MOD 11-2 over the first 17 digits (GB 11643-1999). */
function idNumberCheck(first17: string): string {
  let carried = 0;
  for (const digit of first17) carried = ((carried + Number(digit)) * 2) % 11;
  return '0123456789X'.charAt((12 - carried) % 11);
}

/** The last digit of an old 外国人永久居留身份证: ICAO 9303's weights 7-3-1 over 14 characters, A = 10. */
export function permanentResidenceCheck(first14: string): string {
  const weights = [7, 3, 1];
  const sum = [...first14].reduce(
    (total, char, i) => total + Number.parseInt(char, 36) * (weights[i % 3] ?? 0),
    0,
  );
  return String(sum % 10);
}

function parseCompact(number: string, today: string): Parsed<IdProblem> {
  if (/[^\dA-Z]/.test(number)) return { ok: false, problem: 'characters' };
  if (number.length === 18) return parse18(number, today);
  if (number.length !== 15) return { ok: false, problem: 'length' };
  return /^\d+$/.test(number) ? parse15(number, today) : parseOldPermanentResidence(number, today);
}

function parse18(number: string, today: string): Parsed<IdProblem> {
  if (!/^\d{17}[\dX]$/.test(number)) return { ok: false, problem: 'characters' };
  if (!hasKnownRegion(number)) return { ok: false, problem: 'region' };
  if (!isBirthDate(number.slice(6, 14), today)) return { ok: false, problem: 'date' };
  if (idNumberCheck(number.slice(0, 17)) !== number.charAt(17)) return { ok: false, problem: 'checksum' };
  return { ok: true, value: number };
}

/** 15-digit numbers were last given out in 1999, so the century they leave out is always the 20th. */
function parse15(number: string, today: string): Parsed<IdProblem> {
  const first17 = `${number.slice(0, 6)}19${number.slice(6)}`;
  return parse18(first17 + idNumberCheck(first17), today);
}

/** Nationality (3 letters), issuing place (4), birth date without century (6), serial (1), check (1). */
function parseOldPermanentResidence(number: string, today: string): Parsed<IdProblem> {
  if (!/^[A-Z]{3}\d{12}$/.test(number)) return { ok: false, problem: 'characters' };
  if (!PROVINCES.has(number.slice(3, 5))) return { ok: false, problem: 'region' };
  const birth = number.slice(7, 13);
  if (!isBirthDate(`19${birth}`, today) && !isBirthDate(`20${birth}`, today))
    return { ok: false, problem: 'date' };
  if (permanentResidenceCheck(number.slice(0, 14)) !== number.charAt(14))
    return { ok: false, problem: 'checksum' };
  return { ok: true, value: number };
}

function hasKnownRegion(number: string): boolean {
  if (number.startsWith('9')) return PROVINCES.has(number.slice(1, 3));
  return PROVINCES.has(number.slice(0, 2)) || RESIDENCE_PERMITS.has(number.slice(0, 6));
}

function isBirthDate(yyyymmdd: string, today: string): boolean {
  if (yyyymmdd < EARLIEST_BIRTH || yyyymmdd > today) return false;
  const [year, month, day] = [yyyymmdd.slice(0, 4), yyyymmdd.slice(4, 6), yyyymmdd.slice(6)].map(Number);
  // A day that isn't in the calendar comes back as another one.
  return compactDate(new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day))) === yyyymmdd;
}

function compactDate(date: Date): string {
  return date.toISOString().slice(0, 10).replaceAll('-', '');
}
