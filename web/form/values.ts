import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import { judgePassword } from './judge-password.ts';
import type { FormField } from './read-form.ts';
import type { FieldError } from './wire.ts';

export type Values = Readonly<Record<string, string>>;

/** The second field of a new password. */
export const CONFIRM = 'confirm';

/** Everything but the pictures, which go by themselves. */
function typedFields(fields: readonly FormField[]): FormField[] {
  return fields.filter(({ type }) => type !== 'file');
}

export function firstValues(fields: readonly FormField[], before: Values = {}): Values {
  return Object.fromEntries(typedFields(fields).map(({ name }) => [name, before[name] ?? '']));
}

/** What is wrong as far as the page itself can tell, in the fields' order. */
export function findErrors(fields: readonly FormField[], values: Values, words: UiCopy): FieldError[] {
  const password = fields.find(({ profile }) => profile !== null);
  const found = typedFields(fields).flatMap((field): FieldError[] => {
    const { name, required, profile } = field;
    const written = values[name] ?? '';
    if (written.trim() === '') return required ? [{ field: name, message: words.form.required }] : [];
    if (profile !== null) {
      const unmet = judgePassword(written, profile)?.filter(({ met }) => !met) ?? [];
      if (unmet.length === 0) return [];
      // Which they are stands right below.
      return [{ field: name, message: words.password.notYet }];
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
    typedFields(asked).map(({ name, type }) => {
      const written = values[name] ?? '';
      if (type === 'password') return [name, written];
      return [name, type === 'id-number' ? written.replace(/\s/g, '').toUpperCase() : written.trim()];
    }),
  );
}

/** What is written differently now. */
export function changed(before: Values, after: Values): Values {
  return Object.fromEntries(Object.entries(after).filter(([name, typed]) => typed !== before[name]));
}
