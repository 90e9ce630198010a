import type { Channel } from '../../src/domain/account.ts';
import { DirectoryUnavailable } from '../../src/domain/directory-unavailable.ts';
import { lockReminderId } from '../../src/domain/lock-reminder.ts';
import type { Directory } from '../../src/domain/ports.ts';
import { demoAccounts } from '../../src/services/demo/demo-accounts.ts';
import { createDemoDirectory } from '../../src/services/demo/demo-directory.ts';
import { destinationKey } from '../../src/services/destination.ts';
import { ACCOUNTS } from '../support/accounts.ts';
import { HOUR, MINUTE } from '../support/clock.ts';
import { type FormBench, NOBODY, openFormBench } from './setup.ts';

const PASSWORD = 'Lantern-river-82';
const VOID = { kind: 'refused', code: 'form-expired' };

let bench: FormBench;
let directory: Directory;
/** Whether each reset was to open a lock. */
let cleared: boolean[];
/** Under which each was asked for. */
let requests: string[];
/** What happens, once, while the directory is at work on a password. */
let meanwhile: (() => Promise<unknown>) | undefined;
beforeEach(async () => {
  cleared = [];
  requests = [];
  meanwhile = undefined;
  bench = await openFormBench({
    async directory({ store, vault, clock }) {
      const demo = createDemoDirectory({ store, vault, clock, cost: { logN: 4, r: 8, p: 1 } });
      await demo.seed(demoAccounts(clock()));
      directory = {
        ...demo,
        async resetPassword(reset) {
          cleared.push(reset.clearLock);
          requests.push(reset.requestId);
          const happens = meanwhile;
          meanwhile = undefined;
          await happens?.();
          return demo.resetPassword(reset);
        },
      };
      return directory;
    },
  });
});
afterEach(() => bench.close());

/** A right code, as the outbox worker and the chat leave it behind. */
async function prove(accountId: string, channel: Channel = 'sms', conversationId = 'c1'): Promise<void> {
  const { commits, store, vault, clock } = bench;
  const account = await directory.get(accountId);
  const contact = (channel === 'sms' ? account?.phone : account?.email) ?? '';
  const id = `code ${conversationId} ${accountId}`;
  await commits.apply([
    {
      do: 'issue-code',
      code: {
        ...{ id, conversationId, purpose: 'reset-password', channel, mac: '' },
        ...{ identifier: { kind: 'phone', value: contact }, issuedAt: clock(), expiresAt: clock() + MINUTE },
      },
    },
    { do: 'use-code', codeId: id, at: clock() },
  ]);
  await store.inTransaction(async (trx) => {
    const destination = destinationKey(vault, channel, contact);
    await trx.updateTable('codes').set({ destination }).where('id', '=', id).execute();
    await trx.insertInto('code_accounts').values({ code_id: id, account_id: accountId }).execute();
  });
}

const page = (accountId: string, aux = false) => bench.open('new-password', { accountId, aux });
const set = (token: string, password = PASSWORD, confirm = password) =>
  bench.secureForms.submit(token, { password, confirm }, NOBODY);
const isSet = (accountId: string) => directory.isCurrentPassword(accountId, PASSWORD);
const audit = async () => {
  const rows = await bench.store.read.selectFrom('audit').selectAll().orderBy('seq').execute();
  return rows.map(({ act, account_id, conversation_id }) => [act, account_id, conversation_id]);
};
const messages = async () => {
  const rows = await bench.store.read.selectFrom('outbox').select('payload').execute();
  return rows.map((row) => JSON.parse(bench.vault.open(row.payload)));
};

