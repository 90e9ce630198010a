export type FoundCode =
  | { kind: 'code'; code: string }
  | { kind: 'wrong-length'; digits: number }
  | { kind: 'none' };

const CODE_LENGTH = 6;
const CHINESE_DIGITS = '零一二三四五六七八九';

/** The code in a sentence: 「验证码是 12 34 56」, 「一二三四五六」. Text is already NFKC, so digits are ASCII. */
export function findCode(text: string): FoundCode {
  const spelled = text
    .replace(/[〇○]/g, '零')
    .replace(/幺/g, '一')
    .replace(/[零一二三四五六七八九]/g, (digit) => String(CHINESE_DIGITS.indexOf(digit)));
  const runs = (spelled.match(/\d(?:[\s,，、.-]*\d)*/g) ?? []).map((run) => run.replace(/\D/g, ''));
  const code = runs.find((run) => run.length === CODE_LENGTH);
  if (code) return { kind: 'code', code };
  // A lone digit or two is more likely a word about something else (「等了5分钟」) than a code cut short.
  const longest = runs.sort((a, b) => b.length - a.length)[0];
  return longest && longest.length >= 3 ? { kind: 'wrong-length', digits: longest.length } : { kind: 'none' };
}
