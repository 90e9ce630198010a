import fc from 'fast-check';
import { type IdentifierKind, identify } from '../../src/domain/identify.ts';
import { creditCodes, fullWidth, idNumbers, mobiles, mod31Check, oldIdNumbers } from './made-up.ts';

const NOW = new Date('2026-03-01T00:00:00+08:00');

describe('identify', () => {
  it.each<[string, IdentifierKind, string]>([
    ['13800138000', 'phone', '13800138000'],
    ['+86 138-0013-8000', 'phone', '13800138000'],
    ['Zhang@Example.com', 'email', 'zhang@example.com'],
    ['zhang@qq。com', 'email', 'zhang@qq.com'],
    ['11010519491231002x', 'id-number', '11010519491231002X'],
    ['110105 19491231 002X', 'id-number', '11010519491231002X'],
    ['110105491231002', 'id-number', '11010519491231002X'],
    ['usa310185070908', 'id-number', 'USA310185070908'],
    ['zhangsan', 'username', 'zhangsan'],
    ['zhang.san-1', 'username', 'zhang.san-1'],
    ['z13800138000', 'username', 'z13800138000'],
    ['张三丰的账号', 'username', '张三丰的账号'],
  ])('%s is a %s', (raw, kind, value) => {
    expect(identify(raw, NOW)).toEqual({ ok: true, identifier: { kind, value } });
  });

  it.each<[string, IdentifierKind | undefined, string]>([
    ['138001380', 'phone', 'length'],
    ['138 0013 80000', 'phone', 'length'],
    ['12800138000', 'phone', 'prefix'],
    ['+86 138001380', 'phone', 'length'],
    ['zhang@example', 'email', 'domain'],
    ['@example.com', 'email', 'shape'],
    ['110105194912310021', 'id-number', 'checksum'],
    ['11010519491331002X', 'id-number', 'date'],
    ['1101051949123100', 'id-number', 'length'],
    ['110105194912310X', 'id-number', 'length'],
    ['913300470081234567', 'credit-code', 'checksum'],
    ['USA310185070907', 'id-number', 'checksum'],
    ['91310000MA1FL000', 'credit-code', 'length'],
    ['91310000MA1FLO0000', 'credit-code', 'characters'],
    [`91310000MA1FL0000${mod31Check('91310000MA1FL0000') === '0' ? '1' : '0'}`, 'credit-code', 'checksum'],
    ['abc', 'username', 'length'],
    ['zhang san', 'username', 'characters'],
    ['123456', undefined, 'prefix'],
    ['张三', undefined, 'length'],
    ['你好！', undefined, 'characters'],
    ['', undefined, 'length'],
  ])('%j is nothing, near %s: %s', (raw, near, problem) => {
    expect(identify(raw, NOW)).toEqual({ ok: false, problem, ...(near ? { near } : {}) });
  });

  it('knows every number for what it is, full-width too', () => {
    const named = <T>(kind: IdentifierKind, numbers: fc.Arbitrary<T>) =>
      numbers.map((number) => ({ kind, number }));
    const any = fc.oneof(
      named('phone', mobiles),
      named('id-number', idNumbers),
      named('id-number', oldIdNumbers),
      named('credit-code', creditCodes),
      named('email', fc.constantFrom('a1@qq.com', '13800138000@139.com')),
    );
    fc.assert(
      fc.property(any, ({ kind, number }) => {
        for (const written of [number, number.toLowerCase(), fullWidth(number), ` ${number}\n`])
          expect(identify(written, NOW)).toMatchObject({ ok: true, identifier: { kind } });
      }),
      { seed: 9, numRuns: 500 },
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (raw) => {
        expect(typeof identify(raw, NOW).ok).toBe('boolean');
      }),
      { seed: 10, numRuns: 1000 },
    );
  });
});
