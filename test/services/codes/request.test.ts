import { FIGURES } from '../../../src/domain/figures.ts';
import type { Identifier } from '../../../src/domain/identify.ts';
import { HOUR, MINUTE, SECOND } from '../../support/clock.ts';
import { type CodeBench, openCodeBench, PHONE, STRANGER } from './setup.ts';

let bench: CodeBench;
beforeEach(async () => {
  bench = await openCodeBench({ figures: FIGURES });
});
afterEach(() => bench.close());

const phone = (n: number): Identifier => ({ kind: 'phone', value: String(19900000000 + n) });
const kinds = (answers: { kind: string }[]) => answers.map((answer) => answer.kind);

test('a code is six digits, bound, timed by its channel, and only in the sealed outbox row', async () => {
  const answer = await bench.ask();
  if (answer.kind !== 'sent') throw new Error(answer.kind);
  const { code, effects } = answer;
  expect(code).toMatchObject({ conversationId: 'c1', channel: 'sms', identifier: PHONE });
  expect(code.expiresAt - bench.clock()).toBe(5 * MINUTE);
  expect(effects.map((effect) => effect.do)).toEqual(['void-codes', 'issue-code', 'send', 'audit']);
  const send = effects[2];
  if (send?.do !== 'send' || send.message.kind !== 'code') throw new Error('no code is sent');
  expect(send.message).toMatchObject({ key: `code:${code.id}`, codeId: code.id, locale: 'zh-CN' });
  expect(send.message.code).toMatch(/^\d{6}$/);
  expect(JSON.stringify([effects[0], effects[1], effects[3]])).not.toContain(send.message.code);
  expect(JSON.stringify(effects[3])).not.toContain(PHONE.value);

  const mail = await bench.ask({ channel: 'mail', conversationId: 'c2' });
  expect(mail.kind === 'sent' && mail.code.expiresAt - bench.clock()).toBe(10 * MINUTE);
});

test('a new code voids the one before', async () => {
  const first = await bench.issue();
  bench.clock.advance(60 * SECOND);
  const second = await bench.issue();
  expect(await bench.guess(first, first.digits)).toEqual({ kind: 'expired' });
  expect((await bench.guess(second, second.digits)).kind).toBe('right');
});

test('codes differ, and the zeros in front are kept', async () => {
  const digits = new Set<string>();
  for (let i = 0; i < 30; i++) {
    const issued = await bench.issue({
      accountIds: [],
      request: { conversationId: `c${i}`, identifier: phone(i), origin: `198.51.100.${i}` },
    });
    expect(issued.digits).toHaveLength(6);
    digits.add(issued.digits);
  }
  expect(digits.size).toBeGreaterThan(25);
});

test('the directory is never asked, known and unknown look alike', async () => {
  bench.directory.state.down = true;
  const known = await bench.ask({ conversationId: 'c1' });
  const unknown = await bench.ask({ conversationId: 'c2', identifier: STRANGER });
  expect([known.kind, unknown.kind]).toEqual(['sent', 'sent']);
  expect(bench.directory.asked).toEqual([]);
});

test('a code whose turn was cut off before the commit keeps nobody waiting, and counts', async () => {
  await bench.ask();
  const again = await bench.ask();
  expect(again.kind).toBe('sent');
  for (let n = 0; n < 3; n += 1) await bench.ask();
  expect((await bench.ask()).kind).toBe('limited');
});

test('asking again has to wait a minute, counted from when it was asked and not from the commit', async () => {
  const issued = await bench.issue();
  expect(await bench.ask()).toEqual({ kind: 'wait', seconds: 60, codeId: issued.id });
  bench.clock.advance(59 * SECOND);
  expect(await bench.ask()).toEqual({ kind: 'wait', seconds: 1, codeId: issued.id });
  bench.clock.advance(SECOND);
  expect((await bench.ask()).kind).toBe('sent');
});

test('while waiting, the code that is named is the one of this conversation, and can still be typed', async () => {
  await bench.close();
  bench = await openCodeBench({ figures: { resendSeconds: 900 } });
  const mine = await bench.issue();
  bench.clock.advance(SECOND);
  expect(await bench.ask()).toEqual({ kind: 'wait', seconds: 899, codeId: mine.id });
  expect(await bench.ask({ conversationId: 'c2' })).toEqual({ kind: 'wait', seconds: 899 });
  bench.clock.advance(5 * MINUTE);
  expect(await bench.ask()).toEqual({ kind: 'wait', seconds: 599 });
});

test('a code that is still good is named also while the pause is that of another conversation', async () => {
  const mine = await bench.issue();
  bench.clock.advance(MINUTE);
  const theirs = await bench.issue({ request: { conversationId: 'c2' } });
  bench.clock.advance(SECOND);
  expect(await bench.ask()).toEqual({ kind: 'wait', seconds: 59, codeId: mine.id });
  expect(await bench.ask({ conversationId: 'c2' })).toEqual({ kind: 'wait', seconds: 59, codeId: theirs.id });
  expect(await bench.ask({ conversationId: 'c3' })).toEqual({ kind: 'wait', seconds: 59 });
});

