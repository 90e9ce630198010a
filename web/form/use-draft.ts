import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import { ask } from './ask.ts';
import { changed, type Values } from './values.ts';
import { type End, type Saved, saveDraft } from './wire.ts';

export type Saving =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved' }
  | { kind: 'failed'; text: string };

export interface Draft {
  saving: Saving;
  /** What is not saved yet stays to be saved. Null: it could not be saved; the words for it are in `saving`. */
  save(values: Values): Promise<Saved | null>;
}

interface Options {
  words: UiCopy;
  /** Of everything typed so far. */
  values: Values;
  onSaved(saved: Saved): void;
  onEnded(end: End): void;
}

/** Saves what is typed, also when the page goes away: a phone may close it to open its camera. */
export function useDraft({ words, values, onSaved, onEnded }: Options): Draft {
  const [saving, setSaving] = useState<Saving>({ kind: 'idle' });
  const kept = useRef(values);
  const latest = useRef(values);
  latest.current = values;

  const save = useCallback(
    async (some: Values): Promise<Saved | null> => {
      setSaving({ kind: 'saving' });
      const result = await saveDraft(ask, some, Date.now());
      const fail = (text: string) => setSaving({ kind: 'failed', text });
      const { form } = words;
      switch (result.kind) {
        case 'saved':
          kept.current = { ...kept.current, ...some };
          setSaving({ kind: 'saved' });
          onSaved(result);
          return result;
        case 'ended':
          onEnded(result);
          break;
        case 'busy':
          fail(form.failedBusy(result.seconds));
          break;
        case 'unreachable':
          fail(form.failedNetwork);
          break;
        case 'refused':
          fail(result.message || form.failedRefused);
          break;
        default:
          fail(form.failedServer);
      }
      return null;
    },
    [words, onSaved, onEnded],
  );

  useEffect(() => {
    const leave = () => {
      if (document.visibilityState !== 'hidden') return;
      const typed = changed(kept.current, latest.current);
      if (Object.keys(typed).length > 0) void saveDraft(ask, typed, Date.now());
    };
    document.addEventListener('visibilitychange', leave);
    return () => document.removeEventListener('visibilitychange', leave);
  }, []);

  return { saving, save };
}
