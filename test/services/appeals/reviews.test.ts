import type { Effect } from '../../../src/domain/effect.ts';
import { lockReminderId } from '../../../src/domain/lock-reminder.ts';
import { accountLedger, identifierKey, identifierLedger } from '../../../src/services/ledgers.ts';
import { HOUR } from '../../support/clock.ts';
import { type AppealBench, CHEN, HE, NEW_PHONE, openAppealBench } from './setup.ts';

let bench: AppealBench;
beforeEach(async () => {
  bench = await openAppealBench();
});
afterEach(() => bench.close());

const approve = (id: string, reviewer: string) => bench.reviews.review(id, { kind: 'approve', reviewer });

/** The link in the newest message to a contact. */
async function tokenTo(to: string): Promise<string> {
  const message = (await bench.messages()).findLast((one) => one.to === to && one.text.includes('/f/'));
  return /\/f\/([\w-]+)/.exec(message?.text ?? '')?.[1] ?? '';
}

test('an approved unlock takes effect at once, and everybody is told', async () => {
  const { id } = await bench.submitted('unlock', HE);
  expect((await bench.account('demo-04-banned')).status).toBe('banned');
  expect(await approve(id, 'li')).toMatchObject({ kind: 'done', appeal: { state: 'done' } });
  const account = await bench.account('demo-04-banned');
  expect(account.status).toBe('active');
  expect(account.lock).toBeUndefined();
  const messages = (await bench.messages()).map(({ to, purpose }) => `${purpose} ${to}`);
  expect(messages.sort()).toEqual([
    'appeal-done 19900007777',
    'appeal-owner-done 19900000004',
    'appeal-owner-done he.jianping@example.com',
    'appeal-submitted 19900007777',
  ]);
  expect(await bench.acts()).toEqual([
    'appeal.begun',
    'appeal.submitted',
    'appeal.approved',
    'account.unlocked',
  ]);
  // At once, in the chat too.
  expect((await bench.deadlines()).map(({ dueAt, event }) => [dueAt, event])).toEqual([
    [bench.clock(), { name: 'appeal-news', appealId: id, news: 'done' }],
  ]);
  const audit = await bench.store.read.selectFrom('audit').selectAll().orderBy('seq').execute();
  expect(audit.map(({ actor, account_id }) => [actor, account_id])).toEqual([
    ['citizen', null],
    ['citizen', null],
    ['agent:li', 'demo-04-banned'],
    ['agent:li', 'demo-04-banned'],
  ]);
});

describe('ways closed by wrong codes', () => {
  const name = (kind: 'username' | 'phone', value: string) =>
    identifierLedger('sms', identifierKey(bench.vault, { kind, value }));

  async function close(...keys: string[]): Promise<void> {
    const rows = keys.map((key) => ({ key, failures: 100, frozen_until: 0 }));
    await bench.store.inTransaction((trx) => trx.insertInto('ledgers').values(rows).execute());
  }
  const closed = async () =>
    (await bench.store.read.selectFrom('ledgers').select('key').orderBy('key').execute()).map(
      ({ key }) => key,
    );

  test('open again once an appeal has proven their owner anew, and nobody else’s do', async () => {
    const others = accountLedger('sms', 'demo-02-password-lock');
    await close(
      others,
      accountLedger('sms', 'demo-01-active'),
      accountLedger('real-name', 'demo-01-active'),
      name('username', 'chenxiaoming'),
      name('phone', NEW_PHONE.to),
    );
    const { id } = await bench.submitted('contact-change');
    await approve(id, 'li');
    await approve(id, 'wang');
    expect(await closed()).toHaveLength(5);
    bench.clock.advance(72 * HOUR);
    await bench.sweep();
    expect(await closed()).toEqual([others]);
  });

  test('open again with an unlock', async () => {
    await close(accountLedger('mail', 'demo-04-banned'), name('phone', '19900000004'));
    await approve((await bench.submitted('unlock', HE)).id, 'li');
    expect(await closed()).toEqual([]);
  });

  test('stay closed when it is rejected, or stopped by the owner', async () => {
    await close(accountLedger('sms', 'demo-01-active'));
    const { id } = await bench.submitted('contact-change');
    await bench.reviews.review(id, { kind: 'reject', reviewer: 'li', reason: '不符' });
    await bench.reviews.veto((await bench.approved('contact-change')).id);
    expect(await closed()).toHaveLength(1);
  });

  test('open again when the staff lets a held account go', async () => {
    await close(accountLedger('sms', 'demo-01-active'));
    await bench.commits.apply([{ do: 'hold-account', accountId: 'demo-01-active', at: 1 }]);
    expect(await bench.reviews.liftHold('demo-01-active', 'li')).toBe(true);
    expect(await closed()).toEqual([]);
  });
});

