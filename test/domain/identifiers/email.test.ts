import fc from 'fast-check';
import { parseEmail } from '../../../src/domain/identifiers/email.ts';

const local64 = 'a'.repeat(64);
const label63 = 'b'.repeat(63);

describe('parseEmail', () => {
  it.each([
    ['zhang.san@example.com', 'zhang.san@example.com'],
    ['Zhang.San@Example.COM', 'zhang.san@example.com'],
    [' 123456@qq.com ', '123456@qq.com'],
    ['ｚｈａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'zhang@example.com'],
    ['zhang@qq。com', 'zhang@qq.com'],
    ["o'neill+tag_1=x@mail.example.gov.cn", "o'neill+tag_1=x@mail.example.gov.cn"],
    ['a@xn--fiqs8s.xn--fiqs8s', 'a@xn--fiqs8s.xn--fiqs8s'],
    [`${local64}@example.com`, `${local64}@example.com`],
    [`a@${label63}.com`, `a@${label63}.com`],
  ])('reads %s', (raw, value) => {
    expect(parseEmail(raw)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'length'],
    [`a${local64}@example.com`, 'length'],
    [`a@${Array(5).fill(label63).join('.')}`, 'length'],
    ['zhang.example.com', 'shape'],
    ['a@b@example.com', 'shape'],
    ['@example.com', 'shape'],
    ['zhang@', 'shape'],
    ['.zhang@example.com', 'shape'],
    ['zhang.@example.com', 'shape'],
    ['zhang..san@example.com', 'shape'],
    ['张三@example.com', 'characters'],
    ['zhang san@example.com', 'characters'],
    ['"zhang"@example.com', 'characters'],
    ['z,s@example.com', 'characters'],
    ['zhang@example', 'domain'],
    ['zhang@example..com', 'domain'],
    ['zhang@example.com.', 'domain'],
    ['zhang@-example.com', 'domain'],
    ['zhang@example-.com', 'domain'],
    ['zhang@exa mple.com', 'domain'],
    ['zhang@192.168.1.10', 'domain'],
    ['zhang@[192.168.1.10]', 'domain'],
    ['zhang@example.c', 'domain'],
    [`a@b${label63}.com`, 'domain'],
  ] as const)('%j: %s', (raw, problem) => {
    expect(parseEmail(raw)).toEqual({ ok: false, problem });
  });

  it('reads its own result again, and any case of it', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        const parsed = parseEmail(address);
        if (!parsed.ok) return;
        expect(parseEmail(parsed.value)).toEqual(parsed);
        expect(parseEmail(address.toUpperCase())).toEqual(parsed);
      }),
      { seed: 4 },
    );
  });

  it('answers at once on hostile input', () => {
    for (const raw of [
      'a.'.repeat(5000),
      `${'a'.repeat(10_000)}@`,
      `a@${'a-'.repeat(120)}`,
      '@'.repeat(10_000),
    ])
      expect(parseEmail(raw).ok).toBe(false);
  });
});
