import type { Effect } from '../../../src/domain/effect.ts';
import { createCommits } from '../../../src/services/commits.ts';
import { type DemoAccount, demoAccounts } from '../../../src/services/demo/demo-accounts.ts';
import { createDemoDirectory, type DemoDirectory } from '../../../src/services/demo/demo-directory.ts';
import { HOUR, MINUTE } from '../../support/clock.ts';
import { type Bench, openBench } from '../harness.ts';

const CHEAP = { logN: 4, r: 8, p: 1 };
const NEW_PASSWORD = 'Chunfeng-22-Taohua';

let bench: Bench;
let directory: DemoDirectory;
beforeEach(async () => {
  bench = await openBench();
  directory = createDemoDirectory({ ...bench, cost: CHEAP });
  await directory.seed(demoAccounts(bench.clock()));
});
afterEach(() => bench.close());

const apply = (effects: Effect[]) => createCommits(bench).apply(effects);
const seeded = (id: string): DemoAccount => {
  const account = demoAccounts(bench.clock()).find((one) => one.id === id);
  if (!account) throw new Error(`no ${id}`);
  return account;
};
const ACTIVE = 'demo-01-active';
const LOCKED = 'demo-02-password-lock';
const RISK = 'demo-03-risk-lock';
const BANNED = 'demo-04-banned';

async function reset(accountId: string, clearLock = true): Promise<void> {
  const effects = await directory.resetPassword({
    requestId: 'r1',
    accountId,
    password: NEW_PASSWORD,
    clearLock,
  });
  expect(await apply(effects)).toBe('committed');
}

const sessions = async (id: string) =>
  (
    await bench.store.read
      .selectFrom('demo_accounts')
      .select('session_epoch')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).session_epoch;

describe('looking up', () => {
  test('by every identifier, without the password', async () => {
    const { password: _, ...account } = seeded(ACTIVE);
    expect(await directory.get(ACTIVE)).toEqual(account);
    for (const identifier of [
      { kind: 'username', value: 'ChenXiaoMing' },
      { kind: 'email', value: 'chen.xiaoming@example.com' },
    ] as const)
      expect(await directory.find(identifier)).toEqual([account]);
    expect(await directory.find({ kind: 'phone', value: '19900009999' })).toEqual([]);
    expect(await directory.find({ kind: 'username', value: '19900000001' })).toEqual([]);
    expect(await directory.get('none')).toBeUndefined();
  });

  test('several accounts, natural persons first', async () => {
    const ids = async (value: string) =>
      (await directory.find({ kind: 'phone', value })).map((account) => account.id);
    expect(await ids('19900000008')).toEqual(['demo-08-old-number', 'demo-07-company']);
    const company = await directory.find({ kind: 'credit-code', value: '9111010100000000A1' });
    expect(company.map((account) => account.kind)).toEqual(['legal']);
  });

  test('nothing personal can be read in the tables', async () => {
    const rows = JSON.stringify([
      await bench.store.read.selectFrom('demo_accounts').selectAll().execute(),
      await bench.store.read.selectFrom('demo_identifiers').selectAll().execute(),
    ]);
    const { phone, realName, idNumber, username, password } = seeded(ACTIVE);
    for (const secret of [phone, realName, idNumber, username, password]) expect(rows).not.toContain(secret);
  });
});

