import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { hasDialogs } from '../shared/dialog.tsx';
import { Hotline } from '../shared/hotline.tsx';
import type { Locale } from '../shared/locale.ts';
import { wordsFor } from '../shared/locale.ts';
import { DEFAULT_MAX_CHARS, fetchPortal, keptPortal } from '../shared/portal.ts';
import {
  applyToPage,
  keepElder,
  keepLocale,
  keptElder,
  keptLocale,
  offeredLocale,
} from '../shared/preferences.ts';
import { storedIn } from '../shared/stored.ts';
import { ClearDialog } from './clear-dialog.tsx';
import { Composer } from './composer.tsx';
import { expectedInput } from './expected-input.ts';
import { Header } from './header.tsx';
import { Log } from './log.tsx';
import { ConnectionNotice, DeadCard, DemoNotice, OtherLanguage } from './notices.tsx';
import { Sheet } from './sheet.tsx';
import { currentProgress, spokenLocale } from './transcript.ts';
import { useConversation } from './use-conversation.ts';
import { hasTouch, useOffline, useSlow } from './use-page.ts';

const local = storedIn('localStorage');
/** Of this tab only: on a shared computer the next person must not find the last one's conversation. */
const tab = storedIn('sessionStorage');

const TYPING_AFTER_MS = 300;

export function App() {
  const [portal, setPortal] = useState(() => keptPortal(local));
  const [chosen, setChosen] = useState(() => keptLocale(local, location.search));
  const [elder, setElder] = useState(() => keptElder(local));
  const [sheet, setSheet] = useState<{ href: string; title: string } | null>(null);
  const [asking, setAsking] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const locale: Locale = chosen ?? portal?.locale ?? 'zh-CN';
  const words = wordsFor(locale);
  const chat = useConversation(tab, locale);
  const { wake } = chat;
  const offline = useOffline(wake);
  const alive = chat.connection !== 'dead';
  const sending =
    chat.connection === 'online' && chat.transcript.some(({ delivery }) => delivery.state === 'sending');
  const typing = useSlow(sending, TYPING_AFTER_MS) || chat.typing;
  const offered = chosen === null && portal !== null ? offeredLocale(locale, navigator.languages) : null;
  const hotline = portal?.hotline ?? '';

  useEffect(() => {
    void fetchPortal(local).then((fetched) => fetched && setPortal(fetched));
  }, []);

  // Asked in words for another language, the bot changes its own: the page goes along.
  const spoken = spokenLocale(chat.transcript);
  const spokenBefore = useRef(spoken);
  useEffect(() => {
    if (spokenBefore.current !== null && spoken !== null && spoken !== spokenBefore.current) {
      keepLocale(local, spoken);
      setChosen(spoken);
    }
    spokenBefore.current = spoken;
  }, [spoken]);

  useEffect(() => {
    applyToPage(document.documentElement, { locale, elder });
    document.title = words.header.pageTitle(portal?.portalName || words.header.portalFallback);
  }, [locale, elder, portal, words]);

  function changeLocale(next: Locale): void {
    keepLocale(local, next);
    setChosen(next);
    chat.tellLocale(next);
  }

  function changeElder(on: boolean): void {
    keepElder(local, on);
    setElder(on);
  }

  const closeSheet = useCallback(() => {
    setSheet(null);
    wake();
  }, [wake]);

  // Only once the sheet is gone can what lay behind it take the focus.
  const sheetWasOpen = useRef(false);
  useEffect(() => {
    if (!sheet && sheetWasOpen.current) {
      // On a phone the input would bring up the keyboard, over the very answer.
      if (hasTouch()) document.querySelector<HTMLElement>('.log')?.focus({ preventScroll: true });
      else input.current?.focus();
    }
    sheetWasOpen.current = sheet !== null;
  }, [sheet]);

  function openSheet(href: string, title: string): void {
    if (hasDialogs()) setSheet({ href, title });
    else location.assign(href);
  }

  return (
    <Hotline.Provider value={hotline}>
      <div class="shell">
        <Header
          words={words}
          portal={portal}
          locale={locale}
          elder={elder}
          progress={currentProgress(chat.transcript)}
          onLocale={changeLocale}
          onElder={changeElder}
        />
        <main aria-label={words.header.assistant}>
          {offered !== null && !chat.transcript.some(({ side }) => side === 'me') && (
            <OtherLanguage words={words} other={offered} onSwitch={() => changeLocale(offered)} />
          )}
          {portal?.demo && <DemoNotice words={words} />}
          <ConnectionNotice
            words={words}
            connection={chat.connection}
            offline={offline}
            hotline={hotline}
            onRetry={wake}
          />
          <Log
            words={words}
            transcript={chat.transcript}
            settled={chat.settled}
            typing={typing}
            alive={alive}
            onChoose={chat.choose}
            onRetry={chat.retry}
            onSheet={openSheet}
          />
          {alive ? (
            <Composer
              words={words}
              limit={portal?.messageMaxChars ?? DEFAULT_MAX_CHARS}
              input={input}
              expects={expectedInput(chat.transcript)}
              onSend={chat.say}
              onHuman={() => chat.say(words.composer.human)}
              onClear={() => (hasDialogs() ? setAsking(true) : chat.restart())}
            />
          ) : (
            <DeadCard words={words} hotline={hotline} onRestart={chat.restart} />
          )}
        </main>
        {sheet && <Sheet words={words} href={sheet.href} title={sheet.title} onClose={closeSheet} />}
        {asking && (
          <ClearDialog
            words={words}
            onNo={() => setAsking(false)}
            onYes={() => {
              setAsking(false);
              chat.restart();
            }}
          />
        )}
      </div>
    </Hotline.Provider>
  );
}