test('a change of contact: told before, done after the window, told again', async () => {
  const { id } = await bench.submitted('contact-change');
  await approve(id, 'li');
  expect(await approve(id, 'LI')).toEqual({ kind: 'refused', why: 'same-reviewer' });
  await approve(id, 'wang');

  const before = (await bench.messages()).filter(({ purpose }) => purpose === 'appeal-owner-taking-effect');
  expect(before.map(({ to }) => to)).toEqual(['19900000001', 'chen.xiaoming@example.com']);
  expect(before[0]?.text).toContain('c***g 的手机号换成 199****7777，2026年3月7日 10:00 生效');
  const token = await tokenTo('19900000001');
  expect(await tokenTo('chen.xiaoming@example.com')).toBe(token);
  const form = await bench.store.read.selectFrom('forms').selectAll().executeTakeFirstOrThrow();
  expect(form).toMatchObject({ purpose: 'veto', appeal_id: id, account_id: 'demo-01-active' });
  expect(form.expires_at).toBe(bench.clock() + 144 * HOUR);

  bench.clock.advance(72 * HOUR - 1);
  await bench.sweep();
  expect((await bench.account('demo-01-active')).phone).toBe('19900000001');

  bench.clock.advance(1);
  await bench.sweep();
  const account = await bench.account('demo-01-active');
  expect(account).toMatchObject({ phone: NEW_PHONE.to, email: 'chen.xiaoming@example.com' });
  expect(account.phoneVerifiedAt).toBe(new Date(bench.clock()).toISOString());
  expect((await bench.directory.find({ kind: 'phone', value: NEW_PHONE.to })).map((one) => one.id)).toEqual([
    account.id,
  ]);
  expect(await bench.directory.find({ kind: 'phone', value: '19900000001' })).toEqual([]);

  const after = (await bench.messages()).slice(-3).map(({ to, purpose }) => `${purpose} ${to}`);
  expect(after.sort()).toEqual([
    'appeal-done 19900007777',
    'appeal-owner-done 19900000001',
    'appeal-owner-done chen.xiaoming@example.com',
  ]);
  expect(await bench.acts()).toEqual([
    ...['appeal.begun', 'appeal.submitted', 'appeal.approved', 'appeal.approved'],
    ...['appeal.took-effect', 'contact.replaced'],
  ]);
  // The sweeper comes again after a crash: nothing happens twice.
  await bench.reviews.due({ id: 'any', name: 'appeal-effect', appealId: id });
  expect((await bench.messages()).filter(({ purpose }) => purpose === 'appeal-done')).toHaveLength(1);
});

test('when it takes effect, codes and forms of the account are taken back', async () => {
  const { id } = await bench.approved('contact-change');
  await bench.leaveOpen('demo-01-active');
  await bench.leaveOpen('demo-02');
  bench.clock.advance(72 * HOUR);
  await bench.sweep();
  expect((await bench.stored(id)).state).toBe('done');
  expect(await bench.leftOpen('demo-01-active')).toEqual([]);
  expect(await bench.leftOpen('demo-02')).toEqual(['code of demo-02', 'form of demo-02']);
});

test('carried out late, the owner has as long as ever to say no', async () => {
  const { id } = await bench.approved('contact-change');
  bench.clock.advance(90 * HOUR);
  await bench.sweep();
  expect((await bench.stored(id)).state).toBe('done');
  const forms = await bench.store.read
    .selectFrom('forms')
    .select('expires_at')
    .orderBy('expires_at')
    .execute();
  expect(forms.map((row) => row.expires_at - bench.clock())).toEqual([54 * HOUR, 72 * HOUR]);
});

test('reminders of a lock that staff has opened are dropped', async () => {
  const { id } = await bench.submitted('unlock', HE);
  const dueAt = bench.clock() + HOUR;
  const reminders = ['demo-04-banned', 'demo-04-banned-too'].map(
    (accountId): Effect => ({
      do: 'set-deadline',
      deadline: {
        ...{ id: lockReminderId(accountId, 'c1', dueAt), conversationId: 'c1', dueAt },
        event: { name: 'lock-ended', accountId, channel: 'sms' },
      },
    }),
  );
  await bench.commits.apply(reminders);
  await approve(id, 'li');
  const left = (await bench.deadlines()).filter(({ event }) => event.name === 'lock-ended');
  expect(left.map((one) => one.id)).toEqual([lockReminderId('demo-04-banned-too', 'c1', dueAt)]);
});

test('a rejection tells the reason, and must have one', async () => {
  const { id } = await bench.submitted('unlock');
  expect(await bench.reviews.review(id, { kind: 'reject', reviewer: 'li', reason: ' ' })).toEqual({
    kind: 'refused',
    why: 'no-words',
  });
  await bench.reviews.review(id, { kind: 'reject', reviewer: 'li', reason: '照片看不清。' });
  const message = (await bench.messages()).at(-1);
  expect(message?.text).toContain('原因是：照片看不清。补齐');
  expect(await bench.reviews.review('none', { kind: 'begin', reviewer: 'li' })).toEqual({
    kind: 'refused',
    why: 'not-found',
  });
});

