import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import type { FormField, FormPage, FormStep } from './read-form.ts';
import type { Upload } from './use-uploads.ts';
import { findErrors, type Values } from './values.ts';
import type { FieldError } from './wire.ts';

export function fieldsOf(form: FormPage, step: FormStep): FormField[] {
  return step.fields.flatMap((name) => form.fields.find((field) => field.name === name) ?? []);
}

/** What is wrong with a step as far as the page itself can tell, in the fields' order. */
export function stepErrors(
  form: FormPage,
  step: FormStep,
  values: Values,
  uploads: readonly Upload[],
  words: UiCopy,
): FieldError[] {
  const fields = fieldsOf(form, step);
  const files = fields.filter(({ type }) => type === 'file');
  const groups = form.atLeastOne.filter(
    (group) =>
      group.fields.some((name) => step.fields.includes(name)) &&
      group.fields.every((name) => (values[name] ?? '').trim() === ''),
  );
  const found = [
    ...findErrors(fields, values, words),
    ...groups.map(({ fields: [first = ''], message }) => ({ field: first, message })),
    ...files.flatMap((field) => fileErrors(field, uploads, words)),
  ];
  return found.sort((one, other) => step.fields.indexOf(one.field) - step.fields.indexOf(other.field));
}

/** Whether the pictures of a field are all there. */
export function fileErrors(
  { name, required }: FormField,
  uploads: readonly Upload[],
  { photos }: UiCopy,
): FieldError[] {
  const mine = uploads.filter(({ field }) => field === name);
  const error = (message: string) => [{ field: name, message }];
  if (mine.some(({ state }) => state === 'failed')) return error(photos.failed);
  if (mine.some(({ state }) => state !== 'kept')) return error(photos.wait);
  return required && mine.length === 0 ? error(photos.missing) : [];
}

/** The first step that has one of the wrong fields. */
export function stepWith(form: FormPage, errors: readonly FieldError[]): number {
  return form.steps.findIndex(({ fields }) => errors.some(({ field }) => fields.includes(field)));
}
