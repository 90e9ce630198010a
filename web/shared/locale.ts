import { uiEn } from '../../src/copy/ui.en.ts';
import type { UiCopy } from '../../src/copy/ui.zh-CN.ts';
import { uiZhCN } from '../../src/copy/ui.zh-CN.ts';
import type { Locale } from '../../src/domain/locale.ts';

export type { Locale };

export function wordsFor(locale: Locale): UiCopy {
  return locale === 'en' ? uiEn : uiZhCN;
}
