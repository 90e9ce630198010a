import fc from 'fast-check';
import { isCommonBuiltIn } from '../../src/domain/common-passwords.ts';
import {
  checkPassword,
  describeRules,
  normalizePassword,
  type PasswordRule,
  passwordStrength,
} from '../../src/domain/password.ts';
import type { PasswordProfile } from '../../src/domain/password-profiles.ts';
import { idNumbers, mobiles } from './made-up.ts';

const PERSONAL = [
  '张小三',
  'Zhang_San88',
  '13800138000',
  '11010119900307123X',
  'xiaosan@example.com',
  '示例省一窗通',
];

function check(password: string, profile: PasswordProfile, personal: string[] = []): PasswordRule[] {
  return checkPassword(password, { profile, personal, isCommon: isCommonBuiltIn });
}

describe('checkPassword', () => {
  it.each<[string, PasswordProfile, PasswordRule[]]>([
    ['gR7#kfWz2pLq', 'mlps3', []],
    ['gr7#kfwz2plq', 'mlps3', []],
    ['gR7#kfWz2pL', 'mlps3', ['length']],
    ['gr7kfwz2plqx', 'mlps3', ['classes']],
    ['grkfwzplqxvm', 'mlps3', ['classes']],
    ['grkfwzplqxvmtb', 'mlps3', ['classes']],
    ['grkfwzplqxvmtbd', 'mlps3', []],
    ['水煮鱼配辣子鸡Fish99', 'mlps3', []],
    ['𠮷野家の牛丼は安い!A1', 'mlps3', []],
    ['gR7#kfWz2pLq', 'nist', ['length']],
    ['grkfwzplqxvmtbd', 'nist', []],
    ['gr kf wz pl qx vm', 'nist', []],
    ['gR7#'.repeat(33), 'nist', ['length']],
    ['Password1234!', 'mlps3', ['common']],
    ['WoAiNi1314520', 'mlps3', ['common']],
    ['ｐａｓｓｗｏｒｄ２０２４！', 'mlps3', ['common']],
    [' '.repeat(16), 'nist', ['common']],
    ['gR7#kfWz\u00072pLq', 'mlps3', ['characters']],
    ['gR7#kfWz\u200b2pLq', 'mlps3', ['characters']],
    ['gR7#kfWz\ud83d2pLq', 'mlps3', ['characters']],
    ['gR7#kf👨‍👩‍👧2pLq', 'mlps3', []],
    ['1234', 'mlps3', ['length', 'classes', 'common']],
    ['', 'nist', ['length', 'common']],
  ])('%j by %s: %j', (password, profile, broken) => {
    expect(check(password, profile)).toEqual(broken);
  });

  it('counts characters, not code units, and composes them first', () => {
    expect(check('👍🎉🐼🐯🐰🐲🐳🐴🐵🐶🐷🐸🐹🐺', 'nist')).toEqual(['length']);
    expect(check('👍🎉🐼🐯🐰🐲🐳🐴🐵🐶🐷🐸🐹🐺🐻', 'nist')).toEqual([]);
    expect(check('e\u0301'.normalize('NFD').concat('gR7#kfWz2p'), 'mlps3')).toEqual(['length']);
  });

  it.each([
    ['two characters of the name', '我叫小三gR7#kfWz'],
    ['the name with a sign in it', '张.小gR7#kfWz2p'],
    ['four letters of the username', 'gR7#ZHANgkfWz2'],
    ['a part of it with digits', 'gR7#san88kfWz2'],
    ['full-width letters', 'gR7#ｚｈａｎｇkfWz'],
    ['six digits of the phone', 'gR7#001380kfWz'],
    ['the phone in groups', 'gR7#138 0013 8000'],
    ['the birthday', 'gR7#19900307kf'],
    ['the birthday with dashes', 'gR#1990-03-07kf'],
    ['the end of the identity number', 'gR7#07123xkfWz'],
    ['the mailbox', 'gR7#xiaosankfWz'],
    ['the portal', 'gR7#窗通kfWz2pLq'],
  ])('notices %s: %s', (_, password) => {
    expect(check(password, 'mlps3', PERSONAL)).toEqual(['personal']);
    expect(check(password, 'mlps3')).toEqual([]);
  });

  it.each([
    ['one character of the name', '三gR7#kfWz2pLq'],
    ['three letters of the username', 'gR7#zhakfWz2pL'],
    ['five digits of the phone', 'gR7#13800kfWz2'],
    ['the year of birth', 'gR7#1990kfWz2p'],
    ['the mail provider', 'gR7#example.comWz'],
  ])('accepts %s: %s', (_, password) => {
    expect(check(password, 'mlps3', PERSONAL)).toEqual([]);
  });

  it('ignores personal data that is missing or too short', () => {
    expect(check('gR7#kfWz2pLq', 'mlps3', ['', ' ', '李', 'gR7', '@'])).toEqual([]);
  });

  it('finds every six digits in a row of a phone or identity number', () => {
    fc.assert(
      fc.property(fc.oneof(mobiles, idNumbers), fc.nat(), (number, seed) => {
        const from = seed % (number.length - 5);
        const password = `gR#kfWz.${number.slice(from, from + 6)}pLq`;
        expect(check(password, 'mlps3', [number])).toContain('personal');
      }),
      { seed: 14 },
    );
  });

  it('reports only rules it describes, in their order, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 150 }),
        fc.constantFrom<PasswordProfile>('mlps3', 'nist'),
        (password, profile) => {
          const broken = check(password, profile, PERSONAL);
          expect(describeRules(profile).filter((rule) => broken.includes(rule))).toEqual(broken);
          expect(check(normalizePassword(password), profile, PERSONAL)).toEqual(broken);
        },
      ),
      { seed: 15, numRuns: 300 },
    );
  });
});

describe('describeRules', () => {
  it('leaves composition out of nist', () => {
    expect(describeRules('mlps3')).toEqual(['length', 'classes', 'characters', 'common', 'personal']);
    expect(describeRules('nist')).toEqual(['length', 'characters', 'common', 'personal']);
  });
});

describe('passwordStrength', () => {
  it.each([
    ['', 0],
    ['123456', 0],
    ['Password1234!', 0],
    ['1qaz2wsx3edc', 0],
    ['aaaaaaaaaaaaaaaaaaaa', 0],
    ['zhang19900307', 0],
    ['zhangxiao19900307', 1],
    ['Zq7!Zq7!Zq7!', 1],
    ['kdjfhgkwieur', 1],
    ['kdjfhgkwieurmx', 2],
    ['kdjfhgkwieurmxqsbvt', 3],
    ['gR7#kfWz2p', 3],
    ['gR7#kfWz2pLqX', 4],
    ['correct horse battery staple', 4],
  ])('%s: %i', (password, strength) => {
    expect(passwordStrength(password)).toBe(strength);
  });

  it('never falls by a character at random, and stays within 0–4', () => {
    const random = fc.string({ unit: fc.constantFrom(...'abcdefghijkmnpqrstuvwxyz23456789'), maxLength: 40 });
    fc.assert(
      fc.property(random, fc.constantFrom(...'bdfhkmpqtvxz'), (password, more) => {
        expect([0, 1, 2, 3, 4]).toContain(passwordStrength(password));
        expect(passwordStrength(password + more)).toBeGreaterThanOrEqual(passwordStrength(password));
      }),
      { seed: 16, numRuns: 300 },
    );
  });
});
