import { pruneAppeals } from '../../../src/services/appeals/appeal-housekeeping.ts';
import { DAY } from '../../support/clock.ts';
import { type AppealBench, CHEN, HE, NEW_PHONE, openAppealBench } from './setup.ts';

let bench: AppealBench;
beforeEach(async () => {
  bench = await openAppealBench();
});
afterEach(() => bench.close());

const prune = () => bench.store.inTransaction((trx) => pruneAppeals(trx, bench.clock(), bench.figures));
const left = async () =>
  (await bench.store.read.selectFrom('appeals').select('id').orderBy('id').execute()).map(({ id }) => id);

async function draft(): Promise<string> {
  const begun = await bench.appeals.begin({
    kind: 'unlock',
    conversationId: 'c1',
    locale: 'zh-CN',
    contact: NEW_PHONE,
    statement: CHEN,
  });
  if (begun.kind !== 'begun') throw new Error(begun.kind);
  await bench.commit(begun.effects);
  return begun.appeal.id;
}

test('a draft that was given up goes with its papers, what was handed in stays', async () => {
  const id = await draft();
  const document = { id: 'd1', kind: 'id-front' as const, size: 1, width: 1, height: 1, at: 1 };
  await bench.commit([{ do: 'add-document', appealId: id, document, most: 6, mostOfKind: 1 }]);
  const { id: open } = await bench.submitted('unlock', HE);
  await bench.commit(await bench.appeals.withdraw(id));
  const { id: kept } = await bench.submitted('unlock');
  await bench.commit(await bench.appeals.withdraw(kept));
  bench.clock.advance(DAY);
  await prune();
  expect(await left()).toEqual([kept, open].sort());
  expect(await bench.store.read.selectFrom('appeal_documents').selectAll().execute()).toEqual([]);
  bench.clock.advance(1098 * DAY);
  await prune();
  expect(await left()).toEqual([open]);
});

test('counts of wrong guesses go after their day, those of a receipt stay', async () => {
  const guess = { receipt: 'SS20260304000000000', queryCode: '1', origin: 'a', conversationId: 'c' };
  await bench.appeals.find(guess);
  bench.clock.advance(DAY);
  await prune();
  const keys = async () =>
    (await bench.store.read.selectFrom('ledgers').select('key').execute()).map(({ key }) => key.slice(0, 9));
  expect((await keys()).sort()).toEqual(['appeal/a:', 'appeal/r:']);
  bench.clock.advance(DAY);
  await prune();
  expect(await keys()).toEqual(['appeal/r:']);
});
