import { parseUsername } from '../domain/identifiers/username.ts';

const NAME = '[A-Za-z][A-Za-z0-9_.-]{3,31}';
const INTRODUCED = [
  new RegExp(`(?:用户名|账号|帐号|账户|登录名)\\s*(?:是|叫|为|就是|:|：)?\\s*(${NAME})(?![A-Za-z0-9_.@-])`),
  new RegExp(`(?:user ?name|account name|login name|user ?id)\\s*(?:is|:|=)?\\s*(${NAME})(?![\\w.@-])`, 'i'),
];
/** What may follow 「账号」 or “username” without being one. */
const NO_NAMES =
  /^(?:locked|blocked|forgotten|forgot|lost|suspended|banned|closed|unknown|missing|wrong|password|username|account|number|please|what|with|that|this|email|phone|mima|wangle|wangji)$/i;

/** The username a sentence introduces: 「用户名是 lin88」, “my username is lin88”. */
export function findUsername(text: string): string | undefined {
  const name = INTRODUCED.map((pattern) => pattern.exec(text)?.[1]).find((found) => found !== undefined);
  return name !== undefined && !NO_NAMES.test(name) && parseUsername(name).ok ? name : undefined;
}

export type BareName =
  | { kind: 'username'; username: string }
  | { kind: 'doubtful'; username: string }
  | { kind: 'none' };

/** Receipts, travel permits and passports. */
const OTHER_NUMBERS = /^(?:SS\d{6,}\w*|[A-Z]{1,2}\d{7,10})$/i;
const SIGN = /[_.-]/;
const CAPITAL = /[A-Z]/;
/** Words about the matter that people type in pinyin. */
const PINYIN_WORDS =
  /mima|wangle|wangji|shouji|zhanghao|youxiang|denglu|yanzhengma|duanxin|rengong|bangzhu|kefu|fanhui|quxiao|shenme|zenme|meiyou|buzhidao|chongxin|nihao|xiexie|shenfen/;
const SYLLABLE =
  '(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])(?:iang|uang|iong|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ui|ao|ou|iu|ie|ue|ve|er|an|en|in|un|ia|ua|uo|a|o|e|i|u|v)|ang|ai|ei|ao|ou|an|en|er|a|o|e)';
const PINYIN_NAME = new RegExp(`^(?:${SYLLABLE}){2,6}$`);
const LONG_PINYIN_NAME = new RegExp(`^(?:${SYLLABLE}){3,6}$`);

/** A word alone, where an account was asked for. Plain words of any language are not usernames. */
export function readBareName(text: string): BareName {
  if (!/^[\x21-\x7e]+$/.test(text) || !parseUsername(text).ok || OTHER_NUMBERS.test(text))
    return { kind: 'none' };
  const hasDigit = /\d/.test(text);
  if (hasDigit && SIGN.test(text)) return { kind: 'doubtful', username: text };
  if (hasDigit || SIGN.test(text))
    return { kind: CAPITAL.test(text.slice(1)) ? 'doubtful' : 'username', username: text };
  if (PINYIN_WORDS.test(text.toLowerCase())) return { kind: 'none' };
  // Keyboards of phones begin a line with a capital.
  const username = text.charAt(0).toLowerCase() + text.slice(1);
  // A name in pinyin has as a rule three syllables; of two, 「time」 and 「name」 would be some as well.
  if (LONG_PINYIN_NAME.test(username)) return { kind: 'username', username };
  return text.length >= 6 && PINYIN_NAME.test(username) ? { kind: 'doubtful', username } : { kind: 'none' };
}
