import type { Channel } from './account.ts';
import { findSensitive, replaceSpans, type SensitiveKind } from './sensitive-spans.ts';

export type { SensitiveKind };

/** 138****8000. */
export function maskPhone(phone: string): string {
  return hideMiddle(phone, 3, 4, 4);
}

/** z***@example.com: the stars don't tell the length, and a mailbox of one or two letters shows none. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 0 ? maskMailbox(email) : maskMailbox(email.slice(0, at)) + email.slice(at);
}

export function maskContact(channel: Channel, to: string): string {
  return channel === 'sms' ? maskPhone(to) : maskEmail(to);
}

/**
 * 110*************3X: first 3 and last 2. Not the usual last 4, because counters and hotlines ask for
 * 「身份证后四位」 as a proof of identity, and what is shown here may be read over a shoulder.
 */
export function maskIdNumber(idNumber: string): string {
  return hideMiddle(idNumber, 3, 2);
}

/** 9133**********678X. Codes are public by law; masked only so that a legal person's account isn't named. */
export function maskCreditCode(creditCode: string): string {
  return hideMiddle(creditCode, 4, 4);
}

/** ***************1234: the last 4 are what banks themselves show. */
export function maskBankCard(card: string): string {
  return hideMiddle(card, 0, 4);
}

/** 张*, 欧***: the first character and at most three stars. */
export function maskName(name: string): string {
  const [first = '', ...rest] = name;
  return rest.length > 0 ? first + '*'.repeat(Math.min(rest.length, 3)) : '*'.repeat(first.length);
}

/** z***n. */
export function maskUsername(username: string): string {
  return hideMiddle(username, 1, 1, 3);
}

/**
 * The text with every secret in it masked, and the kinds that were found, each once, in order. All else
 * stays as it was, character by character. Masking twice changes nothing. With `codes`, six digits standing
 * alone are taken for a verification code.
 */
export function maskText(
  text: string,
  options: { codes?: boolean } = {},
): { text: string; found: SensitiveKind[] } {
  const spans = findSensitive(text, options);
  return {
    text: replaceSpans(text, spans, (span) => MASKS[span.kind](span.value)),
    found: [...new Set(spans.map((span) => span.kind))],
  };
}

const MASKS: Record<SensitiveKind, (value: string) => string> = {
  'id-number': maskIdNumber,
  'bank-card': maskBankCard,
  phone: maskPhone,
  email: maskMailbox,
  code: (code) => '*'.repeat(code.length),
};

function maskMailbox(mailbox: string): string {
  return hideMiddle(mailbox, 1, 0, 3);
}

/** Keeps `head` and `tail` characters around stars. What would hide less than two characters is hidden whole. */
function hideMiddle(value: string, head: number, tail: number, stars?: number): string {
  const characters = [...value];
  const hidden = characters.length - head - tail;
  if (hidden < 2) return '*'.repeat(stars ?? characters.length);
  const shownTail = tail > 0 ? characters.slice(-tail) : [];
  return [...characters.slice(0, head), '*'.repeat(stars ?? hidden), ...shownTail].join('');
}
