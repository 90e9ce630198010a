import { parseCreditCode } from '../domain/identifiers/credit-code.ts';
import { parseEmail } from '../domain/identifiers/email.ts';
import { parseIdNumber } from '../domain/identifiers/id-number.ts';
import { parseMobile } from '../domain/identifiers/mobile.ts';
import type { Parsed } from '../domain/identifiers/parsed.ts';
import type { Identifier, IdentifierKind } from '../domain/identify.ts';
import { findSensitive } from '../domain/sensitive-spans.ts';
import { cleanText } from '../domain/text.ts';
import { findIdentifier } from './find-identifier.ts';
import { findTimes } from './find-times.ts';

/**
 * What a sentence names, in canonical form, the first of each kind; `times` are its own words for when
 * (「大概去年三月」), still to be read. Not masked: never log it, and show it only masked.
 */
export type NamedDetails = Partial<Record<IdentifierKind, string>> & { times?: readonly string[] };

/** Of a flood only the beginning is searched. */
const LONGEST = 4000;
const CODES = /(?<![0-9A-Za-z])[0-9A-Za-z]{15,18}(?![0-9A-Za-z])/g;
const EMAILS = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

export function findDetails(raw: string, now: number): NamedDetails {
  const text = cleanText(raw.slice(0, LONGEST));
  const named = findIdentifier(text, now);
  const codes = text.match(CODES) ?? [];
  const phones = findSensitive(text).filter(({ kind }) => kind === 'phone');
  const times = findTimes(text);
  const found: NamedDetails = {
    ...first('id-number', codes, (code) => parseIdNumber(code, new Date(now))),
    ...first('credit-code', codes, parseCreditCode),
    ...first('email', text.match(EMAILS) ?? [], parseEmail),
    ...first(
      'phone',
      phones.map(({ value }) => value),
      parseMobile,
    ),
    ...(times.length > 0 ? { times } : {}),
  };
  if (named.kind === 'found') found[named.identifier.kind] ??= named.identifier.value;
  return found;
}

/** Most telling first. */
const KINDS: readonly IdentifierKind[] = ['id-number', 'credit-code', 'email', 'phone', 'username'];

/** What names the account, where a sentence names several things. */
export function identifierIn(found: NamedDetails): Identifier | undefined {
  for (const kind of KINDS) {
    const value = found[kind];
    if (value !== undefined) return { kind, value };
  }
  return undefined;
}

function first(kind: IdentifierKind, hits: readonly string[], parse: (hit: string) => Parsed): NamedDetails {
  for (const hit of hits) {
    const parsed = parse(hit);
    if (parsed.ok) return { [kind]: parsed.value };
  }
  return {};
}
