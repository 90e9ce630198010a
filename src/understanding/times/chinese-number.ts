const DIGITS = '零一二三四五六七八九';

/** A pattern of what `chineseNumber` reads. */
export const CHINESE_NUMBER = '(?:\\d{1,4}|[一二两三四五六七八九十]{1,3})';

/** 1–99 in Chinese, or ASCII digits; undefined for anything else. */
export function chineseNumber(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const [, tens, ten, ones = ''] =
    /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(text.replace(/两/g, '二')) ?? [];
  if (tens === undefined || text === '') return undefined;
  if (!ten) return tens && ones ? undefined : DIGITS.indexOf(tens || ones);
  return (tens ? DIGITS.indexOf(tens) : 1) * 10 + (ones ? DIGITS.indexOf(ones) : 0);
}
