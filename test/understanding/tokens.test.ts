import { createSounds } from '../../src/understanding/sounds.ts';
import { createToSimplified } from '../../src/understanding/to-simplified.ts';
import { createTokenizer, isBareNumber } from '../../src/understanding/tokens.ts';

const tokenize = createTokenizer({
  toSimplified: createToSimplified(),
  sounds: createSounds(),
  english: new Set(['human', 'password', 'i']),
});
const forms = (text: string) => tokenize(text).map(({ form, sound }) => form || `~${sound}`);

describe('what a sentence is judged by', () => {
  it.each<[string, string[]]>([
    ['密码,忘了!', ['密', '码', '忘', '了']],
    ['密碼忘記', ['密', '码', '忘', '记']],
    ['ＰＡＳＳＷＯＲＤ', ['password']],
    ['帐号', ['账', '号']],
    ['簡訊', ['短', '信']],
    ['登入', ['登', '录']],
    ['密码唔记得咗', ['密', '码', '不', '记', '得', '了']],
    ['冇收到', ['没', '收', '到']],
    ['mima wangle', ['~mi', '~ma', '~wang', '~le']],
    ['mimawangle', ['~mi', '~ma', '~wang', '~le']],
    ['wo de zh wang le', ['~wo', '~de', 'zh', '~wang', '~le']],
    ['human', ['human']],
    ['pin密码', ['~pin', '密', '码']],
    ['', []],
    ['😀 ！？', []],
  ])('%s', (text, expected) => {
    expect(forms(text)).toEqual(expected);
  });

  it.each<[string, string]>([
    ['13800138000', '«phone»'],
    ['138 0013 8000', '«phone»'],
    ['138****8000', '«phone»'],
    ['a.b@example.com', '«mail»'],
    ['11010119491231002X', '«identity»'],
    ['91110108551385082Q', '«identity»'],
    ['SS20250612ABCDEFGH3', '«receipt»'],
    ['https://x.cn/a?b=1', '«link»'],
    ['123456', '«number»'],
  ])('%s is only the sign %s', (text, sign) => {
    expect(forms(text).join('')).toBe(sign);
  });

  it.each(['13800138000', '123 456', 'a@b.cn', '１２３４５６'])('%s is a bare number', (text) => {
    expect(isBareNumber(tokenize(text))).toBe(true);
  });

  it.each(['我的手机 13800138000', '锁了', 'SS20250612ABCDEFGH3'])('%s is not', (text) => {
    expect(isBareNumber(tokenize(text))).toBe(false);
  });

  it('reads only the beginning of a flood', () => {
    expect(tokenize('密'.repeat(100_000)).length).toBeLessThanOrEqual(500);
  });
});

describe('sounds', () => {
  const { ofCharacter, ofLetters } = createSounds();

  it.each([
    ['密', 'mi'],
    ['蜜', 'mi'],
    ['绿', 'lv'],
    ['a', undefined],
    ['😀', undefined],
  ])('%s sounds %s', (character, sound) => {
    expect(ofCharacter(character)).toBe(sound);
  });

  it.each<[string, string[] | undefined]>([
    ['mima', ['mi', 'ma']],
    ['shoujihao', ['shou', 'ji', 'hao']],
    ['xian', ['xian']],
    ['password', undefined],
    ['a'.repeat(61), undefined],
  ])('%s', (letters, syllables) => {
    expect(ofLetters(letters)).toEqual(syllables);
  });
});
