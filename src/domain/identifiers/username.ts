import { cleanText } from '../text.ts';
import type { Parsed } from './parsed.ts';

const START = /^[A-Za-z\p{Script=Han}]/u;
const ALLOWED = /^[A-Za-z0-9_.\-\p{Script=Han}]*$/u;

/**
 * A username by the portal's rule: 4–32 characters, a letter or Chinese character first, then letters,
 * digits, _ - . and Chinese. Case is kept: whether it matters is for the account directory to say.
 */
export function parseUsername(raw: string): Parsed<'characters' | 'length' | 'prefix'> {
  const name = cleanText(raw);
  if (!ALLOWED.test(name)) return { ok: false, problem: 'characters' };
  const length = [...name].length;
  if (length < 4 || length > 32) return { ok: false, problem: 'length' };
  if (!START.test(name)) return { ok: false, problem: 'prefix' };
  return { ok: true, value: name };
}