describe('a new password', () => {
  const { active, passwordLocked, riskLocked, banned, stale } = ACCOUNTS;

  test.each<[string, { id: string }, Channel, boolean, boolean]>([
    ['a code', active, 'sms', false, true],
    ['a code to a locked account', passwordLocked, 'sms', false, true],
    ['a code alone at a risk lock', riskLocked, 'mail', false, false],
    ['a code, name and number at a risk lock', riskLocked, 'mail', true, true],
    ['a code alone to an old phone', stale, 'sms', false, false],
    ['a code, name and number to an old phone', stale, 'sms', true, true],
    ['a code by mail where the phone is old', stale, 'mail', false, true],
    ['a code, name and number at a ban', banned, 'sms', true, false],
  ])('by %s', async (_, { id }, channel, aux, allowed) => {
    await prove(id, channel);
    const outcome = await set(await page(id, aux));
    expect(outcome).toMatchObject(allowed ? { kind: 'done' } : VOID);
    expect(await isSet(id)).toBe(allowed);
    expect(cleared).toEqual(allowed ? [id === passwordLocked.id || id === riskLocked.id] : []);
  });

  test('not without a code, with one of another conversation, or with one for another account', async () => {
    const token = await page(active.id);
    expect(await set(token)).toMatchObject(VOID);
    await prove(active.id, 'sms', 'another');
    await prove(stale.id);
    expect(await set(token)).toMatchObject(VOID);
    expect(await isSet(active.id)).toBe(false);
  });

  test('half an hour after the code, and not a moment later', async () => {
    await prove(active.id);
    bench.clock.advance(30 * MINUTE + 1);
    expect(await set(await page(active.id))).toMatchObject(VOID);
    await prove(passwordLocked.id);
    bench.clock.advance(30 * MINUTE);
    expect(await set(await page(passwordLocked.id))).toEqual({ kind: 'done' });
  });

  test('not while the account waits for review', async () => {
    await prove(active.id);
    const token = await page(active.id);
    await bench.commits.apply([{ do: 'hold-account', accountId: active.id, at: 1 }]);
    expect(await set(token)).toMatchObject(VOID);
    expect(await isSet(active.id)).toBe(false);
  });

  test('once for a code, whatever pages there are', async () => {
    await prove(active.id);
    const tokens = [await page(active.id), await page(active.id)];
    const outcomes = await Promise.all(tokens.map((token) => set(token)));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'refused']);
    expect((await audit()).filter(([act]) => act === 'password.reset')).toHaveLength(1);
  });

  test('takes back what was under way elsewhere, and opens a page for the owner’s no', async () => {
    const { id } = passwordLocked;
    const dueAt = bench.clock() + HOUR;
    const theirs = await bench.open('new-password', { accountId: id, conversationId: 'another' });
    await prove(id, 'mail', 'another');
    await bench.commits.apply([
      {
        do: 'set-deadline',
        deadline: {
          ...{ id: lockReminderId(id, 'c1', dueAt), conversationId: 'c1', dueAt },
          event: { name: 'lock-ended', accountId: id, channel: 'sms' },
        },
      },
    ]);
    await prove(id);
    expect(await set(await page(id))).toEqual({ kind: 'done' });

    expect(await bench.forms.findByToken(theirs)).toMatchObject({ status: 'void' });
    const again = await bench.open('new-password', { accountId: id, conversationId: 'another' });
    expect(await set(again)).toMatchObject(VOID);
    const left = await bench.store.read.selectFrom('deadlines').select('event').execute();
    expect(left.map(({ event }) => JSON.parse(event).name)).not.toContain('lock-ended');
    expect(await directory.get(id)).toMatchObject({ status: 'active' });

    const told = await messages();
    expect(told.map(({ to, purpose }) => [to, purpose])).toEqual([
      [passwordLocked.phone, 'password-reset'],
      [passwordLocked.email, 'password-reset'],
    ]);
    const token = /\/f\/([\w-]+)/.exec(told[0]?.text)?.[1] ?? '';
    expect(await bench.forms.findByToken(token)).toMatchObject({
      ...{ purpose: 'not-me', accountId: id, expiresAt: bench.clock() + 72 * HOUR },
    });
    expect(await audit()).toEqual([
      ['form.submitted', id, 'c1'],
      ['password.reset', id, 'c1'],
    ]);
  });

  test('gives way to a no of the owner that comes while it is being set', async () => {
    const { id } = passwordLocked;
    await prove(id);
    const notMe = await bench.open('not-me', { accountId: id });
    meanwhile = () => bench.secureForms.submit(notMe, {}, NOBODY);
    const token = await page(id);
    expect(await set(token)).toEqual({ kind: 'unavailable' });
    expect(await isSet(id)).toBe(false);
    expect(await directory.get(id)).toMatchObject({ status: 'locked', lock: { reason: 'risk' } });
    expect(await set(token)).toMatchObject(VOID);
    expect((await audit()).map(([act]) => act)).not.toContain('password.reset');
  });

  test('is a request of its own at every submission, so that none is taken for one before', async () => {
    await prove(active.id);
    const token = await page(active.id);
    meanwhile = async () => {
      throw new DirectoryUnavailable();
    };
    expect(await set(token, 'Copper-meadow-57')).toEqual({ kind: 'unavailable' });
    expect(await set(token)).toEqual({ kind: 'done' });
    expect(new Set(requests).size).toBe(2);
    expect(await isSet(active.id)).toBe(true);
  });

  test('gives way to one that was set meanwhile elsewhere', async () => {
    const { id } = active;
    await prove(id);
    await prove(id, 'sms', 'another');
    const theirs = await bench.open('new-password', { accountId: id, conversationId: 'another' });
    meanwhile = () => set(theirs, 'Copper-meadow-57');
    expect(await set(await page(id))).toEqual({ kind: 'unavailable' });
    expect(await directory.isCurrentPassword(id, 'Copper-meadow-57')).toBe(true);
  });

  test.each<[string, { id: string }, string]>([
    ['the name of the mailbox', ACCOUNTS.stale, 'Xq7-wu.yulan-Kestrel'],
    ['the credit code', ACCOUNTS.company, 'Xq-911101-kestrel-Wind'],
    ['the phone', active, `Xq-${active.phone}-kestrel`],
    ['the identity number', active, `Xq-${active.idNumber}-kestrel`],
    ['the username', active, `Xq7-${active.username}-Kestrel`],
    ['the name of the portal', active, 'Xq7-一窗通-Kestrel'],
  ])('holds no part of what anybody may know: %s', async (_, { id }, password) => {
    await prove(id, 'mail');
    expect(await set(await page(id), password)).toMatchObject({
      errors: [{ field: 'password', code: 'personal' }],
    });
  });

  test('is another one, typed twice alike', async () => {
    await prove(active.id);
    const token = await page(active.id);
    expect(await set(token, active.password)).toMatchObject({ errors: [{ code: 'old' }] });
    expect(await set(token, PASSWORD, `${PASSWORD} `)).toMatchObject({
      errors: [{ field: 'confirm', code: 'mismatch' }],
    });
    expect(await set(token, '')).toMatchObject({ errors: [{ field: 'password', code: 'required' }] });
    expect((await audit()).map(([act]) => act)).toEqual(['password.refused']);
  });
});

