import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import { Callable } from '../shared/hotline.tsx';
import { AlertIcon } from '../shared/icons.tsx';
import type { FieldError } from './wire.ts';

interface Props {
  words: UiCopy;
  /** What went wrong on the way, or nothing. */
  failure: { title: string; text: string } | null;
  errors: readonly FieldError[];
  /** Names of the fields that show their own errors. */
  shown: readonly string[];
}

/** What a screen reader says at once: what failed, and how much is to be corrected. */
export function Alerts({ words, failure, errors, shown }: Props) {
  const general = errors.filter(({ field }) => !shown.includes(field));
  return (
    <div role="alert">
      {failure && (
        <div class="failure">
          <AlertIcon />
          <p>
            <strong>{failure.title}</strong>
            <Callable text={failure.text} />
          </p>
        </div>
      )}
      {general.map(({ message }) => (
        <p key={message} class="field-error">
          {message}
        </p>
      ))}
      {errors.length > general.length && <p class="unseen">{words.form.checkFields(errors.length)}</p>}
    </div>
  );
}
