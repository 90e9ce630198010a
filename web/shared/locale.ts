import { uiEn } from '../../src/copy/ui.en.ts';
import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import { uiZhCN } from '../../src/copy/ui.zh-CN.ts';

export type Locale = 'zh-CN' | 'en';

/** The language a tag stands for; null where we don't speak it. */
export function toLocale(value: string | null | undefined): Locale | null {
  if (!value) return null;
  return /^en\b/i.test(value) ? 'en' : /^zh\b/i.test(value) ? 'zh-CN' : null;
}

export function wordsFor(locale: Locale): UiCopy {
  return locale === 'en' ? uiEn : uiZhCN;
}
