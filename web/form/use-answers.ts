import { useCallback, useState } from 'preact/hooks';
import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import type { FormField, FormPage, Understood } from './read-form.ts';
import { firstValues, type Values } from './values.ts';
import type { FieldError, Saved } from './wire.ts';

export type Answers = ReturnType<typeof useAnswers>;

/** What is filled in, what was said about it, and what is wrong with it. */
export function useAnswers(words: UiCopy, form: FormPage) {
  const [values, setValues] = useState<Values>(() => firstValues(form.fields, form.values));
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [understood, setUnderstood] = useState<Understood>(form.understood);
  /** Times that the server has seen as they are written now. */
  const [asked, setAsked] = useState<Values>(form.values);
  const [masked, setMasked] = useState<readonly string[]>([]);

  const forget = useCallback((name: string) => {
    setErrors((before) => before.filter(({ field }) => field !== name));
    setMasked((before) => before.filter((one) => one !== name));
  }, []);

  return {
    values,
    errors,
    understood,
    masked,
    setErrors,
    forget,
    errorOf: (name: string) => errors.find(({ field }) => field === name)?.message ?? '',

    change(name: string, value: string): void {
      setValues((before) => ({ ...before, [name]: value }));
      forget(name);
    },

    clear: useCallback(() => setValues({}), []),

    /** Takes over what the server made of what was saved. */
    saved: useCallback((sent: Values, result: Saved) => {
      setUnderstood((before) => {
        const others = Object.entries(before).filter(([name]) => !(name in sent));
        return { ...Object.fromEntries(others), ...result.understood };
      });
      setAsked((before) => ({ ...before, ...sent }));
      const names = Object.keys(result.masked);
      if (names.length > 0) {
        setValues((before) => ({ ...before, ...result.masked }));
        setAsked((before) => ({ ...before, ...result.masked }));
        setMasked((before) => [...new Set([...before, ...names])]);
      }
    }, []),

    isAsked: (name: string) => (asked[name] ?? '') === (values[name] ?? ''),

    noteOf({ name, type }: FormField): string {
      if (masked.includes(name)) return words.steps.masked;
      const typed = values[name]?.trim() ?? '';
      if (type !== 'time' || typed === '' || asked[name] !== values[name]) return '';
      const taken = understood[name];
      return taken ? words.steps.understood(taken) : words.steps.notUnderstood;
    },
  };
}
