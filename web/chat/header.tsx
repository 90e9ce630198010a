import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import { WindowIcon } from '../shared/icons.tsx';
import type { Locale } from '../shared/locale.ts';
import type { Portal } from '../shared/portal.ts';
import type { Progress } from './message-parts.ts';
import { Steps } from './notices.tsx';

interface Props {
  words: UiCopy;
  portal: Portal | null;
  locale: Locale;
  elder: boolean;
  progress: Progress | null;
  onLocale(locale: Locale): void;
  onElder(on: boolean): void;
}

export function Header({ words, portal, locale, elder, progress, onLocale, onElder }: Props) {
  const other: Locale = locale === 'en' ? 'zh-CN' : 'en';
  return (
    <header class="header">
      <div class="title">
        <span class="emblem">
          <WindowIcon />
        </span>
        <div class="names">
          <h1>{words.header.assistant}</h1>
          <p class="portal">{portal?.portalName || words.header.portalFallback}</p>
        </div>
      </div>
      <div class="switches">
        <button
          type="button"
          class="pill"
          lang={other}
          aria-label={words.header.otherLanguageLabel}
          onClick={() => onLocale(other)}
        >
          {words.header.otherLanguage}
        </button>
        <button
          type="button"
          class="pill"
          aria-label={elder ? words.header.elderOff : words.header.elderOn}
          onClick={() => onElder(!elder)}
        >
          {elder ? words.header.standard : words.header.elder}
        </button>
      </div>
      <Steps words={words} progress={progress} />
    </header>
  );
}
