import { localeOf } from '../../src/domain/locale.ts';
import type { Locale } from '../shared/locale.ts';

/** A secure form as the server describes it. */
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
  /** None: everything on one page. The last may have no fields: it shows everything once more. */
  steps: readonly FormStep[];
  /** Of each list one has to be filled in. */
  atLeastOne: readonly { fields: readonly string[]; message: string }[];
  /** What was filled in before. */
  values: Readonly<Record<string, string>>;
  understood: Understood;
  files: readonly KeptFile[];
  /** Where what is typed can be saved on the way. */
  draftCode: string;
  /** Whether this browser brought back the cookie that makes the form its own. */
  bound: boolean;
}

export interface Outcome {
  title: string;
  text: string;
}

export interface FormStep {
  title: string;
  hint: string;
  fields: readonly string[];
}

/** By field, what a time told in words was taken for. */
export type Understood = Readonly<Record<string, string>>;

export interface KeptFile {
  id: string;
  field: string;
}

const TYPES = ['password', 'text', 'textarea', 'id-number', 'phone', 'email', 'time', 'file'] as const;

export interface FormField {
  name: string;
  type: (typeof TYPES)[number];
  label: string;
  hint: string;
  required: boolean;
  maxLength: number | null;
  autocomplete: string;
  profile: 'mlps3' | 'nist' | null;
  accept: string;
  maxFiles: number;
  camera: boolean;
}

export type Json = Record<string, unknown>;

export function readForm(body: Json | null, aheadMs: number): FormPage | null {
  if (!body || !Array.isArray(body.fields)) return null;
  const files = records(body.files).map(({ id, field }) => ({ id: text(id), field: text(field) }));
  return {
    purpose: text(body.purpose),
    expiresAt: readTime(body.expiresAt, aheadMs),
    locale: localeOf(text(body.locale)),
    title: text(body.title),
    intro: text(body.intro),
    submitLabel: text(body.submitLabel),
    confirm: text(body.confirm),
    decline: isRecord(body.decline)
      ? { label: text(body.decline.label), done: readOutcome(body.decline.done) }
      : null,
    done: readOutcome(body.done),
    fields: records(body.fields).map(readField),
    steps: records(body.steps).map(({ title, hint, fields }) => ({
      title: text(title),
      hint: text(hint),
      fields: texts(fields),
    })),
    atLeastOne: records(body.atLeastOne).map(({ fields, message }) => ({
      fields: texts(fields),
      message: text(message),
    })),
    values: readTexts(body.values),
    understood: readUnderstood(body.understood),
    files,
    draftCode: isRecord(body.draft) ? text(body.draft.code) : '',
    bound: body.bound !== false,
  };
}

/** As told by the server's clock; never where there is none. */
export function readTime(value: unknown, aheadMs: number): number {
  const at = Date.parse(text(value));
  return Number.isNaN(at) ? Number.POSITIVE_INFINITY : at + aheadMs;
}

export function readOutcome(value: unknown): Outcome {
  return isRecord(value) ? { title: text(value.title), text: text(value.text) } : { title: '', text: '' };
}

export function readUnderstood(value: unknown): Understood {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, time]) => [name, isRecord(time) ? text(time.words) : '']),
  );
}

export function readTexts(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([name, typed]) => [name, text(typed)]));
}

function readField(field: Json): FormField {
  const rules = isRecord(field.rules) ? field.rules.profile : null;
  return {
    name: text(field.name),
    type: TYPES.find((type) => type === field.type) ?? 'text',
    label: text(field.label),
    hint: text(field.hint),
    required: field.required === true,
    maxLength: typeof field.maxLength === 'number' ? field.maxLength : null,
    autocomplete: text(field.autocomplete) || 'off',
    profile: rules === 'mlps3' || rules === 'nist' ? rules : null,
    accept: text(field.accept),
    maxFiles: typeof field.maxFiles === 'number' ? field.maxFiles : 1,
    camera: field.camera === true || field.maxFiles === 1,
  };
}

export function records(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(text) : [];
}

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
