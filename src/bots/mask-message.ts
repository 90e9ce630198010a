import { maskText, type SensitiveKind } from '../domain/masking.ts';
import { cleanText, visibleText } from '../domain/text.ts';
import { spokenDigits } from '../understanding/spoken-digits.ts';

/** A message as the dialogs hear it and as it is kept. */
export interface MaskedMessage {
  /** Cleaned, not masked: only for this turn. */
  text: string;
  masked: string;
  found: readonly SensitiveKind[];
  passwordPasted: boolean;
}

const HIDDEN = '********';
/** What follows the word, where it looks like a password and not like the rest of a question. */
const INTRODUCED =
  /(?:密码|密碼|口令|password|passwd|pwd|mima)[^\x21-\x7e\n]{0,6}(?:is\b|[:=])?\s*([\x21-\x7e]{6,})/gi;
const TOKEN = /[\x21-\x7e]{8,}/g;
const EXPLAINED = /^(?:https?:\/\/\S+|\S+@\S+\.\S+)$/i;
const KINDS = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/];
const SENTENCE_END = /[?!.,]+$/;
/** Asked, not set. */
const QUESTION =
  /\?\s*$|^(?:what|how|why|where|when|who|which|can|could|do|does|is|are|should|may|i (?:can|do|am|want|need)|please)\b|^i'|\b(?:page|link|button|code)\b/i;
const PHRASE = /^[\x20-\x7e]{15,128}$/;

/** What the conversation waits for, where that decides what a secret looks like. */
export type WantedSecret = 'password' | 'code' | 'other';

/** A code or a part of one, as `findCode` joins it. */
const CODE_PART = /\d(?:[\s-]*\d)*/g;

/**
 * Masks what a citizen pasted by mistake. While a new password is asked for on a secure form, anything
 * written like one is taken for it; while a code is, any row of digits.
 */
export function maskMessage(raw: string, wanted: WantedSecret): MaskedMessage {
  const text = cleanText(raw);
  const passwords = new Set(passwordsIn(text, wanted === 'password'));
  let hidden = text;
  for (const password of passwords) hidden = hidden.replaceAll(password, HIDDEN);
  const { text: withoutNumbers, found } = maskText(hidden, { codes: true });
  const masked = wanted === 'code' ? hideCodeParts(withoutNumbers) : withoutNumbers;
  // Kept as it was written where that hides nothing: （推荐） should not come back as (推荐).
  const untouched = masked === text;
  return { text, masked: untouched ? visibleText(raw) : masked, found, passwordPasted: passwords.size > 0 };
}

/** In digits or as they are read out. Shorter rows are times and counts: 「等了5分钟」. */
function hideCodeParts(text: string): string {
  const parts = [...spokenDigits(text).matchAll(CODE_PART)].filter(([part]) => part.length >= 3);
  let hidden = text;
  for (const { 0: part, index } of parts)
    hidden = hidden.slice(0, index) + '*'.repeat(part.length) + hidden.slice(index + part.length);
  return hidden;
}

function* passwordsIn(text: string, passwordWanted: boolean): Iterable<string> {
  for (const [, introduced = ''] of text.matchAll(INTRODUCED))
    if (isPasswordLike(introduced.replace(SENTENCE_END, ''))) yield introduced;
  const tokens = text.match(TOKEN) ?? [];
  if (passwordWanted) yield* tokens.filter(isPasswordLike);
  // A whole sentence of words is a good password, and in this place meant as one.
  if (passwordWanted && PHRASE.test(text) && text.split(' ').length >= 3 && !QUESTION.test(text)) yield text;
  if (!passwordWanted)
    yield* tokens.filter((token) => kindsOf(token) === KINDS.length && isPasswordLike(token));
}

/** At least two kinds of characters, one of them a letter; numbers and addresses are masked as such. */
function isPasswordLike(token: string): boolean {
  return (
    kindsOf(token) >= 2 &&
    /[a-z]/i.test(token) &&
    !EXPLAINED.test(token) &&
    maskText(token).found.length === 0
  );
}

function kindsOf(token: string): number {
  return KINDS.filter((kind) => kind.test(token)).length;
}
