import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import { AlertIcon } from '../shared/icons.tsx';
import { PasswordInput } from './password-input.tsx';
import { PasswordRules } from './password-rules.tsx';
import type { FormField } from './wire.ts';

interface Props {
  words: UiCopy;
  field: FormField;
  value: string | boolean;
  error: string;
  /** What a second password has to be equal to; null for the other fields. */
  sameAs: string | null;
  onChange(value: string | boolean): void;
}

export function Field({ words, field, value, error, sameAs, onChange }: Props) {
  const { name, type, label, hint, required, maxLength, autocomplete, profile } = field;
  const written = String(value);
  const described = [hint && `${name}-hint`, profile && `${name}-rules`, error && `${name}-error`];
  const common = {
    id: name,
    name,
    required,
    'aria-invalid': error !== '',
    'aria-describedby': described.filter(Boolean).join(' ') || undefined,
  };
  const problem = error && (
    <p id={`${name}-error`} class="field-error">
      <AlertIcon />
      {error}
    </p>
  );

  if (type === 'checkbox') {
    return (
      <div class="field">
        <label class="tick">
          <input
            {...common}
            type="checkbox"
            class="tick-box"
            checked={value === true}
            onChange={(event) => onChange(event.currentTarget.checked)}
          />
          <span>{label}</span>
        </label>
        {hint && (
          <p id={`${name}-hint`} class="hint">
            {hint}
          </p>
        )}
        {problem}
      </div>
    );
  }

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
          value={written}
          onChange={onChange}
        />
      ) : (
        <input
          {...common}
          type="text"
          value={written}
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
      {problem}
      {profile && <PasswordRules words={words} id={`${name}-rules`} profile={profile} password={written} />}
      {sameAs !== null && written !== '' && written === sameAs && (
        <p class="matches">{words.form.confirmRight}</p>
      )}
    </div>
  );
}
