import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import { Field } from './field.tsx';
import { FileField } from './file-field.tsx';
import type { FormField, FormPage } from './read-form.ts';
import type { Answers } from './use-answers.ts';
import type { Uploads } from './use-uploads.ts';
import { CONFIRM } from './values.ts';

interface Props {
  words: UiCopy;
  form: FormPage;
  /** Of the form, those to be shown. */
  fields: readonly FormField[];
  answers: Answers;
  uploads: Uploads;
  /** Where most is left to the citizen, what need not be filled in says so. */
  markOptional?: boolean;
  /** A field was left. */
  onSettled?(field: FormField): void;
}

export function Fields({ words, form, fields, answers, uploads, markOptional = false, onSettled }: Props) {
  const { values } = answers;
  const mark = markOptional && fields.some(({ required }) => required);
  const password = fields.find(({ profile }) => profile)?.name ?? '';
  return (
    <>
      {fields.map((field) =>
        field.type === 'file' ? (
          <FileField
            key={field.name}
            words={words}
            field={field}
            uploads={uploads}
            error={answers.errorOf(field.name)}
            markOptional={mark}
            onChange={() => answers.forget(field.name)}
          />
        ) : (
          <Field
            key={field.name}
            words={words}
            field={field}
            value={values[field.name] ?? ''}
            error={answers.errorOf(field.name)}
            sameAs={field.name === CONFIRM ? (values[password] ?? '') : null}
            note={answers.noteOf(field)}
            markOptional={mark && !form.atLeastOne.some((group) => group.fields.includes(field.name))}
            onChange={(value) => answers.change(field.name, value)}
            onSettled={() => onSettled?.(field)}
          />
        ),
      )}
    </>
  );
}
