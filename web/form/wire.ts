import { retryAfter } from '../shared/retry-after.ts';
import {
  type FormPage,
  isRecord,
  type Json,
  type Outcome,
  readForm,
  readOutcome,
  readTexts,
  readTime,
  readUnderstood,
  records,
  text,
  type Understood,
} from './read-form.ts';

export interface FieldError {
  field: string;
  message: string;
}

/** Why a page cannot be used (any more). */
export type EndReason = 'expired' | 'used' | 'unknown' | 'other-browser';

export interface End {
  kind: 'ended';
  reason: EndReason;
  message: string;
}

export type LoadResult = { kind: 'form'; form: FormPage } | End | { kind: 'unreachable' };

type Failure =
  | { kind: 'errors'; errors: FieldError[] }
  | End
  | { kind: 'busy'; seconds: number }
  /** It may or may not have arrived. */
  | { kind: 'unreachable' }
  | { kind: 'trouble' }
  | { kind: 'refused'; message: string };

/** `done`: to show in place of the form's own words. */
export type SubmitResult = { kind: 'ok'; done: Outcome | null } | Failure;

export interface Saved {
  kind: 'saved';
  draftCode: string;
  expiresAt: number;
  understood: Understood;
  masked: Readonly<Record<string, string>>;
  errors: FieldError[];
}

export type UploadResult = { kind: 'kept'; id: string; expiresAt: number } | Failure;

export interface Answer {
  status: number;
  headers: { get(name: string): string | null };
  body: Json | null;
}

/** `path` comes after the page's own address. Null: no answer came. */
export type Ask = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  body?: unknown,
  path?: string,
) => Promise<Answer | null>;

export async function loadForm(ask: Ask, now: number): Promise<LoadResult> {
  const answer = await ask('GET');
  if (answer === null) return { kind: 'unreachable' };
  const ended = endOf(answer);
  if (ended) return ended;
  const form = answer.status === 200 ? readForm(answer.body, ahead(answer, now)) : null;
  return form ? { kind: 'form', form } : { kind: 'unreachable' };
}

export async function submitForm(ask: Ask, values: Json, now: number): Promise<SubmitResult> {
  const answer = await ask('POST', values);
  if (!isGood(answer)) return failureOf(answer, now);
  return { kind: 'ok', done: isRecord(answer.body?.done) ? readOutcome(answer.body.done) : null };
}

export async function saveDraft(ask: Ask, values: Json, now: number): Promise<Saved | Failure> {
  const answer = await ask('PUT', values, '/draft');
  if (!isGood(answer)) return failureOf(answer, now);
  const { body } = answer;
  return {
    kind: 'saved',
    draftCode: text(body?.draftCode),
    expiresAt: readTime(body?.expiresAt, ahead(answer, now)),
    understood: readUnderstood(body?.understood),
    masked: readTexts(body?.masked),
    errors: readErrors(body?.errors),
  };
}

export function uploadResult(answer: Answer | null, now: number): UploadResult {
  if (!isGood(answer)) return failureOf(answer, now);
  const id = text(answer.body?.id);
  return id
    ? { kind: 'kept', id, expiresAt: readTime(answer.body?.expiresAt, ahead(answer, now)) }
    : { kind: 'trouble' };
}

function isGood(answer: Answer | null): answer is Answer {
  return answer !== null && answer.status >= 200 && answer.status < 300;
}

function failureOf(answer: Answer | null, now: number): Failure {
  if (answer === null) return { kind: 'unreachable' };
  const { status, headers, body } = answer;
  const ended = endOf(answer);
  if (ended) return ended;
  if (status === 429) return { kind: 'busy', seconds: retryAfter(headers.get('Retry-After'), now) };
  const errors = readErrors(body?.errors);
  if (errors.length > 0) return { kind: 'errors', errors };
  return status >= 500 ? { kind: 'trouble' } : { kind: 'refused', message: messageOf(body) };
}

function endOf({ status, body }: Answer): End | null {
  const code = isRecord(body?.error) ? body.error.code : '';
  const message = messageOf(body);
  if (code === 'wrong-browser') return { kind: 'ended', reason: 'other-browser', message };
  if (status === 404) return { kind: 'ended', reason: 'unknown', message };
  if (status === 410) return { kind: 'ended', reason: code === 'form-used' ? 'used' : 'expired', message };
  return null;
}

/** Phones with a wrong clock are common: measure by the server's. */
function ahead({ headers }: Answer, now: number): number {
  const serverNow = Date.parse(headers.get('Date') ?? '');
  return Number.isNaN(serverNow) ? 0 : now - serverNow;
}

function readErrors(value: unknown): FieldError[] {
  return records(value).map((error) => ({ field: text(error.field), message: text(error.message) }));
}

function messageOf(body: Json | null): string {
  return isRecord(body?.error) ? text(body.error.message) : '';
}
