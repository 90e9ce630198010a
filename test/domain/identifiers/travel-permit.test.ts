import { parseTravelPermit } from '../../../src/domain/identifiers/travel-permit.ts';

describe('parseTravelPermit', () => {
  it.each([
    ['H01234567', 'H01234567'],
    ['m01234567', 'M01234567'],
    ['H0123456702', 'H01234567'],
    ['H01234567(02)', 'H01234567'],
    ['Ｈ０１２３４５６７', 'H01234567'],
    ['0123 4567', '01234567'],
  ])('reads %s', (raw, value) => {
    expect(parseTravelPermit(raw)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'length'],
    ['H0123456', 'length'],
    ['H012345678', 'length'],
    ['0123456702', 'length'],
    ['C01234567', 'characters'],
    ['H0123456O', 'characters'],
  ] as const)('%j: %s', (raw, problem) => {
    expect(parseTravelPermit(raw)).toEqual({ ok: false, problem });
  });
});
