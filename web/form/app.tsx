import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Locale } from '../shared/locale.ts';
import { wordsFor } from '../shared/locale.ts';
import { fetchPortal, keptPortal } from '../shared/portal.ts';
import { applyToPage, keptElder, keptLocale } from '../shared/preferences.ts';
import { storedIn } from '../shared/stored.ts';
import { ask } from './ask.ts';
import { Ended, LoadFailed, Loading } from './ended.tsx';
import { Frame } from './frame.tsx';
import { OwnTab } from './own-tab.tsx';
import { SecureForm } from './secure-form.tsx';
import { StepForm } from './step-form.tsx';
import { inFrame } from './way-back.ts';
import type { LoadResult } from './wire.ts';
import { loadForm } from './wire.ts';

const local = storedIn('localStorage');

/** The page behind `/f/<token>`: fetches what it is about, then shows it. */
export function App() {
  const [portal, setPortal] = useState(() => keptPortal(local));
  const [loaded, setLoaded] = useState<LoadResult | null>(null);
  const form = loaded?.kind === 'form' ? loaded.form : null;
  const locale: Locale = form?.locale ?? keptLocale(local, location.search) ?? portal?.locale ?? 'zh-CN';
  const words = wordsFor(locale);

  const load = useCallback(() => {
    setLoaded(null);
    void loadForm(ask, Date.now()).then(setLoaded);
  }, []);

  useEffect(() => {
    load();
    void fetchPortal(local).then((fetched) => fetched && setPortal(fetched));
  }, [load]);

  useEffect(() => {
    applyToPage(document.documentElement, { locale, elder: keptElder(local) });
    document.title = form?.title || words.form.pageTitle;
  }, [locale, form, words]);

  const expire = useCallback(() => setLoaded({ kind: 'ended', reason: 'expired', message: '' }), []);

  return (
    <Frame words={words} portal={portal}>
      {loaded === null && <Loading words={words} />}
      {loaded?.kind === 'unreachable' && <LoadFailed words={words} onRetry={load} />}
      {loaded?.kind === 'ended' && <Ended words={words} reason={loaded.reason} message={loaded.message} />}
      {form &&
        (inFrame && !form.bound ? (
          <OwnTab words={words} />
        ) : form.steps.length > 1 ? (
          <StepForm words={words} form={form} onExpired={expire} />
        ) : (
          <SecureForm words={words} form={form} onExpired={expire} />
        ))}
    </Frame>
  );
}
