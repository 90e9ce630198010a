import fc from 'fast-check';
import { parseCreditCode } from '../../../src/domain/identifiers/credit-code.ts';
import { creditCodes, fullWidth, grouped, mod31Check } from '../made-up.ts';

const withCheck = (first17: string) => first17 + mod31Check(first17);

describe('parseCreditCode', () => {
  it('reads every code, in either case, spaced or full-width', () => {
    fc.assert(
      fc.property(creditCodes, (code) => {
        const parsed = { ok: true, value: code };
        expect(parseCreditCode(code)).toEqual(parsed);
        expect(parseCreditCode(code.toLowerCase())).toEqual(parsed);
        expect(parseCreditCode(grouped(code, [2, 6, 9], ' '))).toEqual(parsed);
        expect(parseCreditCode(fullWidth(code))).toEqual(parsed);
      }),
      { seed: 7 },
    );
  });

  it.each(['91100000MA1FL0000', '12660000MB1FL0000'])('knows the registrar of %s', (first17) => {
    expect(parseCreditCode(withCheck(first17)).ok).toBe(true);
  });

  it('notices every single wrong character', () => {
    fc.assert(
      fc.property(
        creditCodes,
        fc.integer({ min: 8, max: 17 }),
        fc.constantFrom(...'0459AHNRWY'),
        (code, place, char) => {
          const changed = code.slice(0, place) + char + code.slice(place + 1);
          if (changed !== code) expect(parseCreditCode(changed)).toEqual({ ok: false, problem: 'checksum' });
        },
      ),
      { seed: 8, numRuns: 500 },
    );
  });

  it.each([
    ['', 'length'],
    ['91310000MA1FL0000', 'length'],
    ['91310000MA1FL000000', 'length'],
    ['91310000MA1FLO0000', 'characters'],
    ['91310000MI1FL00000', 'characters'],
    ['91310000MZ1FL00000', 'characters'],
    ['91310000MS1FL00000', 'characters'],
    ['91310000MV1FL00000', 'characters'],
    ['91310000公司FL00000', 'characters'],
    [withCheck('9131A000MA1FL0000'), 'characters'],
    [withCheck('01310000MA1FL0000'), 'prefix'],
    [withCheck('91990000MA1FL0000'), 'region'],
    [withCheck('X1310000MA1FL0000'), 'prefix'],
  ] as const)('%j: %s', (raw, problem) => {
    expect(parseCreditCode(raw)).toEqual({ ok: false, problem });
  });
});
