import { spokenDigits } from './spoken-digits.ts';

export type FoundCode =
  | { kind: 'code'; code: string }
  /** The beginning of one, and nothing else in the sentence: the rest may follow. */
  | { kind: 'part'; digits: string }
  | { kind: 'wrong-length'; digits: number }
  | { kind: 'none' };

export const CODE_LENGTH = 6;
const PHONE_LENGTH = 11;

const AFTER_ITS_NAME = /(?:码|碼|code)[^\d\n]{0,6}(?<!\d)(\d{6})(?!\d)/i;
const ALONE = /(?<!\d)\d{6}(?!\d)/;
/** 「5 分钟」 and 「6 位数字」 in the message around a code. */
const FIGURES = /\d+\s*(?:分钟|分鐘|分|秒|小时|位|minutes?|mins?|hours?|digits?)/gi;

/**
 * The code in a sentence: the whole message pasted, 「验证码是 12 34 56」, 「一二三四五六」. Text is already
 * NFKC, so digits are ASCII. Groups join across spaces and hyphens only; as many digits as a phone number
 * has are not a code.
 */
export function findCode(text: string): FoundCode {
  const spelled = spokenDigits(text);
  const whole = AFTER_ITS_NAME.exec(spelled)?.[1] ?? ALONE.exec(spelled)?.[0];
  if (whole) return { kind: 'code', code: whole };

  const rest = spelled.replace(FIGURES, ' ');
  const runs = (rest.match(/\d(?:[\s-]*\d)*/g) ?? [])
    .map((run) => run.replace(/\D/g, ''))
    .filter(({ length }) => length !== PHONE_LENGTH);
  const code = runs.find(({ length }) => length === CODE_LENGTH);
  if (code) return { kind: 'code', code };
  const longest = runs.sort((a, b) => b.length - a.length)[0] ?? '';
  if (longest.length > CODE_LENGTH) return { kind: 'wrong-length', digits: longest.length };
  // Beside other words a digit or two is more likely about something else than a code cut short.
  const onlyDigits = /^[\d\s-]+$/.test(spelled);
  return longest && (onlyDigits || longest.length >= 3)
    ? { kind: 'part', digits: longest }
    : { kind: 'none' };
}
