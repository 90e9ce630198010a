import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import { CheckIcon, LockIcon } from '../shared/icons.tsx';
import { Alerts } from './alerts.tsx';
import { Done, Ended } from './ended.tsx';
import { Fields } from './fields.tsx';
import { focusField } from './focus-field.ts';
import type { FormPage } from './read-form.ts';
import { fieldsOf, stepErrors, stepWith } from './steps.ts';
import { Summary } from './summary.tsx';
import { TimeLeft } from './time-left.tsx';
import { useAnswers } from './use-answers.ts';
import { useDraft } from './use-draft.ts';
import { useSubmit } from './use-submit.ts';
import { useUploads } from './use-uploads.ts';
import { toBody } from './values.ts';
import type { End, FieldError } from './wire.ts';

interface Props {
  words: UiCopy;
  form: FormPage;
  onExpired(): void;
}

/** A long form, one step at a time; each is saved when it is left, and the last shows everything once more. */
export function StepForm({ words, form, onExpired }: Props) {
  const { steps } = form;
  const last = steps.length - 1;
  const [at, setAt] = useState(0);
  /** Everything was seen once: from a correction the way leads back to the end. */
  const [seenAll, setSeenAll] = useState(false);
  const [expiresAt, setExpiresAt] = useState(form.expiresAt);
  const [end, setEnd] = useState<End | null>(null);
  const [draftCode, setDraftCode] = useState(form.draftCode);
  const answers = useAnswers(words, form);
  const { values, errors, setErrors, saved } = answers;
  const element = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  const prolong = useCallback((until: number) => {
    setExpiresAt((before) => (Number.isFinite(until) ? Math.max(before, until) : before));
  }, []);
  const uploads = useUploads({ words, kept: form.files, onEnded: setEnd, onKept: prolong });
  const draft = useDraft({
    words,
    values,
    onEnded: setEnd,
    onSaved: useCallback(
      (result) => {
        prolong(result.expiresAt);
        setDraftCode((before) => result.draftCode || before);
      },
      [prolong],
    ),
  });
  const showErrors = useCallback(
    (found: readonly FieldError[]) => {
      setErrors(found);
      const step = stepWith(form, found);
      if (step >= 0) setAt(step);
      setTimeout(() => focusField(element.current, found), 0);
    },
    [form, setErrors],
  );
  const { stage, submit } = useSubmit(words, showErrors);
  const done = stage.kind === 'done';

  // The chat's sheet is not told, which would close it: the receipt has to be read.
  useEffect(() => {
    if (done) answers.clear();
  }, [done, answers.clear]);
  useEffect(() => {
    heading.current?.focus();
    window.scrollTo(0, 0);
  }, [at]);

  if (stage.kind === 'done') return <Done words={words} {...(stage.told ?? form.done)} ofChat />;
  if (stage.kind === 'ended') return <Ended words={words} reason={stage.reason} message={stage.message} />;
  if (end) return <Ended words={words} reason={end.reason} message={end.message} />;

  const step = steps[at];
  if (!step) return null;
  const fields = fieldsOf(form, step);
  const isLast = at === last;
  const busy = stage.kind === 'sending' || draft.saving.kind === 'saving';
  const failure =
    stage.kind === 'failed'
      ? { title: words.form.failedTitle, text: stage.text }
      : draft.saving.kind === 'failed'
        ? { title: words.steps.failedTitle, text: draft.saving.text }
        : null;

  async function keep(names: readonly string[]): Promise<readonly FieldError[] | null> {
    const some = toBody(
      form.fields.filter(({ name }) => names.includes(name)),
      values,
    );
    const result = await draft.save(some);
    if (!result) return null;
    saved(some, result);
    return result.errors;
  }

  function go(to: number): void {
    setErrors([]);
    setAt(to);
    if (to === last) setSeenAll(true);
  }

  async function onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    if (busy || !step) return;
    if (isLast) {
      const wrong = steps.flatMap((one) => stepErrors(form, one, values, uploads.list, words));
      if (wrong.length > 0) showErrors(wrong);
      else void submit(toBody(form.fields, values));
      return;
    }
    const found = stepErrors(form, step, values, uploads.list, words);
    if (found.length > 0) return showErrors(found);
    const wrong = await keep(step.fields);
    if (wrong === null) return;
    if (wrong.length > 0) showErrors(wrong);
    else go(seenAll ? last : at + 1);
  }

  return (
    <form ref={element} noValidate onSubmit={onSubmit} class="steps-form">
      <h1>{form.title}</h1>
      {at === 0 && <p class="intro">{form.intro}</p>}
      <TimeLeft
        words={words}
        expiresAt={expiresAt}
        paused={busy}
        say={words.steps.minutesIdle}
        onExpired={onExpired}
      />
      <div class="step-head">
        <p class="step-count">{words.progress(at + 1, steps.length)}</p>
        <span class="step-bar" aria-hidden="true">
          {steps.map((one, index) => (
            <span key={one.title} class={index <= at ? 'on' : ''} />
          ))}
        </span>
        <h2 ref={heading} tabIndex={-1}>
          <span class="unseen">{`${words.progress(at + 1, steps.length)} `}</span>
          {step.title}
        </h2>
        {step.hint && <p class="intro">{step.hint}</p>}
      </div>
      <Fields
        words={words}
        form={form}
        fields={fields}
        answers={answers}
        uploads={uploads}
        markOptional
        onSettled={({ name, type }) => {
          if (type === 'time' && !busy && !answers.isAsked(name)) void keep([name]);
        }}
      />
      {isLast && (
        <Summary
          words={words}
          form={form}
          values={values}
          understood={answers.understood}
          masked={answers.masked}
          uploads={uploads.list}
          onChange={go}
        />
      )}
      <Alerts words={words} failure={failure} errors={errors} shown={fields.map(({ name }) => name)} />
      <div class="step-buttons">
        {at > 0 && (
          <button
            type="button"
            class="secondary"
            onClick={() => go(at - 1)}
            disabled={stage.kind === 'sending'}
          >
            {words.steps.back}
          </button>
        )}
        <button type="submit" class="primary submit" aria-disabled={busy}>
          {busy && <span class="spinner" aria-hidden="true" />}
          {stage.kind === 'sending'
            ? words.form.submitting
            : draft.saving.kind === 'saving'
              ? words.steps.saving
              : stage.kind === 'failed'
                ? words.form.retry
                : isLast
                  ? form.submitLabel
                  : seenAll
                    ? words.steps.changed
                    : words.steps.next}
        </button>
      </div>
      <p class="draft-note" role="status">
        {draft.saving.kind === 'saved' && draftCode && (
          <>
            <CheckIcon />
            {words.steps.saved(draftCode)}
          </>
        )}
      </p>
      <p class="assurance">
        <LockIcon />
        {words.form.badgeText}
      </p>
    </form>
  );
}
