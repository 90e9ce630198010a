import fc from 'fast-check';

// Numbers nobody has: built here from random parts, with check characters computed by the tables printed in
// the standards, not by the code under test.

const PROVINCES = ['11', '13', '21', '31', '44', '50', '65'];

export function mod11Check(first17: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return '10X98765432'.charAt(sum % 11);
}

export function mod31Check(first17: string): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
  const sum = weights.reduce((total, weight, i) => total + weight * alphabet.indexOf(first17.charAt(i)), 0);
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

export function luhnCheck(body: string): string {
  let sum = 0;
  for (let i = body.length - 1, double = true; i >= 0; i--, double = !double) {
    const digit = Number(body[i]) * (double ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return String((10 - (sum % 10)) % 10);
}

const digits = (count: number) =>
  fc
    .array(fc.constantFrom(...'0123456789'), { minLength: count, maxLength: count })
    .map((all) => all.join(''));

const birthDates = fc
  .date({ min: new Date('1910-01-01'), max: new Date('2020-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''));

const regions = fc.tuple(fc.constantFrom(...PROVINCES), digits(4)).map((parts) => parts.join(''));

export const idNumbers = fc
  .tuple(regions, birthDates, digits(3))
  .map((parts) => parts.join(''))
  .map((first17) => first17 + mod11Check(first17));

export const oldIdNumbers = fc
  .tuple(
    regions,
    birthDates.filter((date) => date < '2000').map((date) => date.slice(2)),
    digits(3),
  )
  .map((parts) => parts.join(''));

export const mobiles = fc
  .tuple(fc.constantFrom('13', '14', '15', '16', '17', '18', '19'), digits(9))
  .map((parts) => parts.join(''));

export const bankCards = fc
  .tuple(fc.constantFrom('62', '4', '95'), fc.integer({ min: 13, max: 19 }), digits(18))
  .map(([issuer, length, rest]) => (issuer + rest).slice(0, length - 1))
  .map((body) => body + luhnCheck(body));

export const creditCodes = fc
  .tuple(
    fc.constantFrom('11', '51', '91', '92', '93', 'N2', 'Y1'),
    regions,
    fc.array(fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'), { minLength: 9, maxLength: 9 }),
  )
  .map(([department, region, body]) => department + region + body.join(''))
  .map((first17) => first17 + mod31Check(first17));

/** The same digits with separators between groups of the given sizes; the last group takes the rest. */
export function grouped(number: string, sizes: number[], separator: string): string {
  const groups: string[] = [];
  let rest = number;
  for (const size of sizes) {
    groups.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return [...groups, rest].filter(Boolean).join(separator);
}

export function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
}
