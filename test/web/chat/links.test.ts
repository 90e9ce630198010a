import { openingOf, splitLinks } from '../../../web/chat/links.ts';

describe('splitLinks', () => {
  it.each([
    ['没有链接', [{ text: '没有链接' }]],
    ['请看https://a.cn/x?y=1。谢谢', [{ text: '请看' }, { url: 'https://a.cn/x?y=1' }, { text: '。谢谢' }]],
    ['(see http://a.cn/b).', [{ text: '(see ' }, { url: 'http://a.cn/b' }, { text: ').' }]],
    ['javascript:alert(1) data:text/html,x', [{ text: 'javascript:alert(1) data:text/html,x' }]],
    ['https://', [{ text: 'https://' }]],
    ['https://a.cn\nhttps://b.cn', [{ url: 'https://a.cn' }, { text: '\n' }, { url: 'https://b.cn' }]],
    ['', []],
  ])('%j', (text, parts) => {
    expect(splitLinks(text)).toEqual(parts);
  });

  it('loses no character', () => {
    const text = 'a https://x.cn/1), b http://y.cn!! c';
    expect(
      splitLinks(text)
        .map((part) => ('url' in part ? part.url : part.text))
        .join(''),
    ).toBe(text);
  });
});

describe('openingOf', () => {
  const origin = 'https://chat.example.gov.cn';

  const token = 'a_-4'.repeat(8);

  it.each([`https://chat.example.gov.cn/f/${token}`, `/f/${token}`, `http://localhost:3978/f/${token}`])(
    '%s is a secure form of this very server, whatever it calls itself',
    (address) => {
      expect(openingOf(address, origin)).toEqual({ kind: 'sheet', href: `${origin}/f/${token}` });
    },
  );

  it.each([
    [`https://chat.example.gov.cn/f/${token}/x`, 'tab'],
    ['https://chat.example.gov.cn/other', 'tab'],
    ['https://chat.example.gov.cn/f/../desk', 'tab'],
    ['https://chat.example.gov.cn.evil.cn/f/abc', 'tab'],
    ['http://chat.example.gov.cn/f/abc', 'tab'],
    ['//evil.cn/f/abc', 'tab'],
    ['https://user@evil.cn/f/abc', 'tab'],
  ])('%s opens as %s', (address, kind) => {
    expect(openingOf(address, origin)?.kind).toBe(kind);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'http://', 'blob:https://chat.example.gov.cn/f/x'])(
    '%s does not open',
    (address) => {
      expect(openingOf(address, origin)).toBeNull();
    },
  );
});
