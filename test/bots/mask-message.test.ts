import { maskMessage } from '../../src/bots/mask-message.ts';

describe('passwords pasted into the chat', () => {
  it.each([
    '我的密码Qinghe-3-Luhua登不上去',
    '密码是abcd1234',
    '密码：abcd1234',
    'abcd1234我的密码是abcd1234',
    'my password is Foo12345!',
    '密码是Aaaa1111! 新密码是Bbbb2222!',
    'Ffff6666!! 密码是Ffff6666!!',
    'Qinghe-3-Luhua',
  ])('anywhere: %s', (text) => {
    const { masked, passwordPasted } = maskMessage(text, 'other');
    expect(passwordPasted).toBe(true);
    for (const secret of text.match(/(?!password)[\x21-\x7e]{8,}/g) ?? [])
      expect(masked).not.toContain(secret);
  });

  it.each([
    'abc12345',
    'wangnainai1953',
    'Wang1953102',
    '新密码Qinghe-3-Luhua9',
    '改成 Qinghe-3-Luhua9',
    'correct horse battery staple',
    'Dddd-4444 好吗',
  ])('while one is asked for: %s', (text) => {
    const { masked, passwordPasted } = maskMessage(text, 'password');
    expect(passwordPasted).toBe(true);
    expect(masked).toContain('********');
  });

  it.each([
    '我的密码是不是过期了',
    '密码是什么来着',
    '忘记密码',
    'forgot password please help',
    'I forgot my password',
    'chenxiaoming',
    '我手机是19900000001，密码忘了',
    'https://portal.example.gov.cn/a1?b=C',
    'zhang.San9@example.com',
    '9111010100000000A1',
  ])('not in: %s', (text) => {
    expect(maskMessage(text, 'other').passwordPasted).toBe(false);
  });

  it.each(['打不开', '重新打开页面', 'open again', '19900000001', 'zhang.San9@example.com'])(
    'nor while one is asked for: %s',
    (text) => {
      expect(maskMessage(text, 'password').passwordPasted).toBe(false);
    },
  );
});

it('keeps a text as it was written where nothing is hidden', () => {
  expect(maskMessage('短信验证码（推荐）', 'other').masked).toBe('短信验证码（推荐）');
  expect(maskMessage('\u200b你好\u202e', 'other').masked).toBe('你好');
});

it.each([
  ['930', '***'],
  ['验证码是九三零六二二', '验证码是******'],
  ['930-622', '******'],
  ['九三 零六-二二', '********'],
  ['9 三 0 六 2 2 这个短信要钱吗', '*********** 这个短信要钱吗'],
  ['收到93零6二2', '收到******'],
  ['93\n06\n22', '********'],
  ['等了5分钟', '等了5分钟'],
  ['等了一两天', '等了一两天'],
])('while a code is asked for, also half of one: %s', (text, masked) => {
  expect(maskMessage(text, 'code').masked).toBe(masked);
});
