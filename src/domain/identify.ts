import { parseCreditCode } from './identifiers/credit-code.ts';
import { parseEmail } from './identifiers/email.ts';
import { looksLikeIdNumber, parseIdNumber } from './identifiers/id-number.ts';
import { parseMobile } from './identifiers/mobile.ts';
import type { Parsed, Problem } from './identifiers/parsed.ts';
import { parseUsername } from './identifiers/username.ts';
import { cleanText } from './text.ts';

export type IdentifierKind = 'phone' | 'email' | 'id-number' | 'credit-code' | 'username';

/** Something that names an account, in the canonical form of its kind. */
export interface Identifier {
  kind: IdentifierKind;
  value: string;
}

/** `near`: what it looks like it was meant to be, so that a hint can say what to look at again. */
export type Identified =
  | { ok: true; identifier: Identifier }
  | { ok: false; problem: Problem; near?: IdentifierKind };

/**
 * Which kind of identifier a text is, when it is nothing else. The numbers come before usernames, which
 * start with a letter or Chinese character and so leave little to confuse; of numbers that fit more than
 * one kind, the check characters decide.
 */
export function identify(raw: string, now: Date): Identified {
  const text = cleanText(raw);
  const compact = text.replace(/[\s\-‐-―.·()[\]]/g, '').toUpperCase();
  const candidates: [IdentifierKind, Parsed][] = [
    ['phone', parseMobile(text)],
    ['email', parseEmail(text)],
    ['id-number', parseIdNumber(compact, now)],
    ['credit-code', parseCreditCode(compact)],
    ['username', parseUsername(text)],
  ];
  const near = meantKind(compact);
  for (const [kind, parsed] of candidates) {
    // An old residence card with a wrong digit would pass as a username.
    if (parsed.ok && (kind !== 'username' || near !== 'id-number'))
      return { ok: true, identifier: { kind, value: parsed.value } };
  }
  const meant = candidates.find(([kind]) => kind === (near ?? 'username'))?.[1];
  const problem = meant && !meant.ok ? meant.problem : 'characters';
  return near ? { ok: false, problem, near } : { ok: false, problem };
}

/** Judged by length and make-up only: what a person would say the text was meant to be. */
function meantKind(compact: string): IdentifierKind | undefined {
  if (compact.includes('@')) return 'email';
  if (/^[A-Z]{3}\d{12}$/.test(compact)) return 'id-number';

  const digits = /^\+?(\d+)(X?)$/.exec(compact);
  if (digits) {
    const [, number = '', x] = digits;
    if (x) return number.length >= 12 ? 'id-number' : undefined;
    if (number.length < 7 || number.length > 20) return undefined;
    if (number.length <= 13) return 'phone';
    // A business registered by the market regulator has a code that starts with 9, most often 91 or 92.
    return number.startsWith('9') && !looksLikeIdNumber(number) ? 'credit-code' : 'id-number';
  }
  if (/^\d[\dA-Z]{14,20}$/.test(compact)) return 'credit-code';
  // Chinese alone, too short or too long for a username, is more likely something said.
  return /^\p{Script=Han}*[A-Z0-9_][A-Z0-9_\p{Script=Han}]*$/u.test(compact) ? 'username' : undefined;
}
