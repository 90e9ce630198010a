import type { Copy } from '../../copy/zh-CN.ts';
import type { Appeal, StatedTime, Statement } from '../../domain/appeals/appeal.ts';
import { parseEmail } from '../../domain/identifiers/email.ts';
import { parseMobile } from '../../domain/identifiers/mobile.ts';
import { maskBankCard, maskIdNumber } from '../../domain/masking.ts';
import { isBankCard } from '../../domain/sensitive-numbers.ts';
import { findSensitive, replaceSpans } from '../../domain/sensitive-spans.ts';
import { cleanText, visibleText } from '../../domain/text.ts';
import { readTime } from '../../understanding/times/read-time.ts';
import type { FieldError } from '../contract.ts';
import { readIdNumber, readRealName } from '../person-fields.ts';
import { type TextName, TYPED, textNames } from './appeal-fields.ts';

export interface ReadStatement {
  /** What was there before, with what is right of the new. */
  statement: Statement;
  errors: FieldError[];
  /** Values from which a bank card's number was taken out. */
  masked: Record<string, string>;
}

interface StatementContext {
  appeal: Pick<Appeal, 'kind' | 'contact' | 'statement'>;
  copy: Copy;
  now: number;
}

/** Only the fields that were sent; an empty one is taken away. */
export function readStatement(values: Record<string, unknown>, given: StatementContext): ReadStatement {
  const statement = { ...given.appeal.statement };
  const read: ReadStatement = { statement, errors: [], masked: {} };
  for (const name of textNames(given.appeal.kind)) {
    const typed = Object.hasOwn(values, name) ? values[name] : undefined;
    if (typed === undefined || typed === null) continue;
    const one = readOne(name, typed, given);
    if ('error' in one) read.errors.push(one.error);
    else if (one.value === '') delete statement[name];
    else if (name === 'registered' || name === 'lastLogin')
      statement[name] = statedTime(one.value, given.now);
    else statement[name] = one.value;
    if ('masked' in one) read.masked[name] = one.value;
  }
  return read;
}

type One = { value: string; masked?: true } | { error: FieldError };

function readOne(name: TextName, typed: unknown, { appeal, copy, now }: StatementContext): One {
  const words = copy.formsAppeal.errors;
  if (typeof typed !== 'string') return failed(name, 'invalid', words.invalid);
  const clean = cleanText(typed);
  if (clean === '') return { value: '' };
  if (name === 'realName') return readRealName(clean, copy);
  if (name === 'idNumber') {
    const { idNumber } = appeal.statement;
    // As it was shown: it stays.
    return idNumber && clean === maskIdNumber(idNumber)
      ? { value: idNumber }
      : readIdNumber(clean, copy, now);
  }
  const { type, maxLength } = TYPED[name];
  // Prose keeps its full-width punctuation.
  const text = type === 'textarea' ? visibleText(typed) : visibleText(typed).replace(/\s+/g, ' ');
  if ([...text].length > maxLength) return failed(name, 'too-long', words['too-long'](maxLength));
  if (type === 'phone' || type === 'email') {
    const parsed = type === 'phone' ? parseMobile(text) : parseEmail(text);
    if (!parsed.ok) return failed(name, type, words[type]);
    return parsed.value === appeal.contact.to
      ? failed(name, 'same-contact', words['same-contact'])
      : { value: parsed.value };
  }
  const value = withoutBankCards(text, name === 'business');
  return value === text ? { value } : { value, masked: true };
}

function failed(field: string, code: string, message: string): { error: FieldError } {
  return { error: { field, code, message } };
}

/**
 * Never asked for, and nobody needs it. Also one with a digit mistyped, except where numbers as long are asked
 * for.
 */
export function withoutBankCards(text: string, numbersAsked = false): string {
  const cards = findSensitive(text).filter(
    ({ kind, value }) => kind === 'bank-card' && (!numbersAsked || isBankCard(value)),
  );
  return replaceSpans(text, cards, ({ value }) => maskBankCard(value));
}

function statedTime(said: string, now: number): StatedTime {
  return { said, ...readTime(said, now) };
}
