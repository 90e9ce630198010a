import type { WayClosed } from '../../../src/domain/ports.ts';
import { createConversation } from '../../../src/services/conversations.ts';
import { createIdentityCheck } from '../../../src/services/identity-check.ts';
import { countOutbox } from '../../../src/services/outbox/outbox-rows.ts';
import { createOutboxWorker } from '../../../src/services/outbox/outbox-worker.ts';
import { HOUR, MINUTE, SECOND } from '../../support/clock.ts';
import { account, type CodeBench, type Issued, openCodeBench, PHONE, STRANGER } from '../codes/setup.ts';
import { newConversation } from '../harness.ts';

const BY_NAME = { kind: 'username', value: 'user-a1' } as const;

let bench: CodeBench;
let sent: { key: string; to: string; purpose: string; closed: WayClosed }[];
beforeEach(async () => {
  bench = await openCodeBench();
  sent = [];
});
afterEach(() => bench.close());

/** Delivers all there is; codes are left out of what was sent. */
function deliver(broken: (to: string) => boolean = () => false): Promise<void> {
  const { store, vault, clock, directory, errors } = bench;
  return createOutboxWorker({
    store,
    vault,
    clock,
    figures: bench.figures,
    directory: directory.directory,
    delivery: {
      async send({ key, to, purpose, text }) {
        if (broken(to)) throw new Error('gateway is down');
        if (purpose.startsWith('channel-')) sent.push({ key, to, purpose, closed: JSON.parse(text) });
      },
    },
    renderCode: () => ({ subject: '', text: '' }),
    renderClosed: (closed) => ({ subject: '', text: JSON.stringify(closed) }),
    random: () => 0.5,
    onError: (error) => errors.push(error),
  }).runOnce();
}

/** A code that has left, so that the accounts behind it are known. */
async function code(n: number, more: Parameters<CodeBench['ask']>[0] = {}): Promise<Issued> {
  const issued = await bench.issue({ accountIds: [], request: { conversationId: `c${n}`, ...more } });
  await deliver();
  return issued;
}

async function guessWrong(issued: Issued, times = 5): Promise<void> {
  for (let n = 0; n < times; n++) await bench.guess(issued, issued.wrong);
}

async function freeze(more: Parameters<CodeBench['ask']>[0] = {}): Promise<void> {
  for (const n of [1, 2]) await guessWrong(await code(n, more));
}

const rows = () => bench.store.read.selectFrom('outbox').selectAll().orderBy('key').execute();
const whom = () => sent.map(({ to }) => to).sort();

test('ten wrong codes are told to the owner at every contact, once', async () => {
  await freeze();
  expect(sent).toEqual([]);
  await deliver();
  await deliver();
  expect(whom()).toEqual([PHONE.value, 'a1@example.com']);
  expect(new Set(sent.map(({ key }) => key)).size).toBe(2);
  const closed = { locale: 'zh-CN', way: 'sms', until: bench.clock() + 24 * HOUR, other: 'mail' };
  for (const one of sent) expect(one).toMatchObject({ purpose: 'channel-frozen', closed });
  expect((await rows()).filter(({ settled_at }) => settled_at === null)).toEqual([]);
  expect((await rows()).map(({ payload }) => payload).join('')).toBe('');
});

test('one contact that cannot be reached does not keep the other from hearing, nor makes it hear twice', async () => {
  await freeze();
  await deliver((to) => to === PHONE.value);
  expect(whom()).toEqual(['a1@example.com']);
  bench.clock.advance(5 * SECOND);
  await deliver();
  expect(whom()).toEqual([PHONE.value, 'a1@example.com']);
});

test.each(['down', 'unavailable'] as const)('a directory that is %s delays it', async (how) => {
  await freeze();
  bench.directory.state[how] = true;
  await deliver();
  expect(sent).toEqual([]);
  bench.directory.state[how] = false;
  bench.clock.advance(5 * SECOND);
  await deliver();
  expect(sent).toHaveLength(2);
});

test('the contacts are those of the moment it leaves', async () => {
  await freeze();
  bench.directory.state.accounts = [account('a1', { email: 'new@example.com' })];
  await deliver();
  expect(whom()).toEqual([PHONE.value, 'new@example.com']);
});

