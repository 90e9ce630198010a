import { COMMON_PASSWORD_WORDS } from '../../src/domain/common-password-words.ts';
import { createIsCommon, isCommonBuiltIn } from '../../src/domain/common-passwords.ts';

const COMMON = [
  ['a word with a year', 'password2024!'],
  ['signs for letters', 'p@ssw0rd2024!'],
  ['a word twice', 'passwordpassword'],
  ['two words', 'admin@admin123'],
  ['a row of keys', 'qwertyuiop[]'],
  ['a row of keys with Shift', '!@#$%^&*()_+'],
  ['columns of keys', '1qaz2wsx3edc'],
  ['columns of keys with Shift', '!qaz@wsx#edc'],
  ['columns from below', 'zaq1xsw2cde3'],
  ['a zigzag', '1q2w3e4r5t6y'],
  ['the alphabet', 'abcdefghijkl'],
  ['the alphabet backwards', 'zyxwvutsrqpo'],
  ['digits that start over', '123456789012'],
  ['pairs of digits', '112233445566'],
  ['columns of the number pad', '147258369147'],
  ['one character', 'aaaaaaaaaaaaaaaa'],
  ['letters and counting', 'abcd@1234567'],
  ['one letter and counting', 'a12345678901'],
  ['letters for form’s sake', 'aa123456789!'],
  ['a short thing again and again', 'xk9xk9xk9xk9'],
  ['a date in a word', 'monkey19900307'],
  ['two seasons', 'summer2024autumn2025'],
  ['woaini', 'woaini1314520'],
  ['5201314', '5201314woaini'],
  ['nihao', 'nihao123456!'],
  ['zhongguo', 'zhongguo2024!!'],
  ['Chinese characters', '我爱你我爱你1314'],
  ['nothing', ''],
] as const;

const UNCOMMON = [
  ['letters at random', 'kdjfhgkwieurmx'],
  ['all kinds at random', 'xk9!vr2#mq7$'],
  ['words no guesser starts with', 'correcthorsebatterystaple'],
  ['a sentence', '水煮鱼fish辣子鸡9'],
  ['random characters around a walk', '7gk#q12345678'],
] as const;

it.each(COMMON)('%s is common: %s', (_, folded) => {
  expect(isCommonBuiltIn(folded)).toBe(true);
});

it.each(UNCOMMON)('%s is not: %s', (_, folded) => {
  expect(isCommonBuiltIn(folded)).toBe(false);
});

describe('createIsCommon', () => {
  const isCommon = createIsCommon(['periwinkle', 'zq8kv3wfj2xt']);

  it.each([
    ['the word itself', 'zq8kv3wfj2xt'],
    ['digits and signs after it', 'periwinkle2024!!'],
    ['digits before and after it', '88periwinkle##'],
    ['signs for letters', 'p3r1w1nkl3!!'],
    ['the word twice', 'periwinkleperiwinkle'],
    ['what is common anyway', 'password2024!'],
  ])('finds %s: %s', (_, folded) => {
    expect(isCommon(folded)).toBe(true);
  });

  it.each([
    ['another word', 'perwinkel2024!!'],
    ['a word under a long random number', 'periwinkle-8371-4629'],
    ['a word inside others', 'the.periwinkle.grows'],
  ])('leaves %s: %s', (_, folded) => {
    expect(isCommon(folded)).toBe(false);
    expect(isCommonBuiltIn('periwinkle2024!!')).toBe(false);
  });

  it('answers at once on hostile input', () => {
    for (const hostile of [`${'1'.repeat(50_000)}a`, 'a'.repeat(50_000), '(ab'.repeat(20_000)])
      expect(typeof isCommon(hostile)).toBe('boolean');
  });
});

describe('the server’s list', () => {
  const isCommon = createIsCommon(COMMON_PASSWORD_WORDS);

  it('is there, in lower case', () => {
    expect(COMMON_PASSWORD_WORDS.length).toBeGreaterThan(40_000);
    expect(COMMON_PASSWORD_WORDS.every((word) => word === word.toLowerCase())).toBe(true);
  });

  it.each(['jordan23jordan23', 'liverpool#2024', 'ch0colate!!!'])('finds %s', (folded) => {
    expect(isCommon(folded)).toBe(true);
  });

  it.each(UNCOMMON)('leaves %s: %s', (_, folded) => {
    expect(isCommon(folded)).toBe(false);
  });
});
