import type { AppealDocument } from '../../../src/domain/appeals/appeal.ts';
import { DAY, HOUR } from '../../support/clock.ts';
import { type AppealBench, CHEN, NEW_PHONE, openAppealBench } from './setup.ts';

let bench: AppealBench;
afterEach(() => bench.close());

const begin = (more = {}) =>
  bench.appeals.begin({
    kind: 'contact-change',
    conversationId: 'c1',
    locale: 'zh-CN',
    contact: NEW_PHONE,
    statement: CHEN,
    ...more,
  });

async function begun(more = {}) {
  const answer = await begin(more);
  if (answer.kind !== 'begun') throw new Error(answer.kind);
  expect(await bench.commit(answer.effects)).toBe('committed');
  return answer;
}

const photo = (id: string): AppealDocument => ({
  id,
  kind: 'id-front',
  size: 1000,
  width: 800,
  height: 600,
  at: 1,
});

test('a draft is come back to by its code, from another conversation', async () => {
  bench = await openAppealBench();
  const { appeal, draftCode } = await begun();
  const found = await bench.appeals.findByDraftCode({ draftCode, origin: 'a', conversationId: 'c2' });
  expect(found).toEqual({ kind: 'found', appeal: { ...appeal, draftCode } });
  await bench.commit(await bench.appeals.save(appeal.id, { conversationId: 'c2', locale: 'en' }));
  expect(await bench.stored(appeal.id)).toMatchObject({ version: 2, conversationId: 'c2', locale: 'en' });
  expect((await bench.appeals.ofConversation('c2')).map(({ id }) => id)).toEqual([appeal.id]);
  expect(await bench.appeals.ofConversation('c1')).toEqual([]);
});

test('nothing personal is stored in the clear, and neither code is stored at all', async () => {
  bench = await openAppealBench();
  const { appeal, draftCode } = await begun();
  await bench.commit(await bench.appeals.submit(appeal.id));
  const { receipt = '' } = await bench.stored(appeal.id);
  const tables = await Promise.all(
    (['appeals', 'outbox', 'deadlines', 'audit'] as const).map((table) =>
      bench.store.read.selectFrom(table).selectAll().execute(),
    ),
  );
  const all = JSON.stringify(tables);
  for (const secret of ['陈晓明', '110101199003070011', NEW_PHONE.to, receipt, draftCode])
    expect(all).not.toContain(secret);
  expect(all).not.toContain(bench.appeals.queryCode(appeal.id));
  const row = await bench.store.read.selectFrom('appeals').selectAll().executeTakeFirstOrThrow();
  for (const code of [draftCode, bench.appeals.queryCode(appeal.id)])
    expect(bench.vault.open(row.content)).not.toContain(code);
});

test('handing it in gives a receipt and a query code, once', async () => {
  bench = await openAppealBench();
  const { appeal, draftCode } = await begun();
  const first = await bench.appeals.submit(appeal.id);
  // Two turns at once: the second must not hand out another receipt.
  const second = await bench.appeals.submit(appeal.id);
  expect(await bench.commit(first)).toBe('committed');
  expect(await bench.commit(second)).toBe('conflict');
  const { receipt, promisedOn } = await bench.stored(appeal.id);
  expect(receipt).toMatch(/^SS20260304/);
  expect(promisedOn).toBe('2026-03-13');
  expect(await bench.appeals.submit(appeal.id)).toMatchObject({ kind: 'already', appeal: { receipt } });

  const [message, ...more] = await bench.messages();
  expect(more).toEqual([]);
  expect(message).toMatchObject({ channel: 'sms', to: NEW_PHONE.to, purpose: 'appeal-submitted' });
  expect(message?.text).toContain(receipt);
  expect(message?.text).toContain(bench.appeals.queryCode(appeal.id));
  expect(message?.text).toContain('2026年3月13日');

  const sought = await bench.appeals.findByDraftCode({ draftCode, origin: 'a', conversationId: 'c1' });
  expect(sought).toEqual({ kind: 'none' });
});

