import type { Figures } from '../../../src/domain/figures.ts';
import type { Identifier } from '../../../src/domain/identify.ts';
import { createCodeProofs } from '../../../src/services/codes/code-proofs.ts';
import { createCommits } from '../../../src/services/commits.ts';
import { createOutboxWorker } from '../../../src/services/outbox/outbox-worker.ts';
import { account, type CodeBench, type Issued, openCodeBench, PHONE } from './setup.ts';

const NEW: Identifier = { kind: 'phone', value: '19900007777' };
const PROVE = { purpose: 'prove-contact' as const, identifier: NEW };

let bench: CodeBench;
afterEach(() => bench.close());

/** The outbox worker over the same facts; what it sent. */
function worker(more: Partial<Figures> = {}) {
  const sent: { to: string; purpose: string; text: string }[] = [];
  const { store, vault, clock, directory } = bench;
  const figures = { ...bench.figures, ...more };
  const outbox = createOutboxWorker({
    store,
    vault,
    clock,
    figures,
    directory: directory.directory,
    delivery: { send: async ({ to, purpose, text }) => void sent.push({ to, purpose, text }) },
    renderCode: ({ purpose, code }) => ({ subject: '', text: `${purpose} ${code}` }),
    renderClosed: () => ({ subject: '', text: '' }),
    random: () => 0.5,
  });
  return { sent, run: () => outbox.runOnce() };
}

const prove = (more = {}): Promise<Issued> => bench.issue({ accountIds: [], request: { ...PROVE, ...more } });

const spokenFor = () => bench.store.read.selectFrom('code_accounts').selectAll().execute();

test('it goes to what was typed, says what it is for, and the directory is not asked', async () => {
  bench = await openCodeBench();
  const { sent, run } = worker();
  const issued = await prove();
  await run();
  expect(sent).toEqual([{ to: NEW.value, purpose: 'prove-contact', text: `prove-contact ${issued.digits}` }]);
  expect(bench.directory.asked).toEqual([]);
});

test('the right one proves the contact and nothing else', async () => {
  bench = await openCodeBench();
  await prove();
  const { run } = worker();
  await run();
  const issued = await prove({ conversationId: 'c2' });
  await run();
  const answer = await bench.guess(issued, issued.digits);
  expect(answer).toMatchObject({
    kind: 'right',
    accountIds: [],
    channel: 'sms',
    contact: { channel: 'sms', to: NEW.value },
  });
  if (answer.kind !== 'right') throw new Error(answer.kind);
  expect(await bench.commit(answer.effects)).toBe('committed');
  expect((await bench.guess(issued, issued.digits)).kind).toBe('expired');
});

test('for an account’s own phone too: it never speaks for the account', async () => {
  bench = await openCodeBench();
  const issued = await prove({ identifier: PHONE });
  await worker().run();
  expect(await spokenFor()).toEqual([]);
  const answer = await bench.guess(issued, issued.digits);
  if (answer.kind !== 'right') throw new Error(answer.kind);
  expect(answer.accountIds).toEqual([]);
  await bench.commit(answer.effects);
  const commits = createCommits(bench);
  expect(await createCodeProofs(bench).find(issued.conversationId, account('a1'))).toBeUndefined();
  // Nor can it be spent as a proof.
  const spend = { do: 'spend-proof' as const, conversationId: issued.conversationId, accountId: 'a1' };
  expect(await commits.apply([spend])).toBe('conflict');
});

test('of a hundred guesses at once five are judged', async () => {
  bench = await openCodeBench();
  const issued = await prove();
  const answers = await Promise.all(Array.from({ length: 100 }, () => bench.guess(issued, issued.wrong)));
  expect(answers.filter(({ kind }) => kind === 'wrong')).toHaveLength(5);
  expect(answers.filter(({ kind }) => kind === 'used-up')).toHaveLength(95);
  expect((await bench.guess(issued, issued.digits)).kind).toBe('used-up');
});

