import { cleanText } from '../text.ts';
import type { Parsed } from './parsed.ts';
import { PROVINCES } from './provinces.ts';

/** GB 32100-2015 §4.2: digits and capitals without I, O, S, V, Z. A character's place here is its value. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Registration departments: GB 32100-2015 table 1 with its amendment of 2016 (N: farming collectives). */
const DEPARTMENTS = /^[1-9A-GNY]/;

/** Registered with the central authorities (100000) or those of 新疆生产建设兵团 (66…). */
const OTHER_REGISTRARS = new Set(['10', '66']);

/** The check character of the first 17: Σ value × 3^(i−1) mod 31, taken from 31 (GB 32100-2015 §4.3). */
export function creditCodeCheck(first17: string): string {
  let sum = 0;
  let weight = 1;
  for (const char of first17) {
    sum += ALPHABET.indexOf(char) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** A unified social credit code (统一社会信用代码): 18 characters in capitals. Lower case is accepted. */
export function parseCreditCode(
  raw: string,
): Parsed<'characters' | 'length' | 'prefix' | 'region' | 'checksum'> {
  const code = cleanText(raw).replace(/[\s-]/g, '').toUpperCase();
  if ([...code].some((char) => !ALPHABET.includes(char))) return { ok: false, problem: 'characters' };
  if (code.length !== 18) return { ok: false, problem: 'length' };
  if (!DEPARTMENTS.test(code)) return { ok: false, problem: 'prefix' };
  // Places 3–8 are the registering office's administrative division: digits only.
  if (!/^..\d{6}/.test(code)) return { ok: false, problem: 'characters' };
  const province = code.slice(2, 4);
  if (!PROVINCES.has(province) && !OTHER_REGISTRARS.has(province)) return { ok: false, problem: 'region' };
  if (creditCodeCheck(code.slice(0, 17)) !== code.charAt(17)) return { ok: false, problem: 'checksum' };
  return { ok: true, value: code };
}
