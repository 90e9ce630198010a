import type { Effect, IssuedCode, NewForm } from '../../src/domain/effect.ts';
import type { Commits } from '../../src/domain/ports.ts';
import { createCommits } from '../../src/services/commits.ts';
import { demoEffects } from '../../src/services/demo/demo-effects.ts';
import { createHeldAccounts } from '../../src/services/held-accounts.ts';
import { type Bench, openBench } from './harness.ts';

let bench: Bench;
let commits: Commits;
let told: Effect[][];
beforeEach(async () => {
  bench = await openBench();
  told = [];
  commits = createCommits({ ...bench, committed: (effects) => told.push(effects) });
});
afterEach(() => bench.close());

const code = (id: string, conversationId = 'c1'): IssuedCode => ({
  id,
  conversationId,
  purpose: 'reset-password',
  channel: 'sms',
  identifier: { kind: 'phone', value: '19900000001' },
  mac: 'mac',
  issuedAt: 0,
  expiresAt: 9e15,
});

const form = (id: string, more: Partial<NewForm> = {}): NewForm => ({
  id,
  token: `token of ${id}`,
  conversationId: 'c1',
  purpose: 'new-password',
  accountId: 'a1',
  locale: 'zh-CN',
  expiresAt: 1000,
  ...more,
});

async function apply(...effects: Effect[]): Promise<void> {
  expect(await commits.apply(effects)).toBe('committed');
}

const codes = async () =>
  (await bench.store.read.selectFrom('codes').selectAll().orderBy('id').execute()).map((row) => ({
    id: row.id,
    used: row.used_at,
    voided: row.voided_at,
  }));
const forms = async () =>
  (await bench.store.read.selectFrom('forms').selectAll().orderBy('id').execute()).map(
    (row) => `${row.id} ${row.status}`,
  );
const deadlines = async () =>
  (await bench.store.read.selectFrom('deadlines').selectAll().orderBy('id').execute()).map((row) => row.id);

test('an issued code keeps what was typed sealed', async () => {
  await apply({ do: 'issue-code', code: code('k1') });
  const row = await bench.store.read.selectFrom('codes').selectAll().executeTakeFirstOrThrow();
  expect(JSON.stringify(row)).not.toContain('19900000001');
  expect(JSON.parse(bench.vault.open(row.identifier))).toEqual({ kind: 'phone', value: '19900000001' });
  expect(row).toMatchObject({ tries: 0, used_at: null, voided_at: null, destination: null });
});

test('a code is used once, and not after it was voided', async () => {
  await apply({ do: 'issue-code', code: code('k1') }, { do: 'issue-code', code: code('k2') });
  await apply({ do: 'use-code', codeId: 'k1', at: 7 });
  expect(await commits.apply([{ do: 'use-code', codeId: 'k1', at: 8 }])).toBe('conflict');
  await apply({ do: 'void-codes', conversationId: 'c1' });
  expect(await commits.apply([{ do: 'use-code', codeId: 'k2', at: 8 }])).toBe('conflict');
  expect(await commits.apply([{ do: 'use-code', codeId: 'none', at: 8 }])).toBe('conflict');
  expect(await codes()).toEqual([
    { id: 'k1', used: 7, voided: null },
    { id: 'k2', used: null, voided: bench.clock() },
  ]);
});

test('of many uses at once, one wins', async () => {
  await apply({ do: 'issue-code', code: code('k1') });
  const results = await Promise.all(
    Array.from({ length: 30 }, () => commits.apply([{ do: 'use-code', codeId: 'k1', at: 1 }])),
  );
  expect(results.filter((result) => result === 'committed')).toHaveLength(1);
});

test('voiding stays within the conversation', async () => {
  await apply({ do: 'issue-code', code: code('k1') }, { do: 'issue-code', code: code('k2', 'c2') });
  await apply({ do: 'void-codes', conversationId: 'c1' });
  expect(await codes()).toMatchObject([{ voided: bench.clock() }, { voided: null }]);
});

test('voiding an account’s codes reaches every conversation, and only codes that speak for it', async () => {
  await apply(...['k1', 'k2', 'k3'].map((id): Effect => ({ do: 'issue-code', code: code(id, id) })));
  await bench.store.inTransaction((trx) =>
    trx
      .insertInto('code_accounts')
      .values([
        { code_id: 'k1', account_id: 'a1' },
        { code_id: 'k2', account_id: 'a1' },
        { code_id: 'k3', account_id: 'a2' },
      ])
      .execute(),
  );
  await apply({ do: 'void-account-codes', accountId: 'a1' });
  const left = await bench.store.read.selectFrom('code_accounts').select('code_id').execute();
  expect(left).toEqual([{ code_id: 'k3' }]);
  // Still there to be guessed at, like a code for somebody nobody knows.
  expect((await codes()).map((one) => one.voided)).toEqual([null, null, null]);
});

