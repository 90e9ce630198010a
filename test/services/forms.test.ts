import type { Effect, NewForm } from '../../src/domain/effect.ts';
import type { Commits, Forms } from '../../src/domain/ports.ts';
import { createCommits } from '../../src/services/commits.ts';
import { createDeadlines } from '../../src/services/deadlines.ts';
import { createForms, formBrowserHash } from '../../src/services/forms.ts';
import { createHeldAccounts } from '../../src/services/held-accounts.ts';
import { MINUTE } from '../support/clock.ts';
import { type Bench, openBench } from './harness.ts';

let bench: Bench;
let forms: Forms;
let commits: Commits;
let told: Effect[][];
beforeEach(async () => {
  bench = await openBench();
  told = [];
  forms = createForms({ ...bench, committed: (effects) => told.push(effects) });
  commits = createCommits(bench);
});
afterEach(() => bench.close());

async function open(more: Partial<NewForm> = {}): Promise<void> {
  await commits.apply([
    {
      do: 'open-form',
      form: {
        id: 'f1',
        token: 'secret token',
        conversationId: 'c1',
        purpose: 'real-name',
        locale: 'zh-CN',
        expiresAt: bench.clock() + 15 * MINUTE,
        ...more,
      },
    },
  ]);
}

const result = { purpose: 'real-name', realName: '陈晓明', idNumber: '110101199003070011' } as const;
const due = async () =>
  (await createDeadlines(bench).due(bench.clock() + 60 * MINUTE, 10)).map(({ event }) => event.name);

test('a form is found by its token or id, as it was opened', async () => {
  await open({ accountId: 'a1' });
  const expected = {
    id: 'f1',
    conversationId: 'c1',
    purpose: 'real-name',
    accountId: 'a1',
    aux: false,
    locale: 'zh-CN',
    status: 'open',
    expiresAt: bench.clock() + 15 * MINUTE,
  };
  expect(await forms.findByToken('secret token')).toEqual(expected);
  expect(await forms.get('f1')).toEqual(expected);
  expect(await forms.findByToken('f1')).toBeUndefined();
  expect(await forms.get('secret token')).toBeUndefined();
});

test('the first browser has it, and keeps it', async () => {
  await open();
  expect(await forms.bindBrowser('f1', 'mine')).toBe(true);
  expect(await forms.bindBrowser('f1', 'yours')).toBe(false);
  expect(await forms.bindBrowser('f1', 'mine')).toBe(true);
  expect((await forms.get('f1'))?.browserHash).toBe(formBrowserHash(bench.vault, 'mine'));
  expect(await forms.bindBrowser('none', 'mine')).toBe(false);
});

test('of two browsers at once, one has it', async () => {
  await open();
  const won = await Promise.all(['a', 'b', 'c'].map((browser) => forms.bindBrowser('f1', browser)));
  expect(won.filter(Boolean)).toHaveLength(1);
});

const submit = async (id: string, effects: Effect[]) =>
  (await forms.claim(id, [])) === 'conflict' ? 'conflict' : forms.complete(id, result, effects);

test('a submission ends in one transaction: result, effects, and a deadline that wakes the dialog', async () => {
  await open();
  const effects: Effect[] = [{ do: 'hold-account', accountId: 'a1', at: 1 }];
  expect(await submit('f1', effects)).toBe('committed');
  expect(await forms.get('f1')).toMatchObject({ status: 'done', result });
  expect(await createHeldAccounts(bench).isHeld('a1')).toBe(true);
  expect(await due()).toEqual(['form-done']);
  expect(told[0]?.map((effect) => effect.do)).toEqual(['set-deadline', 'hold-account']);
  const rows = JSON.stringify(await bench.store.read.selectFrom('forms').selectAll().execute());
  expect(rows).not.toContain('110101199003070011');
});

test('a form is claimed once, whoever presses the button how often', async () => {
  await open();
  const results = await Promise.all(Array.from({ length: 10 }, () => forms.claim('f1', [])));
  expect(results.filter((one) => one === 'committed')).toHaveLength(1);
});

test('a claimed form can no longer be voided, and is done or open again in the end', async () => {
  await open();
  await forms.claim('f1', []);
  await commits.apply([{ do: 'void-forms', conversationId: 'c1' }]);
  expect(await forms.get('f1')).toMatchObject({ status: 'working' });
  await forms.release('f1');
  expect(await forms.get('f1')).toMatchObject({ status: 'open' });
  expect(await due()).toEqual(['form-expired']);
});

test('a claim that nobody ends falls due as stuck', async () => {
  await open();
  await forms.claim('f1', []);
  bench.clock.advance(2 * MINUTE);
  const [stuck] = await createDeadlines(bench).due(bench.clock(), 9);
  expect(stuck?.event).toEqual({ name: 'form-stuck', formId: 'f1' });
  await commits.apply([{ do: 'abandon-form', formId: 'f1' }]);
  expect(await forms.get('f1')).toMatchObject({ status: 'void' });
});

test('one that came by message to the account’s owner can be sent again after that', async () => {
  await open({ purpose: 'veto' });
  await forms.claim('f1', []);
  await commits.apply([{ do: 'abandon-form', formId: 'f1' }]);
  expect(await forms.get('f1')).toMatchObject({ status: 'open' });
  expect(await forms.claim('f1', [])).toBe('committed');
});

test('an effect whose guard fails leaves the form as it was', async () => {
  await open();
  const spend: Effect = { do: 'spend-proof', conversationId: 'c1', accountId: 'a1' };
  expect(await forms.claim('f1', [spend])).toBe('conflict');
  expect(await forms.get('f1')).toMatchObject({ status: 'open' });
  expect(await due()).toEqual(['form-expired']);
  expect(told).toEqual([]);
});

test('a form that ended or was voided is not submitted', async () => {
  await open();
  await open({ id: 'f2', token: 't2', conversationId: 'c2' });
  await commits.apply([{ do: 'void-forms', conversationId: 'c2' }]);
  expect(await submit('f2', [])).toBe('conflict');
  expect(await forms.complete('f2', result, [])).toBe('conflict');
  bench.clock.advance(15 * MINUTE);
  expect(await submit('f1', [])).toBe('conflict');
  expect(await submit('none', [])).toBe('conflict');
});

test('a not-me form wakes no dialog: the conversation may be a thief’s', async () => {
  await open({ purpose: 'not-me' });
  await forms.claim('f1', []);
  expect(await forms.complete('f1', { purpose: 'not-me' }, [])).toBe('committed');
  expect(await due()).toEqual([]);
});