describe('signing in', () => {
  test('by any of the account’s names', async () => {
    const { password } = seeded(ACTIVE);
    for (const name of ['chenxiaoming', '199 0000 0001', 'Chen.Xiaoming@example.com', '110101199003070011'])
      expect(await directory.authenticate(name, password)).toEqual({ ok: true });
    expect(await directory.authenticate('91110101 00000000A1', seeded('demo-07-company').password)).toEqual({
      ok: true,
    });
  });

  test.each([
    ['somebody', 'chenxiaoming'],
    ['nobody', 'wangnobody'],
    ['what names nothing', '???'],
  ])('%s with wrong passwords climbs the ladder: 30 min, 2 h, 24 h', async (_, name) => {
    const wrong = () => directory.authenticate(name, 'wrong');
    const until = (ms: number) => new Date(bench.clock() + ms).toISOString();
    const refused = { ok: false, reason: 'wrong' };
    for (const ms of [30 * MINUTE, 2 * HOUR, 24 * HOUR, 24 * HOUR]) {
      for (let i = 0; i < 4; i++) expect(await wrong()).toEqual(refused);
      const locked = { ok: false, reason: 'locked', lockedUntil: until(ms) };
      expect(await wrong()).toEqual(locked);
      bench.clock.advance(ms - 1);
      // Attempts while locked don't count, and don't prolong it.
      for (let i = 0; i < 7; i++) expect(await wrong()).toEqual(locked);
      bench.clock.advance(1);
    }
  });

  test('the lock shows in the directory, and ends by itself', async () => {
    for (let i = 0; i < 5; i++) await directory.authenticate('chenxiaoming', 'wrong');
    expect(await directory.get(ACTIVE)).toMatchObject({
      status: 'locked',
      lock: { reason: 'password', until: new Date(bench.clock() + 30 * MINUTE).toISOString() },
    });
    expect(await directory.authenticate('chenxiaoming', seeded(ACTIVE).password)).toMatchObject({
      reason: 'locked',
    });
    bench.clock.advance(30 * MINUTE);
    expect(await directory.get(ACTIVE)).toMatchObject({ status: 'active' });
    expect(await directory.authenticate('chenxiaoming', seeded(ACTIVE).password)).toEqual({ ok: true });
  });

  test('a right password starts the count anew', async () => {
    for (let i = 0; i < 4; i++) await directory.authenticate('chenxiaoming', 'wrong');
    await directory.authenticate('chenxiaoming', seeded(ACTIVE).password);
    expect(await directory.authenticate('chenxiaoming', 'wrong')).toEqual({ ok: false, reason: 'wrong' });
  });

  test('many wrong ones at once are counted one by one', async () => {
    await Promise.all(Array.from({ length: 20 }, () => directory.authenticate('chenxiaoming', 'wrong')));
    const ladder = await bench.store.read.selectFrom('demo_ladders').selectAll().execute();
    expect(ladder.find((row) => row.key === `a:${ACTIVE}`)).toMatchObject({ failures: 5 });
  });

  test('a state is told only to who knows the password', async () => {
    for (const id of [RISK, BANNED])
      expect(await directory.authenticate(seeded(id).username, 'wrong')).toEqual({
        ok: false,
        reason: 'wrong',
      });
    expect(await directory.authenticate(seeded(RISK).username, seeded(RISK).password)).toEqual({
      ok: false,
      reason: 'locked',
    });
    expect(await directory.authenticate(seeded(BANNED).username, seeded(BANNED).password)).toEqual({
      ok: false,
      reason: 'banned',
    });
  });
});

describe('resetting', () => {
  test('the new password works, the old one doesn’t, sessions end', async () => {
    expect(await directory.isCurrentPassword(ACTIVE, seeded(ACTIVE).password)).toBe(true);
    const before = await sessions(ACTIVE);
    await reset(ACTIVE);
    expect(await directory.authenticate('chenxiaoming', NEW_PASSWORD)).toEqual({ ok: true });
    expect(await directory.authenticate('chenxiaoming', seeded(ACTIVE).password)).toMatchObject({
      ok: false,
    });
    expect(await directory.isCurrentPassword(ACTIVE, NEW_PASSWORD)).toBe(true);
    expect(await directory.isCurrentPassword(ACTIVE, seeded(ACTIVE).password)).toBe(false);
    expect(await directory.isCurrentPassword('none', NEW_PASSWORD)).toBe(false);
    expect(await sessions(ACTIVE)).toBe(before + 1);
  });

  test('nothing changes before the effects are committed', async () => {
    await directory.resetPassword({
      requestId: 'r',
      accountId: ACTIVE,
      password: NEW_PASSWORD,
      clearLock: true,
    });
    expect(await directory.authenticate('chenxiaoming', NEW_PASSWORD)).toMatchObject({ ok: false });
  });

  test.each([LOCKED, RISK])('clears the lock of %s', async (id) => {
    expect(await directory.get(id)).toMatchObject({ status: 'locked' });
    await reset(id);
    const account = await directory.get(id);
    expect(account?.status).toBe('active');
    expect(account).not.toHaveProperty('lock');
    expect(await directory.authenticate(seeded(id).username, NEW_PASSWORD)).toEqual({ ok: true });
  });

  test('lifts no ban, and no risk lock unless asked to', async () => {
    await reset(BANNED);
    expect(await directory.get(BANNED)).toMatchObject({ status: 'banned', lock: { reason: 'violation' } });
    await reset(RISK, false);
    expect(await directory.get(RISK)).toMatchObject({ status: 'locked', lock: { reason: 'risk' } });
  });

  test('the same letters in another Unicode form are the same password', async () => {
    const effects = await directory.resetPassword({
      requestId: 'r',
      accountId: ACTIVE,
      password: 'Caf\u00e9-Zaochen-9',
      clearLock: true,
    });
    await apply(effects);
    expect(await directory.authenticate('chenxiaoming', 'Cafe\u0301-Zaochen-9')).toEqual({ ok: true });
  });
});

