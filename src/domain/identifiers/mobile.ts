import { cleanText } from '../text.ts';
import type { Parsed } from './parsed.ts';

const SEPARATORS = /[\s\-‐-―.·()[\]]/g;
const COUNTRY_CODE = /^(?:\+86|0086|86(?=1[3-9]\d{9}$))/;

/**
 * A mainland mobile number as 11 digits, with or without +86 / 0086 / 86, spaces, dashes, dots or brackets.
 *
 * 《电信网编号计划》(2017 年版) gives public mobile networks the numbers 13x–19x, 11 digits long. Which of
 * them an operator has opened changes every year, so the third digit is not checked.
 */
export function parseMobile(raw: string): Parsed<'characters' | 'length' | 'prefix'> {
  const number = cleanText(raw).replace(SEPARATORS, '').replace(COUNTRY_CODE, '');
  if (/[^\d]/.test(number)) return { ok: false, problem: 'characters' };
  if (number.length !== 11) return { ok: false, problem: 'length' };
  if (!/^1[3-9]/.test(number)) return { ok: false, problem: 'prefix' };
  return { ok: true, value: number };
}
