const CHINESE_DIGITS = '零一二三四五六七八九';

/** Digits said in Chinese as ASCII digits, one for one: 「幺三九」 is 139. */
export function spokenDigits(text: string): string {
  return text
    .replace(/[〇○]/g, '零')
    .replace(/幺/g, '一')
    .replace(/两/g, '二')
    .replace(/[零一二三四五六七八九]/g, (digit) => String(CHINESE_DIGITS.indexOf(digit)));
}
