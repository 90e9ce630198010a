import { uiEn } from '../../src/copy/ui.en.ts';
import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import { uiZhCN } from '../../src/copy/ui.zh-CN.ts';
import type { Stored } from './stored.ts';

export type Locale = 'zh-CN' | 'en';

const LOCALE_KEY = 'ui.locale';
const ELDER_KEY = 'ui.elder';

export function toLocale(value: string | null | undefined): Locale | null {
  if (!value) return null;
  return /^en\b/i.test(value) ? 'en' : /^zh\b/i.test(value) ? 'zh-CN' : null;
}

export function wordsFor(locale: Locale): UiCopy {
  return locale === 'en' ? uiEn : uiZhCN;
}

/** What the citizen chose here, else what the embedding page asks for; null leaves it to the portal. */
export function keptLocale(store: Stored, search: string): Locale | null {
  return toLocale(store.getItem(LOCALE_KEY)) ?? toLocale(new URLSearchParams(search).get('lang'));
}

export function keepLocale(store: Stored, locale: Locale): void {
  store.setItem(LOCALE_KEY, locale);
}

export function keptElder(store: Stored): boolean {
  return store.getItem(ELDER_KEY) === '1';
}

export function keepElder(store: Stored, on: boolean): void {
  if (on) store.setItem(ELDER_KEY, '1');
  else store.removeItem(ELDER_KEY);
}

/** Tells the style sheet and screen readers. */
export function applyToPage(page: HTMLElement, { locale, elder }: { locale: Locale; elder: boolean }): void {
  page.lang = locale;
  page.classList.toggle('elder', elder);
}
