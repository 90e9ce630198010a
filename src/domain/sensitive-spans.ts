import { findNumbers, type NumberSpan } from './sensitive-numbers.ts';

export type SensitiveKind = NumberSpan['kind'] | 'email';

/**
 * A secret in a text, by UTF-16 offsets. `value` is what it says: digits without separators; of a mail
 * address the part before the @, which is also all that the span covers.
 */
export interface SensitiveSpan {
  kind: SensitiveKind;
  start: number;
  end: number;
  value: string;
}

const ZERO_WIDTH = '\u200b';

/**
 * Where secrets stand in free text, in order and not overlapping, also glued to other letters. Time is linear
 * in the text: no number has more than 19 digits, so each place is looked at through a bounded window.
 */
export function findSensitive(text: string, options: { codes?: boolean } = {}): SensitiveSpan[] {
  const folded = foldWidth(text);
  const emails = findEmails(folded);
  const withoutEmails = replaceSpans(folded, emails, ({ value }) => '@'.repeat(value.length));
  return [...emails, ...findNumbers(withoutEmails, options.codes ?? false)].sort((a, b) => a.start - b.start);
}

export function replaceSpans(
  text: string,
  spans: SensitiveSpan[],
  replacement: (span: SensitiveSpan) => string,
): string {
  let replaced = '';
  let rest = 0;
  for (const span of spans) {
    replaced += text.slice(rest, span.start) + replacement(span);
    rest = span.end;
  }
  return replaced + text.slice(rest);
}

/**
 * Full-width forms as ASCII; every kind of space, dash and zero-width character as one of its kind. The
 * length stays, so that offsets hold. Not NFKC: it would turn the ① of a list into a digit of what follows.
 */
function foldWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[\t\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ')
    .replace(/[\u00ad\u2010-\u2015\u2212\ufe58\ufe63]/g, '-')
    .replace(/[\u200c-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, ZERO_WIDTH);
}

function findEmails(folded: string): SensitiveSpan[] {
  const emails: SensitiveSpan[] = [];
  const domain = /(?:[a-z0-9-]{1,63}[.。])+[a-z]{2,}/iy;
  let before = 0;
  for (let at = folded.indexOf('@'); at >= 0; at = folded.indexOf('@', at + 1)) {
    let start = at;
    while (start > before && /[A-Za-z0-9._%+-]/.test(folded.charAt(start - 1))) start--;
    before = at + 1;
    domain.lastIndex = before;
    if (start < at && domain.test(folded))
      emails.push({ kind: 'email', start, end: at, value: folded.slice(start, at) });
  }
  return emails;
}
