import type { Appeal } from '../../../src/domain/appeals/appeal.ts';
import type { Sought } from '../../../src/domain/appeals/ports.ts';
import { newDraftCode, newReceipt } from '../../../src/domain/appeals/receipt.ts';
import { DAY, HOUR } from '../../support/clock.ts';
import { type AppealBench, openAppealBench } from './setup.ts';

let bench: AppealBench;
let appeal: Appeal;
let receipt: string;
let code: string;
let wrong: string;
beforeEach(async () => {
  bench = await openAppealBench({ figures: { appealGuessesPerAddressDay: 30 } });
  appeal = await bench.submitted('unlock');
  receipt = appeal.receipt ?? '';
  code = bench.appeals.queryCode(appeal.id);
  wrong = code === '000000' ? '111111' : '000000';
});
afterEach(() => bench.close());

const find = (more: Partial<{ receipt: string; queryCode: string; origin: string }> = {}): Promise<Sought> =>
  bench.appeals.find({ receipt, queryCode: code, origin: '203.0.113.5', conversationId: 'c9', ...more });

/** Of the same day, and of nobody. */
const unknown = (n = 0) => newReceipt(bench.clock(), () => (n + 7) % 32);

test('receipt and query code together find it, however the code was typed', async () => {
  expect(code).toMatch(/^\d{6}$/);
  expect(await find()).toEqual({ kind: 'found', appeal });
  const wide = code.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  expect((await find({ queryCode: ` ${wide.slice(0, 3)} ${wide.slice(3)}` })).kind).toBe('found');
});

test('a wrong receipt, a wrong code and both look the same, and write the same', async () => {
  const other = await bench.submitted('unlock');
  const rows = async () => ({
    audit: (await bench.store.read.selectFrom('audit').select('seq').execute()).length,
    ledgers: (await bench.store.read.selectFrom('ledgers').select('key').execute()).length,
  });
  const pairs = [
    { queryCode: wrong },
    { receipt: unknown(), queryCode: code },
    { receipt: unknown(1), queryCode: wrong },
    { receipt: other.receipt ?? '', queryCode: code },
  ];
  for (const [n, pair] of pairs.entries()) {
    const before = await rows();
    expect(await find({ ...pair, origin: `203.0.113.${n + 10}` })).toEqual({ kind: 'none' });
    const after = await rows();
    expect({ audit: after.audit - before.audit, ledgers: after.ledgers - before.ledgers }).toEqual({
      audit: 1,
      ledgers: 2,
    });
  }
});

test.each(['known', 'unknown'])('ten misses in a row close a receipt for a day, %s or not', async (which) => {
  const typed = which === 'known' ? receipt : unknown();
  for (let n = 0; n < 9; n++)
    expect(await find({ receipt: typed, queryCode: wrong, origin: `198.51.100.${n}` })).toEqual({
      kind: 'none',
    });
  expect(await find({ receipt: typed, queryCode: wrong })).toEqual({ kind: 'frozen', hours: 24 });
  bench.clock.advance(23 * HOUR);
  // Also for the right code, from anywhere.
  expect(await find({ receipt: typed, origin: '198.51.100.99' })).toEqual({ kind: 'frozen', hours: 1 });
  bench.clock.advance(HOUR);
  expect((await find({ receipt: typed })).kind).toBe(which === 'known' ? 'found' : 'none');
});

test('however often somebody guesses, waiting a day always helps who has the right pair', async () => {
  for (let day = 0; day < 11; day++) {
    for (let n = 0; n < 10; n++) await find({ queryCode: wrong, origin: `198.51.${day}.${n}` });
    expect(await find()).toEqual({ kind: 'frozen', hours: 24 });
    bench.clock.advance(DAY);
  }
  expect((await find()).kind).toBe('found');
});

test('finding it forgets the misses before', async () => {
  for (let round = 0; round < 3; round++) {
    for (let n = 0; n < 9; n++) await find({ queryCode: wrong, origin: `198.51.${round}.${n}` });
    expect((await find({ origin: `198.51.${round}.99` })).kind).toBe('found');
  }
});

test('of a hundred guesses at once ten are compared', async () => {
  const guesses = Array.from({ length: 100 }, (_, n) =>
    find({ queryCode: n === 60 ? code : wrong, origin: `10.0.0.${n}` }),
  );
  const kinds = (await Promise.all(guesses)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'none')).toHaveLength(9);
  expect(kinds.filter((kind) => kind === 'frozen')).toHaveLength(91);
});

test('one address cannot try receipt after receipt; the next day it may look again', async () => {
  for (let n = 0; n < 29; n++) expect((await find({ receipt: unknown(n) })).kind).toBe('none');
  // One's own receipt in between does not make the others free again.
  expect((await find()).kind).toBe('found');
  expect(await find({ receipt: unknown(30) })).toEqual({ kind: 'frozen', hours: 14 });
  expect(await find()).toEqual({ kind: 'frozen', hours: 14 });
  expect((await find({ origin: '203.0.113.6' })).kind).toBe('found');
  bench.clock.advance(DAY);
  expect((await find()).kind).toBe('found');
});

test('draft codes count against the same address', async () => {
  const seek = (n: number) =>
    bench.appeals.findByDraftCode({
      draftCode: newDraftCode(() => n % 32),
      origin: '203.0.113.5',
      conversationId: 'c9',
    });
  for (let n = 0; n < 29; n++) expect(await seek(n)).toEqual({ kind: 'none' });
  expect((await seek(29)).kind).toBe('frozen');
  expect((await find()).kind).toBe('frozen');
});

test('misses are audited without the receipt', async () => {
  await find({ queryCode: wrong });
  const row = await bench.store.read
    .selectFrom('audit')
    .selectAll()
    .orderBy('seq', 'desc')
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ act: 'appeal.sought-in-vain', conversation_id: 'c9' });
  expect(JSON.stringify(row)).not.toContain(receipt);
  expect(await bench.chainIsWhole()).toBe(true);
});
