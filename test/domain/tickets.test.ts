import fc from 'fast-check';
import { findLandline } from '../../src/domain/identifiers/landline.ts';
import { parseTicketNumber, ticketNumber } from '../../src/domain/tickets.ts';

it('is RG, the day, and the place of the day', () => {
  expect(ticketNumber('2026-01-05', 1)).toBe('RG202601050001');
  expect(ticketNumber('2026-01-05', 12345)).toBe('RG2026010512345');
});

it('numbers of one day never collide, and are read back as typed', () => {
  const nth = fc.integer({ min: 1, max: 1_000_000 });
  fc.assert(
    fc.property(nth, nth, (one, other) => {
      const number = ticketNumber('2026-10-09', one);
      expect(number === ticketNumber('2026-10-09', other)).toBe(one === other);
      expect(parseTicketNumber(` ${number.toLowerCase().slice(0, 6)} ${number.slice(6)}`)).toBe(number);
    }),
    { seed: 20260304 },
  );
});

it.each(['', 'RG2026', 'SS202601050001', 'RG20260105000X', 'xRG202601050001'])('%s is no number', (typed) => {
  expect(parseTicketNumber(typed)).toBeUndefined();
});

it.each([
  ['010-65551234', '01065551234'],
  ['我家座机 0571 86543210，白天有人', '057186543210'],
  ['(021)65551234', '02165551234'],
  ['0431-8655123', '04318655123'],
])('%s is a landline', (text, digits) => {
  expect(findLandline(text)).toBe(digits);
});

it.each(['65551234', '13912345678', '0139123456789', '001065551234', '010-1234567', '2026-01-05', '12345'])(
  '%s is none',
  (text) => {
    expect(findLandline(text)).toBeUndefined();
  },
);
