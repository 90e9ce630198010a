import { useState } from 'preact/hooks';
import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';

interface Props {
  words: UiCopy;
  common: {
    id: string;
    name: string;
    required: boolean;
    'aria-invalid': boolean;
    'aria-describedby': string | undefined;
  };
  autocomplete: string;
  value: string;
  onChange(value: string): void;
}

/** Has no maxlength: a password pasted and silently cut could never be typed again. */
export function PasswordInput({ words, common, autocomplete, value, onChange }: Props) {
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState?.('CapsLock') === true);
  return (
    <>
      <div class="with-button">
        <input
          {...common}
          {...(shown ? { type: 'text' as const } : { type: 'password' as const })}
          value={value}
          placeholder=" "
          autocomplete={autocomplete === 'off' ? 'new-password' : autocomplete}
          autocapitalize="off"
          autocorrect="off"
          spellcheck={false}
          onInput={(event) => onChange(event.currentTarget.value)}
          onKeyDown={watchCapsLock}
          onKeyUp={watchCapsLock}
          onBlur={() => setCapsLock(false)}
        />
        <button
          type="button"
          aria-label={shown ? words.form.hidePassword : words.form.showPassword}
          aria-controls={common.id}
          onClick={() => setShown(!shown)}
        >
          {shown ? words.form.hide : words.form.show}
        </button>
      </div>
      <p class="caps-lock" role="status">
        {capsLock && words.form.capsLock}
      </p>
    </>
  );
}