test('freezing locks the account, ends its sessions, and lessens no ban', async () => {
  await apply(await directory.freeze({ requestId: 'r', accountId: ACTIVE }));
  expect(await directory.get(ACTIVE)).toMatchObject({ status: 'locked', lock: { reason: 'risk' } });
  expect(await sessions(ACTIVE)).toBe(1);
  await apply(await directory.freeze({ requestId: 'r', accountId: BANNED }));
  expect(await directory.get(BANNED)).toMatchObject({ status: 'banned' });
});

test('an approved appeal ends any lock, any ban, and the wrong passwords counted', async () => {
  for (const accountId of [LOCKED, RISK, BANNED]) {
    await apply(await directory.unlock({ requestId: 'r', accountId }));
    const account = await directory.get(accountId);
    expect(account).toMatchObject({ status: 'active' });
    expect(account?.lock).toBeUndefined();
    expect(await directory.authenticate(seeded(accountId).username, seeded(accountId).password)).toEqual({
      ok: true,
    });
  }
});

describe('another contact', () => {
  const replace = async (channel: 'sms' | 'mail', to: string | undefined) =>
    apply(await directory.replaceContact({ requestId: 'r', accountId: ACTIVE, channel, to }));

  test('is the one it is found by, ends the sessions, and outlives a restart', async () => {
    await replace('sms', '19900000900');
    const account = await directory.get(ACTIVE);
    expect(account).toMatchObject({ phone: '19900000900', email: 'chen.xiaoming@example.com' });
    expect(account?.phoneVerifiedAt).toBe(new Date(bench.clock()).toISOString());
    expect(await sessions(ACTIVE)).toBe(1);
    for (const value of ['19900000900', '19900000001'])
      expect(await directory.find({ kind: 'phone', value })).toHaveLength(value === '19900000900' ? 1 : 0);
    expect(await directory.find({ kind: 'username', value: 'chenxiaoming' })).toHaveLength(1);
    await directory.seed(demoAccounts(bench.clock()));
    expect(await directory.get(ACTIVE)).toMatchObject({ phone: '19900000900' });
  });

  test('of mail leaves the phone and when it was verified', async () => {
    const before = await directory.get(ACTIVE);
    await replace('mail', 'new@example.com');
    expect(await directory.get(ACTIVE)).toEqual({ ...before, email: 'new@example.com' });
  });

  test('may be none, as before an account had one', async () => {
    await replace('sms', undefined);
    const account = await directory.get(ACTIVE);
    expect(account).not.toHaveProperty('phone');
    expect(account).not.toHaveProperty('phoneVerifiedAt');
    await replace('sms', '19900000001');
    await replace('sms', '19900000001');
    expect(await directory.find({ kind: 'phone', value: '19900000001' })).toHaveLength(1);
  });
});

describe('seeding again', () => {
  test('after a restart keeps what has happened, days later too', async () => {
    await reset(ACTIVE);
    bench.clock.advance(50 * HOUR);
    await directory.seed(demoAccounts(bench.clock()));
    expect(await directory.authenticate('chenxiaoming', NEW_PASSWORD)).toEqual({ ok: true });
  });

  test('with a changed definition starts that account anew, and others go', async () => {
    await reset(ACTIVE);
    await directory.seed([{ ...seeded(ACTIVE), phone: '19900000900' }]);
    expect(await directory.authenticate('19900000900', seeded(ACTIVE).password)).toEqual({ ok: true });
    expect(await directory.find({ kind: 'phone', value: '19900000001' })).toEqual([]);
    expect(await directory.get(BANNED)).toBeUndefined();
  });

  test('a thousand accounts take no time worth mentioning', async () => {
    const many = Array.from({ length: 1000 }, (_, i) => ({
      ...seeded(ACTIVE),
      id: `m${i}`,
      username: `many${i}`,
      phone: String(19900100000 + i),
    }));
    const real = createDemoDirectory(bench);
    const before = process.cpuUsage();
    await real.seed(many);
    const { user } = process.cpuUsage(before);
    expect(user / 1e6).toBeLessThan(5);
    expect(await real.find({ kind: 'phone', value: '19900100999' })).toHaveLength(1);
  });
});

test('a lock that is over in the file is over in the directory', async () => {
  const until = new Date(bench.clock() + MINUTE).toISOString();
  await directory.seed([{ ...seeded(RISK), lock: { reason: 'risk', until } }]);
  expect(await directory.get(RISK)).toMatchObject({ status: 'locked' });
  bench.clock.advance(MINUTE);
  expect(await directory.get(RISK)).toMatchObject({ status: 'active' });
  expect(await directory.authenticate(seeded(RISK).username, seeded(RISK).password)).toEqual({ ok: true });
});
