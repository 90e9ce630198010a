import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import { Callable } from '../shared/hotline.tsx';
import { AlertIcon, CheckIcon, ClockIcon } from '../shared/icons.tsx';
import { wayBack } from './way-back.ts';
import type { EndReason } from './wire.ts';

export function Loading({ words }: { words: UiCopy }) {
  return (
    <p class="loading" role="status">
      <span class="spinner" aria-hidden="true" />
      {words.form.loading}
    </p>
  );
}

interface OutcomeProps {
  kind: 'good' | 'neutral';
  icon: ComponentChildren;
  title: string;
  text: string;
  children?: ComponentChildren;
}

/** One result in the middle of the page. It takes the focus, because what had it is gone. */
export function Outcome({ kind, icon, title, text, children }: OutcomeProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class={`outcome ${kind}`}>
      <span class="outcome-icon">{icon}</span>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p>
        <Callable text={text} />
      </p>
      {children}
    </section>
  );
}

function WayBack({ words }: { words: UiCopy }) {
  const back = wayBack();
  if (!back) return <p class="by-hand">{words.form.closeByHand}</p>;
  return (
    <button type="button" class="primary" onClick={back}>
      {words.form.backToChat}
    </button>
  );
}

export function LoadFailed({ words, onRetry }: { words: UiCopy; onRetry(): void }) {
  return (
    <Outcome
      kind="neutral"
      icon={<AlertIcon />}
      title={words.form.loadFailedTitle}
      text={words.form.loadFailedText}
    >
      <button type="button" class="primary" onClick={onRetry}>
        {words.form.retry}
      </button>
    </Outcome>
  );
}

/** `maybe-done`: used up by a try whose answer was lost. */
export type Ending = EndReason | 'maybe-done';

interface EndedProps {
  words: UiCopy;
  reason: Ending;
  message: string;
  /** Whether there is a chat to go back to. */
  ofChat?: boolean;
}

export function Ended({ words, reason, message, ofChat = true }: EndedProps) {
  const { form } = words;
  const said: Record<Ending, { title: string; text: string }> = {
    expired: { title: form.expiredTitle, text: message || form.expiredText },
    used: { title: form.usedTitle, text: message || form.usedText },
    unknown: { title: form.unknownTitle, text: form.unknownText },
    'other-browser': { title: form.otherBrowserTitle, text: message || form.otherBrowserText },
    'maybe-done': { title: form.maybeDoneTitle, text: form.maybeDoneText },
  };
  return (
    <Outcome kind="neutral" icon={reason === 'expired' ? <ClockIcon /> : <AlertIcon />} {...said[reason]}>
      {ofChat && <WayBack words={words} />}
    </Outcome>
  );
}

interface DoneProps {
  words: UiCopy;
  title: string;
  text: string;
  ofChat: boolean;
}

export function Done({ words, title, text, ofChat }: DoneProps) {
  return (
    <Outcome kind="good" icon={<CheckIcon />} title={title} text={text}>
      {ofChat && <WayBack words={words} />}
    </Outcome>
  );
}
