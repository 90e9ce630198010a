import fc from 'fast-check';
import {
  looksLikeIdNumber,
  parseIdNumber,
  permanentResidenceCheck,
} from '../../../src/domain/identifiers/id-number.ts';
import { fullWidth, grouped, idNumbers, mod11Check, oldIdNumbers } from '../made-up.ts';

const NOW = new Date('2026-03-01T00:00:00+08:00');
const parse = (raw: string) => parseIdNumber(raw, NOW);
const withCheck = (first17: string) => first17 + mod11Check(first17);

/** ICAO 9303 part 3, worked by hand in the order of the standard. */
function withMrzCheck(first14: string): string {
  const weights = [7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3];
  const values = [...first14].map((char) => (/\d/.test(char) ? Number(char) : char.charCodeAt(0) - 55));
  return first14 + (values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0) % 10);
}

describe('parseIdNumber', () => {
  it.each([
    ['a resident', withCheck('11010119900307123')],
    ['a check character of X', '44010119850709000X'],
    ['a leap day', withCheck('31010120000229001')],
    ['the first birth date taken', withCheck('65010119000101001')],
    ['born today', withCheck('11010120260301001')],
    ['a Hong Kong resident', withCheck('81000019850709001')],
    ['a Macao resident', withCheck('82000019850709001')],
    ['a Taiwan resident', withCheck('83000019850709001')],
    ['a permanent resident from abroad', withCheck('93184019850709001')],
    ['an old permanent residence card', withMrzCheck('USA31018507090')],
    ['an old one, born in this century', withMrzCheck('FRA11010506301')],
  ])('reads %s', (_, number) => {
    expect(parse(number)).toEqual({ ok: true, value: number });
  });

  it('agrees with the examples printed in GB 11643-1999 and ICAO 9303', () => {
    expect(parse('11010519491231002X')).toEqual({ ok: true, value: '11010519491231002X' });
    expect(['L898902C3', '740812', '120415'].map(permanentResidenceCheck)).toEqual(['6', '2', '9']);
  });

  it.each([
    '44010119850709000x',
    '440101 19850709 000 x',
    '440101-19850709-000X',
    fullWidth('44010119850709000x'),
  ])('reads %s as typed', (raw) => {
    expect(parse(raw)).toEqual({ ok: true, value: '44010119850709000X' });
  });

  it.each([
    ['', 'length'],
    ['1101011990030712', 'length'],
    ['1101011990030712345', 'length'],
    ['11010119900307123A', 'characters'],
    ['1101011990030X123X', 'characters'],
    ['110101199003071一3', 'characters'],
    ['XX0101900307123', 'characters'],
    ['US1310185070906', 'characters'],
    [withCheck('16010119900307123'), 'region'],
    [withCheck('81010119900307123'), 'region'],
    [withCheck('91684019850709001'), 'region'],
    [withMrzCheck('USA16018507090'), 'region'],
    [withCheck('11010119901307123'), 'date'],
    [withCheck('11010119900230123'), 'date'],
    [withCheck('11010119000229123'), 'date'],
    [withCheck('11010118991231123'), 'date'],
    [withCheck('11010120260302001'), 'date'],
    [withCheck('11010100000101001'), 'date'],
    ['110101901307123', 'date'],
    [withMrzCheck('USA31018513090'), 'date'],
    ['440101198507090000', 'checksum'],
    ['USA310185070907', 'checksum'],
  ] as const)('%j: %s', (raw, problem) => {
    expect(parse(raw)).toEqual({ ok: false, problem });
  });

  it('takes today by the calendar in China', () => {
    const bornToday = withCheck('11010120260302001');
    expect(parseIdNumber(bornToday, new Date('2026-03-01T15:59:59Z')).ok).toBe(false);
    expect(parseIdNumber(bornToday, new Date('2026-03-01T16:00:00Z')).ok).toBe(true);
  });

  it('turns every 15-digit number into a valid one of 18', () => {
    fc.assert(
      fc.property(oldIdNumbers, (number) => {
        const expected = withCheck(`${number.slice(0, 6)}19${number.slice(6)}`);
        expect(parse(number)).toEqual({ ok: true, value: expected });
        expect(parse(expected)).toEqual({ ok: true, value: expected });
      }),
      { seed: 5 },
    );
  });

  it('reads every number, and notices every single wrong digit and every swap of neighbours', () => {
    fc.assert(
      fc.property(idNumbers, fc.nat(16), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
        expect(parse(grouped(number, [6, 4, 4], ' '))).toEqual({ ok: true, value: number });

        const digits = [...number];
        digits[place] = String((Number(number[place]) + shift) % 10);
        expect(parse(digits.join('')).ok).toBe(false);

        const swapped = number.slice(0, place) + number[place + 1] + number[place] + number.slice(place + 2);
        if (swapped !== number) expect(parse(swapped).ok).toBe(false);
      }),
      { seed: 6, numRuns: 500 },
    );
  });
});

describe('looksLikeIdNumber', () => {
  it.each([
    ['440101198507090000', true],
    ['440101850709000', true],
    ['usa310185070907', true],
    ['160101198507090340', false],
    ['440101198513090340', false],
    ['4401011985070903', false],
  ])('%s: %s', (number, looks) => {
    expect(looksLikeIdNumber(number)).toBe(looks);
  });
});
