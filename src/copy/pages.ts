import { localeOf } from '../domain/locale.ts';
import { pagesEn } from './pages.en.ts';
import { type PagesCopy, pagesZh } from './pages.zh-CN.ts';

/** `languages`: an Accept-Language header or a language tag. The first one named decides; else Chinese. */
export function pagesCopyFor(languages: string | undefined): PagesCopy {
  return localeOf(languages) === 'en' ? pagesEn : pagesZh;
}
