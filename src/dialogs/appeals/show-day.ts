import { inPortalTime } from '../../copy/portal-time.ts';
import type { Locale } from '../../domain/locale.ts';
import { type Day, startOf } from '../../domain/workdays.ts';

/** `2026-03-05` as 2026年3月5日. */
export function showDay(day: Day, locale: Locale): string {
  return inPortalTime(startOf(day), locale, { dateStyle: 'long' });
}

export function showTime(at: number, locale: Locale): string {
  return inPortalTime(at, locale, {
    month: monthStyle(locale),
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
}

export function showDate(at: number, locale: Locale): string {
  return inPortalTime(at, locale, { month: monthStyle(locale), day: 'numeric' });
}

function monthStyle(locale: Locale): 'short' | 'long' {
  return locale === 'en' ? 'short' : 'long';
}