test('a success forgets the failures of exactly the keys named', async () => {
  await bench.store.inTransaction((trx) =>
    trx
      .insertInto('ledgers')
      .values(['a', 'b', 'c'].map((key) => ({ key, failures: 3, frozen_until: 0 })))
      .execute(),
  );
  await apply({ do: 'reset-ledger', keys: ['a', 'c'] }, { do: 'reset-ledger', keys: [] });
  expect(await bench.store.read.selectFrom('ledgers').select('key').execute()).toEqual([{ key: 'b' }]);
});

test('an opened form keeps only the hash of its token, and will have its end announced', async () => {
  await apply({ do: 'open-form', form: form('f1') });
  const row = await bench.store.read.selectFrom('forms').selectAll().executeTakeFirstOrThrow();
  expect(JSON.stringify(row)).not.toContain('token of');
  expect(await bench.store.read.selectFrom('deadlines').selectAll().execute()).toEqual([
    {
      id: 'form-expired:f1',
      conversation_id: 'c1',
      due_at: 1000,
      event: '{"name":"form-expired","formId":"f1"}',
    },
  ]);
});

test('nobody is told when a not-me form ends', async () => {
  await apply({ do: 'open-form', form: form('f1', { purpose: 'not-me' }) });
  expect(await deadlines()).toEqual([]);
});

test('voiding forms takes their deadlines along, and leaves the owner’s not-me form open', async () => {
  await apply(
    { do: 'open-form', form: form('f1') },
    { do: 'open-form', form: form('f2', { conversationId: 'c2' }) },
    { do: 'open-form', form: form('f3', { purpose: 'not-me' }) },
  );
  await apply({ do: 'void-forms', conversationId: 'c1' });
  expect(await forms()).toEqual(['f1 void', 'f2 open', 'f3 open']);
  expect(await deadlines()).toEqual(['form-expired:f2']);

  await apply({ do: 'void-account-forms', accountId: 'a1' });
  expect(await forms()).toEqual(['f1 void', 'f2 void', 'f3 open']);
  expect(await deadlines()).toEqual([]);
});

test('a message is queued sealed, once per key', async () => {
  const notice = (text: string): Effect => ({
    do: 'send',
    message: {
      kind: 'notice',
      key: 'n1',
      channel: 'sms',
      to: '19900000001',
      purpose: 'password-reset',
      subject: '',
      text,
    },
  });
  await apply(notice('first'));
  await apply(notice('second'));
  const rows = await bench.store.read.selectFrom('outbox').selectAll().execute();
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ key: 'n1', kind: 'notice', status: 'pending', due_at: bench.clock() });
  expect(JSON.stringify(rows)).not.toContain('19900000001');
  expect(JSON.parse(bench.vault.open(rows[0]?.payload ?? ''))).toMatchObject({ text: 'first' });
});

test('a deadline can be moved, is met once, and then is gone', async () => {
  const set = (dueAt: number): Effect => ({
    do: 'set-deadline',
    deadline: { id: 'd1', conversationId: 'c1', dueAt, event: { name: 'form-done', formId: 'f1' } },
  });
  await apply(set(1), set(2));
  expect(await bench.store.read.selectFrom('deadlines').select('due_at').execute()).toEqual([{ due_at: 2 }]);
  await apply({ do: 'meet-deadline', deadlineId: 'd1' });
  expect(await commits.apply([{ do: 'meet-deadline', deadlineId: 'd1' }])).toBe('conflict');
});

test('an account is held once, and stays held', async () => {
  expect(await createHeldAccounts(bench).isHeld('a1')).toBe(false);
  await apply({ do: 'hold-account', accountId: 'a1', at: 1 }, { do: 'hold-account', accountId: 'a1', at: 2 });
  expect(await createHeldAccounts(bench).isHeld('a1')).toBe(true);
  expect(await createHeldAccounts(bench).isHeld('a2')).toBe(false);
});

test('a failing guard takes back what was applied before it, and nobody is told', async () => {
  const result = await commits.apply([
    { do: 'hold-account', accountId: 'a1', at: 1 },
    { do: 'issue-code', code: code('k1') },
    { do: 'meet-deadline', deadlineId: 'none' },
    { do: 'audit', entry: { at: 1, act: 'account.held', actor: 'system' } },
  ]);
  expect(result).toBe('conflict');
  expect(await createHeldAccounts(bench).isHeld('a1')).toBe(false);
  expect(await codes()).toEqual([]);
  expect(await bench.store.read.selectFrom('audit').selectAll().execute()).toEqual([]);
  expect(told).toEqual([]);
});

test('changes of the directory on an account that is gone are a conflict', async () => {
  expect(await commits.apply(demoEffects({ set: 'lock', accountId: 'none' }))).toBe('conflict');
  expect(
    await commits.apply(demoEffects({ set: 'password', accountId: 'none', hash: 'h', clearLock: true })),
  ).toBe('conflict');
});
