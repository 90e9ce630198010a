import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import { hasDialogs } from '../shared/dialog.tsx';
import { Callable } from '../shared/hotline.tsx';
import { AlertIcon, LockIcon } from '../shared/icons.tsx';
import { Done, Ended } from './ended.tsx';
import { Field } from './field.tsx';
import { LastQuestion } from './last-question.tsx';
import { TimeLeft } from './time-left.tsx';
import { useSubmit } from './use-submit.ts';
import type { Values } from './values.ts';
import { CONFIRM, emptyValues, findErrors, toBody } from './values.ts';
import { inFrame, tellChat } from './way-back.ts';
import type { FieldError, FormPage } from './wire.ts';

interface Props {
  words: UiCopy;
  form: FormPage;
  onExpired(): void;
}

/** Comes by text message or mail, not from a chat. */
const NOT_ME = 'not-me';

export function SecureForm({ words, form, onExpired }: Props) {
  const { fields } = form;
  const [values, setValues] = useState<Values>(() => emptyValues(fields));
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [asking, setAsking] = useState(false);
  const [declined, setDeclined] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const formElement = useRef<HTMLFormElement>(null);

  const showErrors = useCallback((found: FieldError[]) => {
    setErrors(found);
    const first = formElement.current?.elements.namedItem(found[0]?.field ?? '');
    if (first instanceof HTMLElement) first.focus();
  }, []);
  const { stage, submit } = useSubmit(words, showErrors);
  const done = stage.kind === 'done';

  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    if (!done) return;
    setValues({});
    tellChat('form-done');
  }, [done]);

  const ofChat = form.purpose !== NOT_ME || inFrame;
  if (done) return <Done words={words} {...form.done} ofChat={ofChat} />;
  if (declined && form.decline) return <Done words={words} {...form.decline.done} ofChat={ofChat} />;
  if (stage.kind === 'ended')
    return <Ended words={words} reason={stage.reason} message={stage.message} ofChat={ofChat} />;

  const sending = stage.kind === 'sending';
  const general = errors.filter(({ field }) => !fields.some(({ name }) => name === field));

  function onSubmit(event: Event): void {
    event.preventDefault();
    if (sending) return;
    const found = findErrors(fields, values, words);
    if (found.length > 0) showErrors(found);
    else if (form.confirm === '') send();
    else if (hasDialogs()) setAsking(true);
    else if (window.confirm(form.confirm)) send();
  }

  function send(): void {
    setAsking(false);
    setErrors([]);
    void submit(toBody(fields, values));
  }

  return (
    <form ref={formElement} noValidate onSubmit={onSubmit}>
      <h1 ref={heading} tabIndex={-1}>
        {form.title}
      </h1>
      <p class="intro">{form.intro}</p>
      <TimeLeft words={words} expiresAt={form.expiresAt} paused={sending} onExpired={onExpired} />
      {fields.map((field) => (
        <Field
          key={field.name}
          words={words}
          field={field}
          value={values[field.name] ?? ''}
          error={errors.find((error) => error.field === field.name)?.message ?? ''}
          sameAs={
            field.name === CONFIRM ? (values[fields.find(({ profile }) => profile)?.name ?? ''] ?? '') : null
          }
          onChange={(value) => {
            setValues((before) => ({ ...before, [field.name]: value }));
            setErrors((before) => before.filter((error) => error.field !== field.name));
          }}
        />
      ))}
      <div role="alert">
        {stage.kind === 'failed' && (
          <div class="failure">
            <AlertIcon />
            <p>
              <strong>{words.form.failedTitle}</strong>
              <Callable text={stage.text} />
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
      {form.decline && (
        <button type="button" class="primary submit" onClick={() => setDeclined(true)}>
          {form.decline.label}
        </button>
      )}
      <button
        type="submit"
        class={`primary submit ${form.purpose === NOT_ME ? 'danger' : ''}`}
        aria-disabled={sending}
      >
        {sending && <span class="spinner" aria-hidden="true" />}
        {sending ? words.form.submitting : stage.kind === 'failed' ? words.form.retry : form.submitLabel}
      </button>
      {form.purpose !== NOT_ME && (
        <p class="assurance">
          <LockIcon />
          {words.form.badgeText}
        </p>
      )}
      {asking && (
        <LastQuestion
          words={words}
          question={form.confirm}
          yes={form.submitLabel}
          onYes={send}
          onNo={() => setAsking(false)}
        />
      )}
    </form>
  );
}
