import type { Locale } from '../domain/locale.ts';
import { localeOf } from '../domain/locale.ts';
import { en } from './en.ts';
import { type Copy, zhCN } from './zh-CN.ts';

const COPIES: Record<Locale, Copy> = { 'zh-CN': zhCN, en };

/** Anything that is not English is answered in Chinese, the service's first language. */
export function toLocale(tag: string | undefined): Locale {
  return localeOf(tag) ?? 'zh-CN';
}

export function copyFor(locale: Locale): Copy {
  return COPIES[locale];
}

/** All languages, to understand a word whatever the language of the chat. */
export const ALL_COPIES: readonly Copy[] = [zhCN, en];
