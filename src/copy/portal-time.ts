/** A moment on the citizen's own clock, wherever the server stands. */
export function inPortalTime(at: number, locale: string, style: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Shanghai', ...style }).format(at);
}
