import fc from 'fast-check';
import { cleanText, foldForCompare } from '../../src/domain/text.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 200 });

describe('cleanText', () => {
  it.each([
    ['full-width digits and letters', '１３８ＡＢｃ', '138ABc'],
    ['full-width signs', 'ａ＠ｂ．ｃｏｍ（１）', 'a@b.com(1)'],
    ['ideographic and no-break spaces', '　张\u00a0三　', '张 三'],
    ['zero-width, byte order mark and bidi marks', '\ufeff1\u200b3\u200d8\u202e0\u2066', '1380'],
    ['controls other than the line feed', 'a\u0000b\u0007c\u001b\nd', 'abc\nd'],
    ['line ends of other systems', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['tabs', '张三\t110', '张三 110'],
    ['compatibility characters of Chinese', '豈', '豈'],
    ['a lone half of a surrogate pair', 'a\ud83db\ude00c', 'abc'],
    ['an emoji', '好👍', '好👍'],
    ['an accent typed after its letter', 'e\u200b\u0301', 'é'],
    ['a numbered list', '①13800138000②13900139000', '1 13800138000 2 13900139000'],
    ['a number in a circle alone', '第①步', '第1步'],
    ['nothing', '', ''],
  ])('%s', (_, raw, clean) => {
    expect(cleanText(raw)).toBe(clean);
  });

  it('is in no hurry past a character it would have changed', () => {
    const clean = (raw: string) =>
      raw
        .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu, '')
        .normalize('NFKC')
        .trim();
    const wrong: string[] = [];
    // Lone surrogates and line ends apart, which have tests of their own.
    for (let code = 0x20; code < 0xd800; code += 1) {
      const text = `a${String.fromCharCode(code)}b`;
      if (![0x85, 0x2028, 0x2029].includes(code) && cleanText(text) !== clean(text)) wrong.push(text);
    }
    expect(wrong).toEqual([]);
  });

  it('changes nothing the second time and leaves no invisible character', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        const clean = cleanText(raw);
        expect(cleanText(clean)).toBe(clean);
        expect(clean.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(clean.isWellFormed()).toBe(true);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });
});

describe('foldForCompare', () => {
  it.each([
    ['case and width', 'ＺhangSan', 'zhangsan'],
    ['spaces inside a name', '张 三', '张三'],
    ['kinds of dot', '买买提•吐尔逊', '买买提·吐尔逊'],
    ['Japanese middle dot', '买买提・吐尔逊', '买买提·吐尔逊'],
    ['kinds of dash', 'Jean–Luc', 'jean-luc'],
  ])('%s make no difference', (_, one, other) => {
    expect(foldForCompare(one)).toBe(foldForCompare(other));
  });

  it('keeps different names apart', () => {
    expect(foldForCompare('张三')).not.toBe(foldForCompare('张三丰'));
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText, (raw) => {
        expect(foldForCompare(foldForCompare(raw))).toBe(foldForCompare(raw));
      }),
      { seed: 2, numRuns: 2000 },
    );
  });
});
