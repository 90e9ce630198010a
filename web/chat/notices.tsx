import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import { Callable } from '../shared/hotline.tsx';
import type { Locale } from '../shared/locale.ts';
import type { Connection } from './direct-line.ts';
import type { Progress } from './message-parts.ts';
import { useSlow } from './use-page.ts';

/** Shorter ones are not worth a word. */
const HICCUP_MS = 600;
/** How long an outage lasts before the hotline is named. */
const HOTLINE_AFTER_MS = 10_000;

interface ConnectionProps {
  words: UiCopy;
  connection: Connection;
  offline: boolean;
  hotline: string;
  onRetry(): void;
}

/** Says nothing while all is well. */
export function ConnectionNotice({ words, connection, offline, hotline, onRetry }: ConnectionProps) {
  const bad = offline || connection === 'connecting' || connection === 'reconnecting';
  const shown = useSlow(bad, HICCUP_MS);
  const long = useSlow(bad, HOTLINE_AFTER_MS);
  const text = offline
    ? words.connection.offline
    : connection === 'connecting'
      ? words.connection.connecting
      : words.connection.reconnecting;
  return (
    <div role="status" class="connection">
      {shown && (
        <div class={`notice ${connection === 'connecting' && !offline ? 'calm' : 'warn'}`}>
          <span class="spinner" aria-hidden="true" />
          <p>
            {text}
            {long && hotline && (
              <span class="aside">
                <Callable text={words.connection.hotline(hotline)} />
              </span>
            )}
          </p>
          {(long || connection === 'reconnecting') && (
            <button type="button" class="text-button" onClick={onRetry}>
              {words.connection.tryNow}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

interface OtherLanguageProps {
  words: UiCopy;
  other: Locale;
  onSwitch(): void;
}

/** For whoever may not be able to read this page, in their own language. */
export function OtherLanguage({ words, other, onSwitch }: OtherLanguageProps) {
  return (
    <div class="notice calm language" lang={other}>
      <p>{words.header.otherLanguageOffer}</p>
      <button type="button" class="text-button" onClick={onSwitch}>
        {words.header.otherLanguageLabel}
      </button>
    </div>
  );
}

export function DemoNotice({ words }: { words: UiCopy }) {
  return <p class="demo">{words.header.demo}</p>;
}

export function Steps({ words, progress }: { words: UiCopy; progress: Progress | null }) {
  return (
    <div role="status" class="steps-line">
      {progress && (
        <div class="steps">
          <p>{words.progress(progress.at, progress.of)}</p>
          <span class="dots" aria-hidden="true">
            {Array.from({ length: progress.of }, (_, index) => (
              <span
                key={index}
                class={index + 1 < progress.at ? 'done' : index + 1 === progress.at ? 'now' : ''}
              />
            ))}
          </span>
        </div>
      )}
    </div>
  );
}

interface DeadProps {
  words: UiCopy;
  hotline: string;
  onRestart(): void;
}

export function DeadCard({ words, hotline, onRestart }: DeadProps) {
  return (
    <section class="dead" role="alert">
      <h2>{words.connection.deadTitle}</h2>
      <p>{words.connection.deadText}</p>
      <button type="button" class="primary" onClick={onRestart}>
        {words.connection.restart}
      </button>
      {hotline && (
        <p class="aside">
          <Callable text={words.form.hotline(hotline)} />
        </p>
      )}
    </section>
  );
}
