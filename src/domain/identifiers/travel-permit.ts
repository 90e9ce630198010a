import { cleanText } from '../text.ts';
import type { Parsed } from './parsed.ts';

/**
 * A travel permit number, to be asked for by name only: eight digits alone can be almost anything.
 *
 * - 港澳居民来往内地通行证: H or M and 8 digits. Older booklets add two digits that count renewals; they are
 *   dropped, because the person keeps the first nine characters for life;
 * - 台湾居民来往大陆通行证: 8 digits.
 */
export function parseTravelPermit(raw: string): Parsed<'characters' | 'length'> {
  const number = cleanText(raw)
    .replace(/[\s\-()]/g, '')
    .toUpperCase();
  if (!/^[HM]?\d*$/.test(number)) return { ok: false, problem: 'characters' };
  const match = /^(?:([HM]\d{8})(?:\d\d)?|(\d{8}))$/.exec(number);
  const value = match?.[1] ?? match?.[2];
  return value ? { ok: true, value } : { ok: false, problem: 'length' };
}
