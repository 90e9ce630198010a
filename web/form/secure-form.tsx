import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import { hasDialogs } from '../shared/dialog.tsx';
import { LockIcon } from '../shared/icons.tsx';
import { Alerts } from './alerts.tsx';
import { Done, Ended } from './ended.tsx';
import { Fields } from './fields.tsx';
import { focusField } from './focus-field.ts';
import { LastQuestion } from './last-question.tsx';
import type { FormPage } from './read-form.ts';
import { fileErrors } from './steps.ts';
import { TimeLeft } from './time-left.tsx';
import { useAnswers } from './use-answers.ts';
import { useSubmit } from './use-submit.ts';
import { useUploads } from './use-uploads.ts';
import { findErrors, toBody } from './values.ts';
import { inFrame, tellChat } from './way-back.ts';
import type { End, FieldError } from './wire.ts';

interface Props {
  words: UiCopy;
  form: FormPage;
  onExpired(): void;
}

/** Come by text message or mail, not from a chat. */
const BY_MESSAGE = ['not-me', 'veto'];

export function SecureForm({ words, form, onExpired }: Props) {
  const { fields } = form;
  const answers = useAnswers(words, form);
  const { values, errors, setErrors, clear } = answers;
  const [end, setEnd] = useState<End | null>(null);
  const [expiresAt, setExpiresAt] = useState(form.expiresAt);
  const uploads = useUploads({ words, kept: form.files, onEnded: setEnd, onKept: setExpiresAt });
  const [asking, setAsking] = useState(false);
  const [declined, setDeclined] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const formElement = useRef<HTMLFormElement>(null);

  const showErrors = useCallback(
    (found: FieldError[]) => {
      setErrors(found);
      focusField(formElement.current, found);
    },
    [setErrors],
  );
  const { stage, submit } = useSubmit(words, showErrors);
  const done = stage.kind === 'done';

  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    if (!done) return;
    clear();
    tellChat('form-done');
  }, [done, clear]);

  const byMessage = BY_MESSAGE.includes(form.purpose);
  const ofChat = !byMessage || inFrame;
  if (stage.kind === 'done') return <Done words={words} {...(stage.told ?? form.done)} ofChat={ofChat} />;
  if (declined && form.decline) return <Done words={words} {...form.decline.done} ofChat={ofChat} />;
  if (stage.kind === 'ended')
    return <Ended words={words} reason={stage.reason} message={stage.message} ofChat={ofChat} />;
  if (end) return <Ended words={words} reason={end.reason} message={end.message} ofChat={ofChat} />;

  const sending = stage.kind === 'sending';

  function onSubmit(event: Event): void {
    event.preventDefault();
    if (sending) return;
    const photos = fields.filter(({ type }) => type === 'file');
    const found = [
      ...findErrors(fields, values, words),
      ...photos.flatMap((field) => fileErrors(field, uploads.list, words)),
    ];
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
      <TimeLeft words={words} expiresAt={expiresAt} paused={sending} onExpired={onExpired} />
      <Fields words={words} form={form} fields={fields} answers={answers} uploads={uploads} />
      <Alerts
        words={words}
        failure={stage.kind === 'failed' ? { title: words.form.failedTitle, text: stage.text } : null}
        errors={errors}
        shown={fields.map(({ name }) => name)}
      />
      {form.decline && (
        <button type="button" class="primary submit" onClick={() => setDeclined(true)}>
          {form.decline.label}
        </button>
      )}
      <button type="submit" class={`primary submit ${byMessage ? 'danger' : ''}`} aria-disabled={sending}>
        {sending && <span class="spinner" aria-hidden="true" />}
        {sending ? words.form.submitting : stage.kind === 'failed' ? words.form.retry : form.submitLabel}
      </button>
      {!byMessage && (
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
