import { useCallback, useRef, useState } from 'preact/hooks';
import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import { ask } from './ask.ts';
import type { Ending } from './ended.tsx';
import type { Outcome } from './read-form.ts';
import type { FieldError } from './wire.ts';
import { submitForm } from './wire.ts';

export type Stage =
  | { kind: 'filling' }
  | { kind: 'sending' }
  | { kind: 'failed'; text: string }
  | { kind: 'done'; told: Outcome | null }
  | { kind: 'ended'; reason: Ending; message: string };

type Body = Record<string, string>;

/** Sends the form once at a time, and says in words how it went. */
export function useSubmit(words: UiCopy, onErrors: (errors: FieldError[]) => void) {
  const [stage, setStage] = useState<Stage>({ kind: 'filling' });
  // State changes arrive with the next rendering; a double tap is faster.
  const busy = useRef(false);
  const answerLost = useRef(false);

  const submit = useCallback(
    async (body: Body): Promise<void> => {
      if (busy.current) return;
      busy.current = true;
      setStage({ kind: 'sending' });
      const result = await submitForm(ask, body, Date.now());
      const { form } = words;
      const fail = (text: string) => setStage({ kind: 'failed', text });
      switch (result.kind) {
        case 'ok':
          setStage({ kind: 'done', told: result.done });
          return;
        case 'ended':
          // The lost answer may have been the good one.
          setStage(
            result.reason === 'used' && answerLost.current
              ? { kind: 'ended', reason: 'maybe-done', message: '' }
              : result,
          );
          return;
        case 'errors':
          setStage({ kind: 'filling' });
          onErrors(result.errors);
          break;
        case 'busy':
          fail(form.failedBusy(result.seconds));
          break;
        case 'unreachable':
          answerLost.current = true;
          fail(form.failedNetwork);
          break;
        case 'trouble':
          fail(form.failedServer);
          break;
        case 'refused':
          fail(result.message || form.failedRefused);
      }
      busy.current = false;
    },
    [words, onErrors],
  );

  return { stage, submit };
}
