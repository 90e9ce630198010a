import { recognizeEmail, recognizePhoneNumber } from '@microsoft/recognizers-text-suite';
import { parseCreditCode } from '../../domain/identifiers/credit-code.ts';
import { parseEmail } from '../../domain/identifiers/email.ts';
import { parseIdNumber } from '../../domain/identifiers/id-number.ts';
import { parseMobile } from '../../domain/identifiers/mobile.ts';
import { parseUsername } from '../../domain/identifiers/username.ts';
import { type Identifier, type IdentifierKind, identify } from '../../domain/identify.ts';

export type FoundIdentifier =
  | { kind: 'found'; identifier: Identifier }
  /** Meant as one, but wrong: `near` says which. */
  | { kind: 'problem'; near: IdentifierKind; problem: string }
  | { kind: 'none' };

const CULTURE = 'zh-cn';
const USERNAME_INTRODUCED =
  /(?:用户名|账号|帐号|账户|username|account)\s*(?:是|叫|为|is|:|：)?\s*([^\s，。,]{4,32})$/i;
const PLAIN_USERNAME = /^[a-z][a-z0-9_.-]{3,31}$/i;

/** Which account a sentence names: 「我手机是138 0013 8000」, 「邮箱 a@b.cn」, or just the value. */
export function findIdentifier(text: string, now: number): FoundIdentifier {
  const inside = findInside(text, now);
  if (inside) return { kind: 'found', identifier: inside };
  const whole = identify(text, new Date(now));
  if (whole.ok) return isCredible(whole.identifier) ? { kind: 'found', identifier: whole.identifier } : NONE;
  return whole.near ? { kind: 'problem', near: whole.near, problem: whole.problem } : NONE;
}

const NONE: FoundIdentifier = { kind: 'none' };

function findInside(text: string, now: number): Identifier | undefined {
  for (const token of text.match(/[0-9A-Za-z]{15,18}/g) ?? []) {
    const idNumber = parseIdNumber(token, new Date(now));
    if (idNumber.ok) return { kind: 'id-number', value: idNumber.value };
    const creditCode = parseCreditCode(token);
    if (creditCode.ok) return { kind: 'credit-code', value: creditCode.value };
  }
  for (const hit of recognized(recognizeEmail, text)) {
    const email = parseEmail(hit);
    if (email.ok) return { kind: 'email', value: email.value };
  }
  for (const hit of recognized(recognizePhoneNumber, text)) {
    const mobile = parseMobile(hit);
    if (mobile.ok) return { kind: 'phone', value: mobile.value };
  }
  const introduced = USERNAME_INTRODUCED.exec(text)?.[1];
  const username = introduced ? parseUsername(introduced) : undefined;
  return username?.ok && PLAIN_USERNAME.test(username.value)
    ? { kind: 'username', value: username.value }
    : undefined;
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

/** 「我不知道」 would pass as a username; alone, only what is written like one is taken for it. */
function isCredible(identifier: Identifier): boolean {
  return identifier.kind !== 'username' || PLAIN_USERNAME.test(identifier.value);
}
