import { localeOf } from '../../src/domain/locale.ts';
import type { Locale } from '../shared/locale.ts';
import { retryAfter } from '../shared/retry-after.ts';

/** A secure form as the server describes it (DESIGN §6). */
export interface FormPage {
  purpose: string;
  /** Milliseconds since the epoch, by the clock of this device. */
  expiresAt: number;
  locale: Locale | null;
  title: string;
  intro: string;
  submitLabel: string;
  /** Asked once more before it is submitted; empty where nothing is. */
  confirm: string;
  /** A first button that submits nothing. */
  decline: { label: string; done: Outcome } | null;
  done: Outcome;
  fields: readonly FormField[];
}

export interface Outcome {
  title: string;
  text: string;
}

export interface FormField {
  name: string;
  type: 'password' | 'text' | 'id-number';
  label: string;
  hint: string;
  required: boolean;
  maxLength: number | null;
  autocomplete: string;
  profile: 'mlps3' | 'nist' | null;
}

export interface FieldError {
  field: string;
  message: string;
}

/** Why a page cannot be used (any more). */
export type EndReason = 'expired' | 'used' | 'unknown' | 'other-browser';

export type LoadResult =
  | { kind: 'form'; form: FormPage }
  | { kind: 'ended'; reason: EndReason; message: string }
  | { kind: 'unreachable' };

export type SubmitResult =
  | { kind: 'ok' }
  | { kind: 'errors'; errors: FieldError[] }
  | { kind: 'ended'; reason: EndReason; message: string }
  | { kind: 'busy'; seconds: number }
  /** It may or may not have arrived. */
  | { kind: 'unreachable' }
  | { kind: 'trouble' }
  | { kind: 'refused'; message: string };

type Json = Record<string, unknown>;

export interface Answer {
  status: number;
  headers: { get(name: string): string | null };
  body: Json | null;
}

/** Null: no answer came. */
export type Ask = (method: 'GET' | 'POST', body?: unknown) => Promise<Answer | null>;

export async function loadForm(ask: Ask, now: number): Promise<LoadResult> {
  const answer = await ask('GET');
  if (answer === null) return { kind: 'unreachable' };
  const ended = endOf(answer);
  if (ended) return ended;
  const form = answer.status === 200 ? readForm(answer, now) : null;
  return form ? { kind: 'form', form } : { kind: 'unreachable' };
}

export async function submitForm(ask: Ask, values: Json, now: number): Promise<SubmitResult> {
  const answer = await ask('POST', values);
  if (answer === null) return { kind: 'unreachable' };
  const { status, headers, body } = answer;
  if (status >= 200 && status < 300) return { kind: 'ok' };
  const ended = endOf(answer);
  if (ended) return ended;
  if (status === 429) return { kind: 'busy', seconds: retryAfter(headers.get('Retry-After'), now) };
  const errors = readErrors(body?.errors);
  if (errors.length > 0) return { kind: 'errors', errors };
  return status >= 500 ? { kind: 'trouble' } : { kind: 'refused', message: messageOf(body) };
}

function endOf({ status, body }: Answer): { kind: 'ended'; reason: EndReason; message: string } | null {
  const code = isRecord(body?.error) ? body.error.code : '';
  const message = messageOf(body);
  if (code === 'wrong-browser') return { kind: 'ended', reason: 'other-browser', message };
  if (status === 404) return { kind: 'ended', reason: 'unknown', message };
  if (status === 410) return { kind: 'ended', reason: code === 'form-used' ? 'used' : 'expired', message };
  return null;
}

function readForm({ headers, body }: Answer, now: number): FormPage | null {
  if (!body || !Array.isArray(body.fields)) return null;
  // Phones with a wrong clock are common: measure by the server's.
  const serverNow = Date.parse(headers.get('Date') ?? '');
  const ahead = Number.isNaN(serverNow) ? 0 : now - serverNow;
  const expiresAt = Date.parse(text(body.expiresAt));
  return {
    purpose: text(body.purpose),
    expiresAt: Number.isNaN(expiresAt) ? Number.POSITIVE_INFINITY : expiresAt + ahead,
    locale: localeOf(text(body.locale)),
    title: text(body.title),
    intro: text(body.intro),
    submitLabel: text(body.submitLabel),
    confirm: text(body.confirm),
    decline: isRecord(body.decline)
      ? { label: text(body.decline.label), done: readOutcome(body.decline.done) }
      : null,
    done: readOutcome(body.done),
    fields: body.fields.filter(isRecord).map(readField),
  };
}

function readOutcome(value: unknown): Outcome {
  return isRecord(value) ? { title: text(value.title), text: text(value.text) } : { title: '', text: '' };
}

function readField(field: Json): FormField {
  const rules = isRecord(field.rules) ? field.rules.profile : null;
  const type = field.type;
  return {
    name: text(field.name),
    type: type === 'password' || type === 'id-number' ? type : 'text',
    label: text(field.label),
    hint: text(field.hint),
    required: field.required === true,
    maxLength: typeof field.maxLength === 'number' ? field.maxLength : null,
    autocomplete: text(field.autocomplete) || 'off',
    profile: rules === 'mlps3' || rules === 'nist' ? rules : null,
  };
}

function readErrors(value: unknown): FieldError[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isRecord).map((error) => ({ field: text(error.field), message: text(error.message) }));
}

function messageOf(body: Json | null): string {
  return isRecord(body?.error) ? text(body.error.message) : '';
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
