import { findCode } from '../../src/understanding/find-code.ts';

describe('the code in what was typed', () => {
  it.each([
    '930622',
    '93 06 22',
    '930-622',
    '9 3 0 6 2 2',
    '【一窗通】验证码:930622。5 分钟内有效,只用来重设密码。',
    '【一窗通】您的验证码为930622,5分钟内有效',
    '930622,5分钟',
    '930622 5分钟内有效',
    '[Portal] Your code is 930622, valid for 5 minutes.',
    '我19900000001的验证码是930622',
    '九三零六二二',
    '九三〇六两二',
    '验证码是 九三零 六二二',
    '收到了 930622 谢谢',
  ])('%s', (text) => {
    expect(findCode(text)).toEqual({ kind: 'code', code: '930622' });
  });

  it.each([
    ['930', { kind: 'part', digits: '930' }],
    ['1', { kind: 'part', digits: '1' }],
    ['93 06 2', { kind: 'part', digits: '93062' }],
    ['验证码930', { kind: 'part', digits: '930' }],
    ['9306221', { kind: 'wrong-length', digits: 7 }],
    ['19900000001', { kind: 'none' }],
    ['199 0000 0001', { kind: 'none' }],
    ['一九九零零零零零零零一', { kind: 'none' }],
    ['我等了5分钟', { kind: 'none' }],
    ['等了两分钟一条都没有', { kind: 'none' }],
    ['没收到', { kind: 'none' }],
  ] as const)('%s is none, a part, or too long', (text, found) => {
    expect(findCode(text)).toEqual(found);
  });
});