test('a draft without a name is not handed in', async () => {
  bench = await openAppealBench();
  const { appeal } = await begun({ statement: {} });
  expect(await bench.appeals.submit(appeal.id)).toEqual({ kind: 'refused', why: 'incomplete' });
  const acted = await bench.appeals.submit(appeal.id, { statement: CHEN });
  expect(await bench.commit(acted)).toBe('committed');
  expect(await bench.stored(appeal.id)).toMatchObject({ state: 'accepted', statement: CHEN });
});

test('from one contact only so many a day, also when they come at once', async () => {
  bench = await openAppealBench({ figures: { appealsPerContactDay: 2 } });
  const answers = await Promise.all([begin(), begin(), begin()]);
  const written = await Promise.all(
    answers.map((answer) => (answer.kind === 'begun' ? bench.commit(answer.effects) : 'limited')),
  );
  expect(written.sort()).toEqual(['committed', 'committed', 'conflict']);
  expect(await begin()).toEqual({ kind: 'limited', hours: 24 });
  expect((await begin({ contact: { channel: 'sms', to: '19900007778' } })).kind).toBe('begun');
  bench.clock.advance(DAY);
  await begun();
});

test('papers are added to a draft, no more than allowed, and not once it is handed in', async () => {
  bench = await openAppealBench();
  const { appeal } = await begun();
  const add = (id: string, { most = 2, mostOfKind = 2, kind = photo(id).kind } = {}) => ({
    do: 'add-document' as const,
    appealId: appeal.id,
    document: { ...photo(id), kind },
    most,
    mostOfKind,
  });
  const added = await Promise.all(['d1', 'd2', 'd3'].map((id) => bench.commit([add(id)])));
  expect(added).toEqual(['committed', 'committed', 'conflict']);
  const remove = { do: 'remove-document' as const, appealId: appeal.id, documentId: 'd1' };
  expect(await bench.commit([remove])).toBe('committed');
  expect(await bench.commit([add('d4', { mostOfKind: 1 })])).toBe('conflict');
  expect(await bench.commit([add('d4')])).toBe('committed');
  // Of all kinds together, too.
  expect(await bench.commit([add('d5', { kind: 'id-back' })])).toBe('conflict');
  expect((await bench.stored(appeal.id)).documents).toEqual([photo('d2'), photo('d4')]);
  await bench.commit(await bench.appeals.submit(appeal.id));
  expect((await bench.stored(appeal.id)).documents).toHaveLength(2);
  expect(await bench.commit([add('d5', { most: 6, mostOfKind: 6 })])).toBe('conflict');
  expect(await bench.commit([{ ...remove, documentId: 'd2' }])).toBe('conflict');
});

test('papers of another appeal cannot be taken away', async () => {
  bench = await openAppealBench();
  const [mine, theirs] = [await begun(), await begun()];
  const add = { do: 'add-document' as const, most: 6, mostOfKind: 1 };
  await bench.commit([{ ...add, appealId: theirs.appeal.id, document: photo('d1') }]);
  await bench.commit([{ do: 'remove-document', appealId: mine.appeal.id, documentId: 'd1' }]);
  expect((await bench.stored(theirs.appeal.id)).documents).toEqual([photo('d1')]);
});

test('saving over a change made meanwhile is a conflict', async () => {
  bench = await openAppealBench();
  const { appeal } = await begun();
  const one = await bench.appeals.save(appeal.id, { statement: { ...CHEN, devices: '旧手机' } });
  const other = await bench.appeals.save(appeal.id, { statement: {} });
  expect(await bench.commit(one)).toBe('committed');
  expect(await bench.commit(other)).toBe('conflict');
  expect((await bench.stored(appeal.id)).statement.devices).toBe('旧手机');
});

