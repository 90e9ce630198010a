import type { MessageText } from '../domain/appeals/ports.ts';
import type { Locale } from '../domain/locale.ts';

const BRACKETS: Record<Locale, (portal: string) => string> = {
  'zh-CN': (portal) => `【${portal}】`,
  en: (portal) => `[${portal}] `,
};

/** Who it is from stands in front, as on every message. */
export function signed(portalName: string, locale: Locale, text: string): string {
  return BRACKETS[locale](portalName) + text;
}

/** Who chose the language of the chat may be a thief: the account's owner is told in Chinese as well. */
export function inTheirLanguage(locale: Locale, tell: (locale: Locale) => MessageText): MessageText {
  const chinese = tell('zh-CN');
  if (locale === 'zh-CN') return chinese;
  return { subject: chinese.subject, text: `${chinese.text}\n${tell(locale).text}` };
}
