import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import { AlertIcon } from '../shared/icons.tsx';
import { PasswordInput } from './password-input.tsx';
import { PasswordRules } from './password-rules.tsx';
import type { FormField } from './read-form.ts';

interface Props {
  words: UiCopy;
  field: FormField;
  value: string;
  error: string;
  /** What a second password has to be equal to; null for the other fields. */
  sameAs?: string | null;
  /** Said below: what was understood, what was masked. */
  note?: string;
  /** In a form where most is left to the citizen, what need not be filled in says so. */
  markOptional?: boolean;
  onChange(value: string): void;
  /** The field was left. */
  onSettled?(): void;
}

const INPUT_MODE = { phone: 'tel', email: 'email' } as const;

export function Field({ words, field, value, error, note = '', markOptional, ...rest }: Props) {
  const { name, type, label, hint, required, maxLength, autocomplete, profile } = field;
  const { sameAs = null, onChange, onSettled } = rest;
  const described = [
    hint && `${name}-hint`,
    profile && `${name}-rules`,
    error && `${name}-error`,
    note && `${name}-note`,
  ];
  const common = {
    id: name,
    name,
    required,
    'aria-invalid': error !== '',
    'aria-describedby': described.filter(Boolean).join(' ') || undefined,
  };
  const written = {
    ...common,
    value,
    placeholder: ' ',
    autocomplete,
    // Not for identity numbers: pasted with blanks they are longer, and would lose their end.
    maxLength: maxLength !== null && ['text', 'textarea', 'time'].includes(type) ? maxLength : undefined,
    onBlur: onSettled,
  };
  return (
    <div class="field">
      <label for={name}>
        {label}
        {markOptional && !required && <span class="optional">{words.steps.optional}</span>}
      </label>
      {hint && (
        <p id={`${name}-hint`} class="hint">
          {hint}
        </p>
      )}
      {type === 'password' ? (
        <PasswordInput
          words={words}
          common={common}
          autocomplete={autocomplete}
          value={value}
          onChange={onChange}
        />
      ) : type === 'textarea' ? (
        <textarea {...written} rows={3} onInput={(event) => onChange(event.currentTarget.value)} />
      ) : (
        <input
          {...written}
          {...(type === 'phone' ? { type: 'tel' as const } : { type: 'text' as const })}
          inputMode={type === 'phone' || type === 'email' ? INPUT_MODE[type] : undefined}
          autocapitalize={type === 'id-number' ? 'characters' : 'off'}
          spellcheck={false}
          class={type === 'id-number' || type === 'phone' ? 'digits' : ''}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
      {error && <FieldErrorText name={name} error={error} />}
      <p id={`${name}-note`} class="field-note" role={type === 'time' || note ? 'status' : undefined}>
        {note}
      </p>
      {profile && <PasswordRules words={words} id={`${name}-rules`} profile={profile} password={value} />}
      {sameAs !== null && value !== '' && value === sameAs && (
        <p class="matches">{words.form.confirmRight}</p>
      )}
    </div>
  );
}

export function FieldErrorText({ name, error }: { name: string; error: string }) {
  return (
    <p id={`${name}-error`} class="field-error">
      <AlertIcon />
      {error}
    </p>
  );
}
