import type { PortalSettings } from '../domain/figures.ts';
import type { Locale } from '../domain/locale.ts';
import type { RenderClosed } from '../domain/ports.ts';
import { freezeNoticeEn } from './freeze-notice.en.ts';
import { type FreezeNotice, freezeNoticeZhCN } from './freeze-notice.zh-CN.ts';
import { inTheirLanguage, signed } from './in-their-language.ts';
import { inPortalTime } from './portal-time.ts';

const NOTICES: Record<Locale, FreezeNotice> = { 'zh-CN': freezeNoticeZhCN, en: freezeNoticeEn };

/** What owners are told when wrong tries have closed a way. It names no account: a number may have a new holder. */
export function createFreezeWords({
  portalName,
  hotline,
}: Pick<PortalSettings, 'portalName' | 'hotline'>): RenderClosed {
  return ({ locale, way, until, other }) =>
    inTheirLanguage(locale, (language) => {
      const notice = NOTICES[language];
      const end =
        until === undefined
          ? undefined
          : inPortalTime(until, language, { dateStyle: 'long', timeStyle: 'short' });
      const text =
        way === 'real-name' ? notice.wrongNames(end, hotline) : notice.wrongCodes(way, end, other, hotline);
      return { subject: notice.subject(portalName), text: signed(portalName, language, text) };
    });
}
