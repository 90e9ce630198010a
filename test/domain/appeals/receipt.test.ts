import fc from 'fast-check';
import {
  findDraftCode,
  findReceipt,
  newDraftCode,
  newReceipt,
  parseDraftCode,
  parseReceipt,
} from '../../../src/domain/appeals/receipt.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const NOW = Date.parse('2026-03-04T10:00:00+08:00');

/** As `random` would have drawn them. */
const drawn = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 31 }), { minLength: length, maxLength: length });
const from = (numbers: number[]) => {
  const rest = [...numbers];
  return () => rest.shift() ?? 0;
};
const SEED = 20260304;
const receipt = drawn(8).map((numbers) => newReceipt(NOW, from(numbers)));
const draftCode = drawn(11).map((numbers) => newDraftCode(from(numbers)));

test('a receipt says its day and has 19 characters', () => {
  const one = newReceipt(Date.parse('2026-03-04T23:30:00+08:00'), from([0, 9, 10, 17, 18, 31, 1, 2]));
  expect(one).toMatch(/^SS2026030409AHJZ12[0-9A-HJKMNP-TV-Z]$/);
  expect(one).toHaveLength(19);
});

test('a draft code is in groups and has 55 random bits', () => {
  expect(newDraftCode(from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]))).toMatch(/^CG-1234-5678-9AB[0-9A-Z]$/);
});

test('what was issued is read back', () => {
  fc.assert(
    fc.property(receipt, (one) => expect(parseReceipt(one)).toBe(one)),
    { seed: SEED },
  );
  fc.assert(
    fc.property(draftCode, (one) => expect(parseDraftCode(one)).toBe(one)),
    { seed: SEED },
  );
});

test('every single wrong character is noticed', () => {
  fc.assert(
    fc.property(receipt, fc.nat(), fc.constantFrom(...ALPHABET), (one, place, char) => {
      const at = 2 + (place % 17);
      fc.pre(one[at] !== char);
      expect(parseReceipt(one.slice(0, at) + char + one.slice(at + 1))).toBeUndefined();
    }),
    { numRuns: 2000, seed: SEED },
  );
});

test('every swap of neighbours is noticed', () => {
  fc.assert(
    fc.property(receipt, fc.nat(), (one, place) => {
      const at = 2 + (place % 16);
      fc.pre(one[at] !== one[at + 1]);
      const swapped = one.slice(0, at) + one[at + 1] + one[at] + one.slice(at + 2);
      expect(parseReceipt(swapped)).toBeUndefined();
    }),
    { numRuns: 2000, seed: SEED },
  );
  fc.assert(
    fc.property(draftCode, fc.nat(), (shown, place) => {
      const one = shown.replaceAll('-', '');
      const at = 2 + (place % 11);
      fc.pre(one[at] !== one[at + 1]);
      expect(parseDraftCode(one.slice(0, at) + one[at + 1] + one[at] + one.slice(at + 2))).toBeUndefined();
    }),
    { numRuns: 1000, seed: SEED },
  );
});

/** The ways people type what they read off a slip. Each once: nobody puts spaces between their spaces. */
const sloppy = (one: string) =>
  fc
    .uniqueArray(fc.constantFrom('lower', 'space', 'wide', 'hyphen', 'o', 'l', 'i'), { maxLength: 4 })
    .map((habits) => habits.reduce(apply, one));

function apply(text: string, habit: string): string {
  switch (habit) {
    case 'lower':
      return text.toLowerCase();
    case 'space':
      return text.replace(/(.{4})/g, '$1 ');
    case 'hyphen':
      return text.replace(/(.{6})/, '$1-');
    case 'wide':
      return text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
    case 'o':
      return text.replaceAll('0', 'O');
    case 'l':
      return text.replaceAll('1', 'l');
    default:
      return text.replace('1', 'I');
  }
}

test('it may be typed small, spaced, full-width, with O for 0 and I or l for 1', () => {
  fc.assert(
    fc.property(
      receipt.chain((one) => fc.tuple(fc.constant(one), sloppy(one))),
      ([one, typed]) => {
        expect(parseReceipt(typed)).toBe(one);
        expect(findReceipt(`我的编号是${typed}，到哪一步了`)).toEqual({ receipt: one });
        expect(findReceipt(`${typed}查一下`)).toEqual({ receipt: one });
      },
    ),
    { numRuns: 1000, seed: SEED },
  );
  fc.assert(
    fc.property(
      draftCode.chain((one) => fc.tuple(fc.constant(one), sloppy(one))),
      ([one, typed]) => {
        expect(findDraftCode(`接着填 ${typed}。谢谢`)).toEqual({ draftCode: one });
      },
    ),
    { numRuns: 1000, seed: SEED },
  );
});

const RECEIPT = newReceipt(NOW, from([1, 2, 3, 4, 5, 6, 7, 8]));
const DRAFT = newDraftCode(from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]));

test('a receipt with a query code beside it is found', () => {
  expect(findReceipt(`${RECEIPT} 123456`)).toEqual({ receipt: RECEIPT });
  expect(findReceipt(`受理编号：${RECEIPT}\n查询码：123456`)).toEqual({ receipt: RECEIPT });
});

test('a mistyped one is told from nothing at all', () => {
  expect(findReceipt(`${RECEIPT.slice(0, -2)}99`)).toEqual({ near: true });
  expect(findReceipt(RECEIPT.slice(0, -1))).toEqual({ near: true });
  expect(findReceipt('SS2026023012345678A')).toEqual({ near: true });
  expect(findDraftCode(DRAFT.slice(0, -1))).toEqual({ near: true });
});

test.each([
  '',
  '我要查进度',
  'SS',
  'SSL certificates are fine today',
  'ss is what my friends call me always',
  'cg is a nice abbreviation for something',
  '19900000001',
  'SS2026',
])('%s holds neither', (text) => {
  expect(findReceipt(text)).toBeUndefined();
  expect(findDraftCode(text)).toBeUndefined();
});

test('parsing never throws, and what it accepts it accepts again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const one = parseReceipt(text);
      if (one) expect(parseReceipt(one)).toBe(one);
      findReceipt(text);
      findDraftCode(text);
    }),
    { seed: SEED },
  );
});