test.each([
  ['somebody', PHONE],
  ['nobody', STRANGER],
])('five conversations at once send one code to %s, and the others wait', async (_, identifier) => {
  const answers = await Promise.all(
    [1, 2, 3, 4, 5].map((n) => bench.ask({ identifier, conversationId: `c${n}`, origin: `198.51.100.${n}` })),
  );
  expect(kinds(answers).sort()).toEqual(['sent', ...Array(4).fill('wait')]);
  for (const answer of answers)
    if (answer.kind === 'wait') expect(answer).toEqual({ kind: 'wait', seconds: 60 });
  // The other way of the same name has a pause of its own.
  expect((await bench.ask({ identifier, conversationId: 'c6', channel: 'mail' })).kind).toBe('sent');
});

test('while waiting, a code that was typed wrong too often is not named again', async () => {
  const issued = await bench.issue();
  for (let n = 0; n < 5; n += 1) await bench.guess(issued, issued.wrong);
  expect(await bench.ask()).toEqual({ kind: 'wait', seconds: 60 });
});

test('5 an hour and 10 a day to what was typed, whether or not anybody has it', async () => {
  for (const identifier of [PHONE, STRANGER]) {
    const answers = [];
    for (let i = 0; i < 12; i++) {
      bench.clock.advance(MINUTE);
      answers.push(await bench.ask({ identifier, conversationId: `${identifier.value}${i}` }));
      if (i % 6 === 5) bench.clock.advance(HOUR - 6 * MINUTE);
    }
    // The sixth of each hour is one too many; the twelfth also the eleventh of the day.
    expect(kinds(answers)).toEqual([
      ...Array(5).fill('sent'),
      'limited',
      ...Array(5).fill('sent'),
      'limited',
    ]);
    expect(await bench.ask({ identifier, conversationId: `${identifier.value}x` })).toEqual({
      kind: 'limited',
      minutes: 22 * 60 + 1,
    });
  }
});

test('a hundred requests at once take no more than the quota', async () => {
  await bench.close();
  bench = await openCodeBench({ figures: { resendSeconds: 0 } });
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, i) => bench.ask({ conversationId: `c${i}` })),
  );
  expect(answers.filter((answer) => answer.kind === 'sent')).toHaveLength(5);
});

test('3 different targets a conversation a day', async () => {
  const ask = (n: number) => bench.ask({ identifier: phone(n) });
  expect(kinds([await ask(1), await ask(2), await ask(3), await ask(4)])).toEqual([
    'sent',
    'sent',
    'sent',
    'limited',
  ]);
  bench.clock.advance(MINUTE);
  expect((await ask(1)).kind).toBe('sent');
  bench.clock.advance(23 * HOUR);
  expect((await ask(4)).kind).toBe('limited');
  bench.clock.advance(HOUR);
  expect((await ask(4)).kind).toBe('sent');
});

describe('behind one address', () => {
  test('20 an hour for those who come again, and first codes still pass, up to 200', async () => {
    const first = (n: number) => bench.ask({ conversationId: `hall-${n}`, identifier: phone(1000 + n) });
    for (let n = 0; n < 25; n++) expect((await first(n)).kind).toBe('sent');
    bench.clock.advance(MINUTE);
    expect(await bench.ask({ conversationId: 'hall-0', identifier: phone(1000) })).toEqual({
      kind: 'limited',
      minutes: 59,
    });
    // A fresh conversation doesn't make a target fresh.
    expect((await bench.ask({ conversationId: 'new', identifier: phone(1000) })).kind).toBe('limited');
    for (let n = 25; n < 200; n++) expect((await first(n)).kind).toBe('sent');
    expect((await first(200)).kind).toBe('limited');
    expect(
      (await bench.ask({ conversationId: 'home', identifier: phone(5000), origin: '198.51.100.1' })).kind,
    ).toBe('sent');
  });
});

test('the global budget refuses everybody, without a word about quotas', async () => {
  await bench.close();
  bench = await openCodeBench({ figures: { requestsGlobalHour: 3 } });
  const ask = (n: number) =>
    bench.ask({ conversationId: `c${n}`, identifier: phone(n), origin: `198.51.100.${n}` });
  expect(kinds([await ask(1), await ask(2), await ask(3), await ask(4)])).toEqual([
    'sent',
    'sent',
    'sent',
    'unavailable',
  ]);
  bench.clock.advance(HOUR);
  expect((await ask(5)).kind).toBe('sent');
});

test('quotas survive a turn whose commit never comes, and a restart', async () => {
  for (let i = 0; i < 5; i++) {
    await bench.ask({ conversationId: `c${i}` });
    bench.clock.advance(MINUTE);
  }
  expect(await bench.store.read.selectFrom('codes').selectAll().execute()).toEqual([]);
  expect((await bench.ask({ conversationId: 'other' })).kind).toBe('limited');
});

test('when the store fails, nothing is sent', async () => {
  await bench.store.close();
  expect(await bench.ask()).toEqual({ kind: 'unavailable' });
  expect(bench.errors).toHaveLength(1);
});
