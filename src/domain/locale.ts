export type Locale = 'zh-CN' | 'en';

/** What a language tag, or the first of an Accept-Language header, asks for; null where we don't speak it. */
export function localeOf(tag: string | null | undefined): Locale | null {
  const [, language] = /^\s*([a-z]+)(?![a-z0-9])/i.exec(tag ?? '') ?? [];
  switch (language?.toLowerCase()) {
    case 'en':
      return 'en';
    case 'zh':
      return 'zh-CN';
    default:
      return null;
  }
}