test('what is right there does not reset what guesses at the account’s codes have added up to', async () => {
  bench = await openCodeBench();
  for (let round = 0; round < 2; round++) {
    const reset = await bench.issue({ request: { conversationId: `r${round}` } });
    for (let n = 0; n < 4; n++) await bench.guess(reset, reset.wrong);
  }
  const proof = await prove({ identifier: PHONE, conversationId: 'c9' });
  const answer = await bench.guess(proof, proof.digits);
  if (answer.kind !== 'right') throw new Error(answer.kind);
  await bench.commit(answer.effects);

  const reset = await bench.issue({ request: { conversationId: 'r3' } });
  await bench.guess(reset, reset.wrong);
  expect((await bench.guess(reset, reset.wrong)).kind).toBe('frozen');
});

test('guesses in a row freeze the proving of that contact, and leave the account’s codes alone', async () => {
  bench = await openCodeBench();
  for (const conversationId of ['p1', 'p2']) {
    const issued = await prove({ identifier: PHONE, conversationId });
    for (let n = 0; n < 5; n++) await bench.guess(issued, issued.wrong);
  }
  expect((await bench.ask({ ...PROVE, identifier: PHONE, conversationId: 'p3' })).kind).toBe('frozen');
  expect((await bench.ask({ conversationId: 'p3' })).kind).toBe('sent');
});

test('one in flight is refused while that contact is frozen, right or wrong', async () => {
  bench = await openCodeBench();
  const inFlight = await prove({ conversationId: 'p0' });
  for (const conversationId of ['p1', 'p2']) {
    const issued = await prove({ conversationId });
    for (let n = 0; n < 5; n++) await bench.guess(issued, issued.wrong);
  }
  expect(await bench.guess(inFlight, inFlight.digits)).toEqual({ kind: 'frozen', hours: 24 });
  expect(await bench.guess(inFlight, inFlight.wrong)).toEqual({ kind: 'frozen', hours: 24 });
});

test('the destination’s quota counts both kinds of code', async () => {
  bench = await openCodeBench();
  for (let n = 0; n < 5; n++) {
    const asked = { identifier: PHONE, conversationId: `c${n}` };
    expect((await bench.ask(n % 2 ? asked : { ...PROVE, ...asked })).kind).toBe('sent');
  }
  expect((await bench.ask({ ...PROVE, identifier: PHONE, conversationId: 'c9' })).kind).toBe('limited');
});

test('waiting does not hand over a code for something else', async () => {
  bench = await openCodeBench({ figures: { resendSeconds: 60 } });
  await bench.issue();
  const answer = await bench.ask({ ...PROVE, identifier: PHONE });
  expect(answer).toEqual({ kind: 'wait', seconds: 60 });
});

test('to one mailbox under many names there go no more than to one', async () => {
  bench = await openCodeBench();
  const { sent, run } = worker({ sendsPerDestinationHour: 2 });
  for (const [n, value] of ['eve@example.com', 'eve+1@example.com', 'eve+2@example.com'].entries()) {
    const identifier: Identifier = { kind: 'email', value };
    await prove({ identifier, channel: 'mail', conversationId: `c${n}` });
    await run();
  }
  expect(sent.map(({ to }) => to)).toEqual(['eve@example.com', 'eve+1@example.com']);
});

test('to whatever contacts are typed there goes a third of the budget, and the rest is kept for accounts', async () => {
  bench = await openCodeBench();
  const { sent, run } = worker({ sendsGlobalHour: 6 });
  for (const n of [1, 2, 3]) {
    const identifier: Identifier = { kind: 'phone', value: `1990000800${n}` };
    await prove({ identifier, conversationId: `c${n}` });
    await run();
  }
  expect(sent.map(({ to }) => to)).toEqual(['19900008001', '19900008002']);
  await bench.issue({ accountIds: [], request: { conversationId: 'c9' } });
  await run();
  expect(sent.at(-1)).toMatchObject({ to: PHONE.value, purpose: 'reset-password' });
});

test('once the whole budget is spent on accounts, none goes there either', async () => {
  bench = await openCodeBench();
  const { sent, run } = worker({ sendsGlobalHour: 2 });
  for (const conversationId of ['c1', 'c2'])
    await bench.issue({ accountIds: [], request: { conversationId } });
  await run();
  await prove({ conversationId: 'c3' });
  await run();
  expect(sent.map(({ purpose }) => purpose)).toEqual(['reset-password', 'reset-password']);
});
