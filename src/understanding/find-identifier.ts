import { recognizeEmail, recognizePhoneNumber } from '@microsoft/recognizers-text-suite';
import { parseCreditCode } from '../domain/identifiers/credit-code.ts';
import { parseEmail } from '../domain/identifiers/email.ts';
import { parseIdNumber } from '../domain/identifiers/id-number.ts';
import { parseMobile } from '../domain/identifiers/mobile.ts';
import { type Identifier, type IdentifierKind, identify } from '../domain/identify.ts';
import { findUsername, readBareName } from './find-username.ts';
import { spokenDigits } from './spoken-digits.ts';

export type FoundIdentifier =
  | { kind: 'found'; identifier: Identifier }
  /** Could be a username, or a password typed into the wrong place: only the citizen knows. */
  | { kind: 'doubtful'; username: string }
  /** Meant as one, but wrong: `near` says which. */
  | { kind: 'problem'; near: IdentifierKind; problem: string }
  | { kind: 'none' };

const CULTURE = 'zh-cn';
const NONE: FoundIdentifier = { kind: 'none' };

/** Which account a sentence names: 「我手机是138 0013 8000」, 「邮箱 a@b.cn」, 「用户名是 lin88」. */
export function findIdentifier(text: string, now: number): FoundIdentifier {
  const inside = findInside(corrected(withDots(text)), now);
  return inside ? { kind: 'found', identifier: inside } : NONE;
}

/** The same where an account was asked for: the whole text may then be the bare value, and be a little wrong. */
export function readIdentifier(text: string, now: number): FoundIdentifier {
  const found = findIdentifier(text, now);
  if (found.kind === 'found') return found;
  const whole = identify(withDots(text), new Date(now));
  if (whole.ok && whole.identifier.kind !== 'username')
    return { kind: 'found', identifier: whole.identifier };
  const name = readBareName(text);
  if (name.kind === 'doubtful') return name;
  if (name.kind === 'username')
    return { kind: 'found', identifier: { kind: 'username', value: name.username } };
  return !whole.ok && whole.near && whole.near !== 'username'
    ? { kind: 'problem', near: whole.near, problem: whole.problem }
    : NONE;
}

/** A recognizer takes a fifth of a millisecond for a sentence, and most name nothing: it is asked where it might. */
const MAY_HOLD_EMAIL = /[@＠]/;
const MAY_HOLD_PHONE = /(?:\p{Nd}\P{Nd}*){7}/u;

function findInside(text: string, now: number): Identifier | undefined {
  for (const token of text.match(/[0-9A-Za-z]{15,18}/g) ?? []) {
    const idNumber = parseIdNumber(token, new Date(now));
    if (idNumber.ok) return { kind: 'id-number', value: idNumber.value };
    const creditCode = parseCreditCode(token);
    if (creditCode.ok) return { kind: 'credit-code', value: creditCode.value };
  }
  for (const hit of MAY_HOLD_EMAIL.test(text) ? recognized(recognizeEmail, text) : []) {
    const email = parseEmail(hit);
    if (email.ok) return { kind: 'email', value: email.value };
  }
  const phone = findPhone(text);
  if (phone !== undefined) return { kind: 'phone', value: phone };
  const username = findUsername(text);
  return username === undefined ? undefined : { kind: 'username', value: username };
}

/** The recognizer comes last, as it takes longer than all the rest of a turn's dialogs. */
function findPhone(text: string): string | undefined {
  const written = firstMobile(writtenPhones(text));
  if (written !== undefined || !MAY_HOLD_PHONE.test(spokenDigits(text))) return written;
  return firstMobile(recognized(recognizePhoneNumber, text));
}

function firstMobile(candidates: readonly string[]): string | undefined {
  for (const candidate of candidates) {
    const mobile = parseMobile(candidate);
    if (mobile.ok) return mobile.value;
  }
  return undefined;
}

/** Phone numbers as people write them, which the recognizer partly passes over: in Chinese digits, in groups, with l for 1 and o for 0. */
function writtenPhones(text: string): string[] {
  const typed = text.replace(/(?<![0-9A-Za-z])[0-9lIoO]{11}(?![0-9A-Za-z])/g, (token) =>
    token.replace(/[lI]/g, '1').replace(/[oO]/g, '0'),
  );
  const groups = spokenDigits(typed).match(/(?<![0-9A-Za-z])\d(?:[\s,，、.-]{0,2}\d){10}(?!\d)/g) ?? [];
  return groups.map((group) => group.replace(/\D/g, ''));
}

const NUMBER = /\d[\d\s-]{6,}/;
const DENIED = /(?<!是)不是[^\d,，。]{0,6}\d[\d\s-]{6,}/g;
const CORRECTS = /不对|[说写打输填哦]错了?|错了|应该是/;

/** Of 「138…不对，是139…」 and 「不是138…，是139…」 what is meant. */
function corrected(text: string): string {
  if (!text.includes('不') && !text.includes('错') && !text.includes('应该')) return text;
  const kept = text.replace(DENIED, ',');
  const last = kept.split(CORRECTS).at(-1) ?? '';
  return NUMBER.test(last) ? last : kept;
}

/** 「a@qq。com」 and 「a@qq点com」. */
function withDots(text: string): string {
  return text.replace(/(@[A-Za-z0-9-]+)\s*[。点]\s*(?=[A-Za-z])/g, '$1.');
}

/** The recognizers throw on some inputs; a sentence they cannot read simply names nothing. */
function recognized(
  recognize: (query: string, culture: string) => { text: string }[],
  text: string,
): string[] {
  try {
    return recognize(text, CULTURE).map((hit) => hit.text);
  } catch {
    return [];
  }
}
