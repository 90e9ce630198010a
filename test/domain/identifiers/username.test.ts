import { parseUsername } from '../../../src/domain/identifiers/username.ts';

describe('parseUsername', () => {
  it.each([
    ['zhangsan', 'zhangsan'],
    ['  Zhang_San-1.x ', 'Zhang_San-1.x'],
    ['ｚｈａｎｇ１', 'zhang1'],
    ['张三丰1', '张三丰1'],
    ['𠮷野家的猫', '𠮷野家的猫'],
    ['a'.repeat(32), 'a'.repeat(32)],
    ['abcd', 'abcd'],
  ])('reads %s', (raw, value) => {
    expect(parseUsername(raw)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'length'],
    ['abc', 'length'],
    ['张三', 'length'],
    ['a'.repeat(33), 'length'],
    ['1zhang', 'prefix'],
    ['_zhang', 'prefix'],
    ['zhang san', 'characters'],
    ['zhang@san', 'characters'],
    ['忘记密码了！', 'characters'],
    ['ёлка-новая', 'characters'],
  ] as const)('%j: %s', (raw, problem) => {
    expect(parseUsername(raw)).toEqual({ ok: false, problem });
  });
});
