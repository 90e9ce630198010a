import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import { judgePassword } from './judge-password.ts';
import type { FieldError, FormField } from './wire.ts';

export type Values = Readonly<Record<string, string>>;

/** The second field of a new password. */
export const CONFIRM = 'confirm';

export function emptyValues(fields: readonly FormField[]): Values {
  return Object.fromEntries(fields.map(({ name }) => [name, '']));
}

/** What is wrong as far as the page itself can tell, in the fields' order. */
export function findErrors(fields: readonly FormField[], values: Values, words: UiCopy): FieldError[] {
  const password = fields.find(({ profile }) => profile !== null);
  const found = fields.flatMap((field): FieldError[] => {
    const { name, required, profile } = field;
    const written = values[name] ?? '';
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
  // One thing at a time: nobody repeats what is not right yet.
  const early = values[CONFIRM]?.trim() === '' && found.some(({ field }) => field === password?.name);
  return early ? found.filter(({ field }) => field !== CONFIRM) : found;
}

/** What is posted: exactly the names the server listed. A password goes as it was typed. */
export function toBody(asked: readonly FormField[], values: Values): Record<string, string> {
  return Object.fromEntries(
    asked.map(({ name, type }) => {
      const written = values[name] ?? '';
      if (type === 'password') return [name, written];
      return [name, type === 'id-number' ? written.replace(/\s/g, '').toUpperCase() : written.trim()];
    }),
  );
}
