import type { Effect, NewForm } from '../../src/domain/effect.ts';
import type { Facts, Forms } from '../../src/domain/ports.ts';
import { createDeadlines } from '../../src/services/deadlines.ts';
import { createFacts } from '../../src/services/facts.ts';
import { createForms, formBrowserHash } from '../../src/services/forms.ts';
import { MINUTE } from '../support/clock.ts';
import { type Bench, openBench } from './harness.ts';

let bench: Bench;
let forms: Forms;
let facts: Facts;
let told: Effect[][];
beforeEach(async () => {
  bench = await openBench();
  told = [];
  forms = createForms({ ...bench, committed: (effects) => told.push(effects) });
  facts = createFacts(bench);
});
afterEach(() => bench.close());

async function open(more: Partial<NewForm> = {}): Promise<void> {
  await facts.apply([
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

test('a submission is one transaction: result, effects, and a deadline that wakes the dialog', async () => {
  await open();
  const effects: Effect[] = [{ do: 'hold-account', accountId: 'a1', at: 1 }];
  expect(await forms.complete('f1', result, effects)).toBe('committed');
  expect(await forms.get('f1')).toMatchObject({ status: 'done', result });
  expect(await facts.isHeld('a1')).toBe(true);
  expect(await due()).toEqual(['form-done']);
  expect(told[0]?.map((effect) => effect.do)).toEqual(['set-deadline', 'hold-account']);
  const rows = JSON.stringify(await bench.store.read.selectFrom('forms').selectAll().execute());
  expect(rows).not.toContain('110101199003070011');
});

test('a form is submitted once, whoever presses the button how often', async () => {
  await open();
  const results = await Promise.all(Array.from({ length: 10 }, () => forms.complete('f1', result, [])));
  expect(results.filter((one) => one === 'committed')).toHaveLength(1);
});

test('an effect whose guard fails leaves the form open', async () => {
  await open();
  expect(await forms.complete('f1', result, [{ do: 'use-code', codeId: 'none', at: 1 }])).toBe('conflict');
  expect(await forms.get('f1')).toMatchObject({ status: 'open' });
  expect(await due()).toEqual(['form-expired']);
  expect(told).toEqual([]);
});

test('a form that ended or was voided is not submitted', async () => {
  await open();
  await open({ id: 'f2', token: 't2', conversationId: 'c2' });
  await facts.apply([{ do: 'void-forms', conversationId: 'c2' }]);
  expect(await forms.complete('f2', result, [])).toBe('conflict');
  bench.clock.advance(15 * MINUTE);
  expect(await forms.complete('f1', result, [])).toBe('conflict');
  expect(await forms.complete('none', result, [])).toBe('conflict');
});

test('a not-me form wakes no dialog: the conversation may be a thief’s', async () => {
  await open({ purpose: 'not-me' });
  expect(await forms.complete('f1', { purpose: 'not-me' }, [])).toBe('committed');
  expect(await due()).toEqual([]);
});
