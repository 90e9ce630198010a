import fc from 'fast-check';
import { parseMobile } from '../../../src/domain/identifiers/mobile.ts';
import { fullWidth, grouped, mobiles } from '../made-up.ts';

describe('parseMobile', () => {
  it.each([
    ['13800138000'],
    ['138 0013 8000'],
    ['138-0013-8000'],
    ['138.0013.8000'],
    ['138–0013—8000'],
    ['+86 138 0013 8000'],
    ['+86-13800138000'],
    ['(+86)138 0013 8000'],
    ['（+86）13800138000'],
    ['0086 138 0013 8000'],
    ['8613800138000'],
    ['１３８００１３８０００'],
    ['＋８６　１３８００１３８０００'],
    ['\u202a13800138000\u202c'],
  ])('reads %s', (raw) => {
    expect(parseMobile(raw)).toEqual({ ok: true, value: '13800138000' });
  });

  it.each([
    ['', 'length'],
    ['138001380', 'length'],
    ['138001380001', 'length'],
    ['+8613800138', 'length'],
    ['86138001380', 'prefix'],
    ['12800138000', 'prefix'],
    ['23800138000', 'prefix'],
    ['1380013800O', 'characters'],
    ['一三八00138000', 'characters'],
    ['+1 2025550123', 'characters'],
    ['138+00138000', 'characters'],
  ] as const)('%j: %s', (raw, problem) => {
    expect(parseMobile(raw)).toEqual({ ok: false, problem });
  });

  it('reads every number however it is spaced, and its own result', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 });
    const prefixes = fc.constantFrom('', '+86', '0086', '86 ', '+86-');
    fc.assert(
      fc.property(
        mobiles,
        sizes,
        prefixes,
        fc.constantFrom(' ', '-', '.'),
        (mobile, groups, prefix, separator) => {
          const written = prefix + grouped(mobile, groups, separator);
          expect(parseMobile(written)).toEqual({ ok: true, value: mobile });
          expect(parseMobile(fullWidth(written))).toEqual({ ok: true, value: mobile });
        },
      ),
      { seed: 3 },
    );
  });
});