test('what was handed in is not saved over as if it were a draft', async () => {
  bench = await openAppealBench();
  const { id } = await bench.submitted('unlock');
  expect(await bench.appeals.save(id, { statement: {} })).toEqual({ kind: 'refused', why: 'wrong-state' });
  for (const acted of [
    bench.appeals.save('none', {}),
    bench.appeals.submit('none'),
    bench.appeals.withdraw('none'),
  ])
    expect(await acted).toEqual({ kind: 'refused', why: 'not-found' });
});

test('of several in one conversation the newest comes first', async () => {
  bench = await openAppealBench();
  const ids: string[] = [];
  for (const at of [2, 3, 1]) {
    const answer = await begun();
    const { store } = bench;
    ids.push(answer.appeal.id);
    await store.inTransaction((trx) =>
      trx.updateTable('appeals').set({ begun_at: at }).where('id', '=', answer.appeal.id).execute(),
    );
  }
  const found = await bench.appeals.ofConversation('c1');
  expect(found.map(({ id }) => ids.indexOf(id))).toEqual([1, 0, 2]);
});

test('what was asked for comes in, and the clock goes on', async () => {
  bench = await openAppealBench();
  const { id } = await bench.submitted('unlock');
  await bench.reviews.review(id, { kind: 'ask', reviewer: 'li', what: '身份证背面不清楚。' });
  const asked = await bench.stored(id);
  expect(asked).toMatchObject({ state: 'more-needed', workdaysLeft: 3 });
  expect((await bench.deadlines()).map((one) => [one.id, one.event.name])).toEqual([
    [`appeal-news:${id}:3`, 'appeal-news'],
    [`appeal-lapse:${id}`, 'appeal-lapse'],
  ]);
  const [, message] = await bench.messages();
  expect(message?.text).toContain('身份证背面不清楚。请在 2026年3月19日 前');

  bench.clock.advance(10 * DAY);
  await bench.commit(await bench.appeals.supplement(id));
  expect(await bench.stored(id)).toMatchObject({ state: 'first-review', promisedOn: '2026-03-19' });
  bench.clock.advance(10 * DAY);
  await bench.sweep();
  expect((await bench.stored(id)).state).toBe('first-review');
});

test('papers that never come withdraw it, and both are told', async () => {
  bench = await openAppealBench();
  const { id } = await bench.submitted('unlock');
  await bench.reviews.review(id, { kind: 'ask', reviewer: 'li', what: '照片' });
  bench.clock.advance(15 * DAY);
  await bench.sweep();
  expect(await bench.stored(id)).toMatchObject({ state: 'withdrawn', lapsed: true });
  expect((await bench.messages()).at(-1)?.purpose).toBe('appeal-lapsed');
  const events = (await bench.deadlines()).map(({ event }) => event);
  expect(events).toContainEqual({ name: 'appeal-news', appealId: id, news: 'lapsed' });
  expect(await bench.acts()).toContain('appeal.lapsed');
});

test('a deadline of papers that came in time, or of no appeal, is nothing to do', async () => {
  bench = await openAppealBench();
  const { id } = await bench.submitted('unlock');
  for (const appealId of [id, 'none'])
    await bench.reviews.due({ id: `appeal-lapse:${appealId}`, name: 'appeal-lapse', appealId });
  expect(await bench.stored(id)).toMatchObject({ state: 'accepted', version: 2 });
});

test('withdrawn in the window, a change does not happen', async () => {
  bench = await openAppealBench();
  const { id } = await bench.approved('contact-change');
  await bench.commit(await bench.appeals.withdraw(id));
  expect((await bench.messages()).at(-1)?.purpose).toBe('appeal-withdrawn');
  bench.clock.advance(72 * HOUR);
  await bench.sweep();
  expect((await bench.stored(id)).state).toBe('withdrawn');
  expect((await bench.account('demo-01-active')).phone).toBe('19900000001');
  expect(await bench.appeals.withdraw(id)).toEqual({ kind: 'refused', why: 'ended' });
});
