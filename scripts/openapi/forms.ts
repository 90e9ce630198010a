import { z } from 'zod';
import type { FormPurpose } from '../../src/domain/secure-form.ts';
import type { FieldError, SavedDraft } from '../../src/forms/contract.ts';
import type {
  FormDescription,
  FormField,
  FormOutcome,
  FormStep,
  UnderstoodTime,
  UploadedFile,
} from '../../src/forms/description.ts';
import { json, type Operation } from './operation.ts';

/** A schema with every property of this type and no other, each of its type: else it does not compile. */
function as<T extends object>(shape: { [K in keyof T]-?: z.ZodType<T[K] | undefined> }): z.ZodType<T> {
  // What may be left out has the value `undefined` to zod; T has it left out.
  return z.object(shape) as z.ZodType as z.ZodType<T>;
}

const PURPOSES = [
  'id-number',
  'real-name',
  'new-password',
  'not-me',
  'appeal',
  'supplement',
  'veto',
] as const;
const Purpose: z.ZodType<FormPurpose> = z.enum(PURPOSES);

const Outcome = as<FormOutcome>({ title: z.string(), text: z.string() }).meta({ id: 'FormOutcome' });

const Field = as<FormField>({
  name: z.string(),
  type: z.enum(['password', 'text', 'textarea', 'id-number', 'phone', 'email', 'time', 'file']),
  label: z.string(),
  hint: z.string().optional(),
  required: z.boolean(),
  maxLength: z.int().optional(),
  autocomplete: z.string().optional().describe('As in HTML'),
  rules: z
    .object({ profile: z.enum(['mlps3', 'nist']) })
    .optional()
    .describe('Of a new password'),
  accept: z.string().optional().describe('Of a file: types, as in HTML'),
  maxFiles: z.int().optional(),
  camera: z.boolean().optional().describe('Of a file: a paper in front of the camera'),
}).meta({ id: 'FormField' });

const Understood = as<UnderstoodTime>({
  from: z.string().describe('The first day'),
  to: z.string().describe('The last day'),
  words: z.string(),
}).meta({ id: 'UnderstoodTime', description: 'What a time told in words was taken for' });

const FILE = {
  id: z.string(),
  field: z.string(),
  name: z.string().describe("The server's own"),
  width: z.int(),
  height: z.int(),
};
const Uploaded = as<UploadedFile>(FILE).meta({ id: 'UploadedFile' });

const Description = as<FormDescription & { bound: boolean }>({
  purpose: Purpose,
  expiresAt: z.iso.datetime(),
  locale: z.string(),
  title: z.string(),
  intro: z.string(),
  submitLabel: z.string(),
  confirm: z.string().optional().describe('To be asked before what cannot be taken back'),
  decline: z
    .object({ label: z.string(), done: Outcome })
    .optional()
    .describe('A first button that does nothing'),
  done: Outcome,
  fields: z.array(Field),
  steps: z
    .array(
      as<FormStep>({
        title: z.string(),
        hint: z.string().optional(),
        fields: z.array(z.string()).describe('Names; none: everything is shown once more'),
      }),
    )
    .optional(),
  atLeastOne: z.array(z.object({ fields: z.array(z.string()), message: z.string() })).optional(),
  values: z.record(z.string(), z.string()).optional().describe('What was filled in before'),
  understood: z.record(z.string(), Understood).optional(),
  files: z.array(Uploaded).optional(),
  draft: z.object({ code: z.string(), keptDays: z.int() }).optional(),
  bound: z.boolean().describe('This browser has the form already'),
}).meta({ id: 'Form' });

const Errors = z
  .object({
    errors: z.array(as<FieldError>({ field: z.string(), code: z.string(), message: z.string() })),
  })
  .meta({ id: 'FieldErrors' });

const Draft = as<SavedDraft>({
  draftCode: z.string(),
  savedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  understood: z.record(z.string(), Understood),
  masked: z.record(z.string(), z.string()).describe("What a bank card's number was taken out of"),
  errors: z
    .array(z.object({ field: z.string(), code: z.string(), message: z.string() }))
    .describe('What was not saved'),
}).meta({ id: 'Draft' });

const Done = z.object({ ok: z.literal(true), done: Outcome.optional() }).meta({ id: 'Submitted' });

const Values = z.record(z.string(), z.unknown()).meta({
  id: 'FormValues',
  description: "The fields' names and what was filled in",
});
const picture = z.string().meta({ contentMediaType: 'image/*' });

const GONE = ['not-found', 'form-used', 'form-expired', 'wrong-browser'] as const;
const CHANGE = [...GONE, 'wrong-origin', 'unavailable'] as const;
const BODY = ['bad-json', 'too-large', 'unsupported-media'] as const;
const ONE = '/f/:token';
const tag = 'Secure forms';
const refusedFields = { description: 'Something in it is not right', body: json(Errors) };

/** Secure forms: one-time pages, and what their scripts, or a program that fills them in, send. */
export const FORMS: readonly Operation[] = [
  {
    method: 'GET',
    path: ONE,
    id: 'openForm',
    summary: 'The page, or with `Accept: application/json` what it asks for',
    description: 'A browser that opens the page gets a cookie; a form that was opened in one belongs to it.',
    tag,
    by: 'browser',
    answers: {
      200: {
        description: 'Open',
        body: { content: { 'application/json': Description, 'text/html': z.string() } },
      },
    },
    refusals: [...GONE, 'unavailable'],
  },
  {
    method: 'POST',
    path: ONE,
    id: 'submitForm',
    summary: 'Hands it in',
    description: 'Carried out in one transaction that uses the form up; the conversation goes on by itself.',
    tag,
    by: 'browser',
    body: {
      required: true,
      content: {
        'application/json': Values,
        'multipart/form-data': z.record(z.string(), z.union([z.string(), picture])),
      },
    },
    answers: { 200: { description: 'Done', body: json(Done) }, 422: refusedFields },
    refusals: [...CHANGE, ...BODY],
  },
  {
    method: 'PUT',
    path: `${ONE}/draft`,
    id: 'saveDraft',
    summary: 'Saves what is filled in so far',
    tag,
    by: 'browser',
    body: { ...json(Values), required: true },
    answers: { 200: { description: 'Saved', body: json(Draft) }, 422: refusedFields },
    refusals: [...CHANGE, ...BODY],
  },
  {
    method: 'POST',
    path: `${ONE}/files`,
    id: 'addFile',
    summary: 'Adds one picture',
    tag,
    by: 'browser',
    query: { field: { schema: z.string(), description: "The field's name", required: true } },
    body: { required: true, content: { 'multipart/form-data': z.object({ file: picture }) } },
    answers: {
      201: {
        description: 'Added, made anew without its hidden data',
        body: json(z.object({ ...FILE, expiresAt: z.iso.datetime() }).meta({ id: 'AddedFile' })),
      },
      422: refusedFields,
    },
    refusals: [...CHANGE, 'too-large', 'unsupported-media'],
  },
  {
    method: 'DELETE',
    path: `${ONE}/files/:id`,
    id: 'removeFile',
    summary: 'Takes a picture out again',
    tag,
    by: 'browser',
    answers: { 204: { description: 'It is not there (any more)' }, 422: refusedFields },
    refusals: CHANGE,
  },
];
