import { localeOf } from '../../src/domain/locale.ts';
import type { Locale } from './locale.ts';
import type { Stored } from './store.ts';

const LOCALE_KEY = 'ui.locale';
const ELDER_KEY = 'ui.elder';

/** What the citizen chose here, else what the embedding page asks for; null leaves it to the portal. */
export function keptLocale(store: Stored, search: string): Locale | null {
  return localeOf(store.getItem(LOCALE_KEY)) ?? localeOf(new URLSearchParams(search).get('lang'));
}

export function keepLocale(store: Stored, locale: Locale): void {
  store.setItem(LOCALE_KEY, locale);
}

/** The language to offer to a browser that would rather have it than the one shown; null for none. */
export function offeredLocale(shown: Locale, wanted: readonly string[]): Locale | null {
  const first = wanted.map(localeOf).find((locale) => locale !== null) ?? null;
  return first === shown ? null : first;
}

export function keptElder(store: Stored): boolean {
  return store.getItem(ELDER_KEY) === '1';
}

export function keepElder(store: Stored, on: boolean): void {
  if (on) store.setItem(ELDER_KEY, '1');
  else store.removeItem(ELDER_KEY);
}

/** The part of the document's root element that carries them. */
interface Page {
  lang: string;
  classList: { toggle(name: string, on: boolean): unknown };
}

/** Tells the style sheet and screen readers. */
export function applyToPage(page: Page, { locale, elder }: { locale: Locale; elder: boolean }): void {
  page.lang = locale;
  page.classList.toggle('elder', elder);
}