test('for nobody as many rows come and go, nothing is sent, and no figure shows any of it', async () => {
  const lives = async (identifier: typeof PHONE) => {
    const before = (await rows()).length;
    for (const n of [1, 2])
      await guessWrong(await code(n, { identifier, conversationId: `${identifier.value}${n}` }));
    const queued = (await rows()).length - before;
    const shown = JSON.stringify(await countOutbox(bench.store));
    await deliver();
    const all = await rows();
    expect(all.filter(({ settled_at }) => settled_at === null)).toEqual([]);
    expect(JSON.stringify(await countOutbox(bench.store))).toBe(shown);
    return { queued, after: all.length - before, told: sent.splice(0).length };
  };
  // What is left by the very first wrong code of all belongs to neither.
  await guessWrong(await code(0, { identifier: { kind: 'phone', value: '19900008888' } }), 1);
  const known = await lives(PHONE);
  expect(known).toEqual({ queued: 3, after: 5, told: 2 });
  expect(await lives(STRANGER)).toEqual({ ...known, told: 0 });
});

test('an account without a contact by that way loses nothing, and nobody is told', async () => {
  const { email: _, ...noMail } = account('a1');
  bench.directory.state.accounts = [noMail];
  await freeze({ channel: 'mail' });
  await deliver();
  expect(sent).toEqual([]);
});

test('behind a shared phone it is told once there, and at each owner’s other contact', async () => {
  bench.directory.state.accounts = [
    account('a1'),
    account('a2', { kind: 'legal', phone: '+86 199-0000-0001' }),
    account('elsewhere', { phone: '19900000050' }),
  ];
  const byId = { identifier: { kind: 'id-number', value: '110101199003070011' } } as const;
  await freeze(byId);
  await deliver();
  expect(whom()).toEqual([PHONE.value, 'a1@example.com', 'a2@example.com']);
});

test('what wrong codes under several names add up to for one account is told as well', async () => {
  await guessWrong(await code(1));
  await guessWrong(await code(2, { identifier: BY_NAME }));
  await deliver();
  expect(whom()).toEqual([PHONE.value, 'a1@example.com']);
});

test('a name that closes once the account is closed brings no second message', async () => {
  const [first, second] = [await code(1), await code(2)];
  await guessWrong(first);
  await guessWrong(second, 4);
  await guessWrong(await code(3, { identifier: BY_NAME }), 1);
  await deliver();
  expect(sent.splice(0)).toHaveLength(2);
  // The tenth of the phone number itself.
  expect((await bench.guess(second, second.wrong)).kind).toBe('frozen');
  await deliver();
  expect(sent).toEqual([]);
});

test('the other way is not named where it is closed too, or there is none', async () => {
  await freeze({ channel: 'mail' });
  await deliver();
  sent = [];
  await freeze();
  await deliver();
  expect(sent.map(({ closed }) => closed.other)).toEqual([undefined, undefined]);

  await bench.close();
  bench = await openCodeBench();
  const { email: _, ...noMail } = account('a1');
  bench.directory.state.accounts = [noMail];
  sent = [];
  await freeze();
  await deliver();
  expect(sent.map(({ to, closed }) => [to, closed.other])).toEqual([[PHONE.value, undefined]]);
});

test('a hundred wrong codes close the way without an end', async () => {
  for (let n = 0; n < 20; n++) {
    await guessWrong(await code(n));
    if (n % 2 === 1) bench.clock.advance(24 * HOUR);
  }
  sent = [];
  await deliver();
  expect(sent.map(({ purpose, closed }) => [purpose, closed.until])).toEqual([
    ['channel-disabled', undefined],
    ['channel-disabled', undefined],
  ]);
});

test('it speaks the language of the conversation in which it happened', async () => {
  const conversation = newConversation('c2');
  conversation.state.locale = 'en';
  await bench.store.transact(createConversation, { conversation, now: bench.clock() });
  await freeze();
  await deliver();
  expect(sent.map(({ closed }) => closed.locale)).toEqual(['en', 'en']);
});

test('names and identity numbers that do not fit are told too', async () => {
  const check = createIdentityCheck({ ...bench, directory: bench.directory.directory });
  const claim = { accountId: 'a1', realName: '陈晓明', idNumber: '110101198506120020', conversationId: 'c1' };
  for (let n = 0; n < 9; n++) await check.judge(claim);
  await deliver();
  expect(sent).toEqual([]);
  expect((await check.judge(claim)).kind).toBe('frozen');
  bench.clock.advance(MINUTE);
  await deliver();
  expect(whom()).toEqual([PHONE.value, 'a1@example.com']);
  expect(sent[0]?.closed).toEqual({
    locale: 'zh-CN',
    way: 'real-name',
    until: bench.clock() - MINUTE + 24 * HOUR,
  });
});