test('「非本人操作」 closes the account, takes back what is under way and tells its owner', async () => {
  const { id, phone, email, username } = ACCOUNTS.active;
  await prove(id, 'sms', 'thief');
  const theirs = await bench.open('new-password', { accountId: id, conversationId: 'thief' });
  const token = await bench.open('not-me', { accountId: id });
  expect(await bench.secureForms.submit(token, {}, NOBODY)).toEqual({ kind: 'done' });

  const held = await bench.store.read.selectFrom('held_accounts').select('account_id').execute();
  expect(held).toEqual([{ account_id: id }]);
  expect(await directory.get(id)).toMatchObject({ status: 'locked', lock: { reason: 'risk' } });
  expect(await bench.forms.findByToken(theirs)).toMatchObject({ status: 'void' });
  expect(await bench.store.read.selectFrom('code_accounts').selectAll().execute()).toEqual([]);
  const told = await messages();
  expect(told.map(({ to, purpose }) => [to, purpose])).toEqual([
    [phone, 'account-held'],
    [email, 'account-held'],
  ]);
  expect(JSON.stringify(told)).not.toContain(username);
  expect(await audit()).toEqual([
    ['form.submitted', id, 'c1'],
    ['account.held', id, 'c1'],
  ]);
});

test.each([[undefined], ['nobody']])('「非本人操作」 of no account (%s) does nothing', async (accountId) => {
  const token = await bench.open('not-me', accountId ? { accountId } : {});
  expect(await bench.secureForms.submit(token, {}, NOBODY)).toMatchObject(VOID);
  expect(await audit()).toEqual([]);
});