test.each([
  ['no account', { ...CHEN, realName: '陈晓东' }, 'no-account'],
  ['nobody’s number', { ...CHEN, idNumber: '110101199003070070' }, 'no-account'],
])('an approval that fits %s is refused, and nothing is written', async (_, statement, why) => {
  const { id, version } = await bench.submitted('unlock', statement);
  const acts = await bench.acts();
  expect(await approve(id, 'li')).toEqual({ kind: 'refused', why });
  expect((await bench.stored(id)).version).toBe(version);
  expect(await bench.acts()).toEqual(acts);
});

test('a held account is not unlocked before somebody has let it go', async () => {
  const { id } = await bench.submitted('unlock', HE);
  await bench.commits.apply([{ do: 'hold-account', accountId: 'demo-04-banned', at: 1 }]);
  expect(await approve(id, 'li')).toEqual({ kind: 'refused', why: 'account-held' });
  expect(await bench.reviews.liftHold('demo-04-banned', 'zhao')).toBe(true);
  expect(await bench.reviews.liftHold('demo-04-banned', 'zhao')).toBe(false);
  expect((await approve(id, 'li')).kind).toBe('done');
  const released = await bench.store.read
    .selectFrom('audit')
    .selectAll()
    .where('act', '=', 'account.released')
    .execute();
  expect(released.map(({ actor, account_id }) => [actor, account_id])).toEqual([
    ['agent:zhao', 'demo-04-banned'],
  ]);
});

test('several appeals for one person are accepted with the same face and shown to the reviewer', async () => {
  const first = await bench.submitted('unlock');
  const second = await bench.submitted('contact-change', CHEN, { channel: 'mail', to: 'me@example.com' });
  await bench.submitted('unlock', HE);
  expect(second).toMatchObject({ state: 'accepted' });
  expect((await bench.reviews.related(second)).map(({ id }) => id)).toEqual([first.id]);
  await bench.reviews.review(first.id, { kind: 'reject', reviewer: 'li', reason: '重复' });
  expect(await bench.reviews.related(second)).toEqual([]);
});

test('another appeal for the same account is shown, whoever the claimant says to be', async () => {
  const { id } = await bench.submitted('contact-change');
  await approve(id, 'li');
  const other = await bench.submitted('unlock', HE);
  expect(await bench.reviews.related(other)).toEqual([]);
  const approved = { ...other, accountId: 'demo-01-active' };
  expect((await bench.reviews.related(approved)).map((one) => one.id)).toEqual([id]);
});

test('what was handed in first is listed first, whichever was begun first', async () => {
  const begin = async (contact: string) => {
    const begun = await bench.appeals.begin({
      ...{ kind: 'unlock', conversationId: 'c1', locale: 'zh-CN', statement: CHEN },
      contact: { channel: 'sms', to: contact },
    });
    if (begun.kind !== 'begun') throw new Error(begun.kind);
    await bench.commit(begun.effects);
    return begun.appeal.id;
  };
  const [first, second] = [await begin('19900007771'), await begin('19900007772')];
  await bench.commit(await bench.appeals.submit(second));
  bench.clock.advance(HOUR);
  await bench.commit(await bench.appeals.submit(first));
  expect((await bench.reviews.list()).map(({ id }) => id)).toEqual([second, first]);
});

test('reviewers find it by its receipt, and list what is open, oldest first', async () => {
  const first = await bench.submitted('unlock');
  bench.clock.advance(HOUR);
  const second = await bench.submitted('unlock', HE);
  expect((await bench.reviews.list()).map(({ id }) => id)).toEqual([first.id, second.id]);
  expect((await bench.reviews.byReceipt(second.receipt ?? ''))?.id).toBe(second.id);
  expect(await bench.reviews.byReceipt('SS00000000000000000')).toBeUndefined();
  await approve(second.id, 'li');
  expect((await bench.reviews.list()).map(({ id }) => id)).toEqual([first.id]);
  expect((await bench.reviews.list({ states: ['done'] })).map(({ id }) => id)).toEqual([second.id]);
});

test('the owner of an account is told in Chinese even if the claimant chose English', async () => {
  const { id } = await bench.submitted('contact-change');
  await bench.commits.apply([
    { do: 'save-appeal', appeal: { ...(await bench.stored(id)), locale: 'en', version: 3 } },
  ]);
  await approve(id, 'li');
  await approve(id, 'wang');
  const message = (await bench.messages()).find(({ purpose }) => purpose === 'appeal-owner-taking-effect');
  expect(message?.text).toContain('不是本人');
  expect(message?.text).toContain('If it was not you');
});
