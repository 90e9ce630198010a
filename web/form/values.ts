import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import { judgePassword } from './judge-password.ts';
import type { FieldError, FormField } from './wire.ts';

export type Values = Readonly<Record<string, string | boolean>>;

export const CONFIRM = 'confirm';

/** The server's fields, and for a new password the second one, if the server does not ask for it itself. */
export function withConfirm(fields: readonly FormField[], label: string): FormField[] {
  const password = fields.find(({ profile }) => profile !== null);
  if (!password || fields.some(({ name }) => name === CONFIRM)) return [...fields];
  const confirm: FormField = { ...password, name: CONFIRM, label, hint: '', profile: null };
  return fields.flatMap((field) => (field === password ? [field, confirm] : [field]));
}

export function emptyValues(fields: readonly FormField[]): Values {
  return Object.fromEntries(fields.map(({ name, type }) => [name, type === 'checkbox' ? false : '']));
}

/** What is wrong as far as the page itself can tell, in the fields' order. */
export function findErrors(fields: readonly FormField[], values: Values, words: UiCopy): FieldError[] {
  const password = fields.find(({ profile }) => profile !== null);
  return fields.flatMap((field): FieldError[] => {
    const { name, type, required, profile } = field;
    const value = values[name];
    if (type === 'checkbox')
      return required && value !== true ? [{ field: name, message: words.form.mustTick }] : [];
    const written = String(value ?? '');
    if (written.trim() === '') return required ? [{ field: name, message: words.form.required }] : [];
    if (profile !== null) {
      const unmet = judgePassword(written, profile)?.filter(({ met }) => !met) ?? [];
      if (unmet.length === 0) return [];
      const rules = unmet.map(({ rule }) => words.password.rules[rule](profile)).join(words.password.join);
      return [{ field: name, message: words.password.stillNeeds(rules) }];
    }
    if (name === CONFIRM && password && written !== values[password.name]) {
      return [{ field: name, message: words.form.confirmWrong }];
    }
    return [];
  });
}

/** What is posted: exactly the names the server listed. A password goes as it was typed. */
export function toBody(asked: readonly FormField[], values: Values): Record<string, string | boolean> {
  return Object.fromEntries(
    asked.map(({ name, type }) => {
      const value = values[name];
      if (type === 'checkbox') return [name, value === true];
      const written = String(value ?? '');
      if (type === 'password') return [name, written];
      return [name, type === 'id-number' ? written.replace(/\s/g, '').toUpperCase() : written.trim()];
    }),
  );
}
