import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import { AlertIcon } from '../shared/icons.tsx';
import { PasswordInput } from './password-input.tsx';
import { PasswordRules } from './password-rules.tsx';
import type { FormField } from './wire.ts';

interface Props {
  words: UiCopy;
  field: FormField;
  value: string;
  error: string;
  /** What a second password has to be equal to; null for the other fields. */
  sameAs: string | null;
  onChange(value: string): void;
}

export function Field({ words, field, value, error, sameAs, onChange }: Props) {
  const { name, type, label, hint, required, maxLength, autocomplete, profile } = field;
  const described = [hint && `${name}-hint`, profile && `${name}-rules`, error && `${name}-error`];
  const common = {
    id: name,
    name,
    required,
    'aria-invalid': error !== '',
    'aria-describedby': described.filter(Boolean).join(' ') || undefined,
  };
  return (
    <div class="field">
      <label for={name}>{label}</label>
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
      ) : (
        <input
          {...common}
          type="text"
          value={value}
          placeholder=" "
          autocomplete={autocomplete}
          autocapitalize={type === 'id-number' ? 'characters' : 'off'}
          spellcheck={false}
          // Not for identity numbers: pasted with blanks they are longer, and would lose their end.
          maxLength={type === 'text' && maxLength !== null ? maxLength : undefined}
          class={type === 'id-number' ? 'digits' : ''}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
      {error && (
        <p id={`${name}-error`} class="field-error">
          <AlertIcon />
          {error}
        </p>
      )}
      {profile && <PasswordRules words={words} id={`${name}-rules`} profile={profile} password={value} />}
      {sameAs !== null && value !== '' && value === sameAs && (
        <p class="matches">{words.form.confirmRight}</p>
      )}
    </div>
  );
}
