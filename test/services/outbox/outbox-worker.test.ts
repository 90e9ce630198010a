import type { Effect } from '../../../src/domain/effect.ts';
import { FIGURES } from '../../../src/domain/figures.ts';
import type { Delivery, Outgoing } from '../../../src/domain/ports.ts';
import { accountLedger } from '../../../src/services/ledgers.ts';
import type { OutboxDeps } from '../../../src/services/outbox/outbox-deps.ts';
import {
  claimDue,
  countOutbox,
  releaseTakenRows,
  retryRowLater,
} from '../../../src/services/outbox/outbox-rows.ts';
import { createOutboxWorker } from '../../../src/services/outbox/outbox-worker.ts';
import { HOUR, MINUTE, SECOND } from '../../support/clock.ts';
import { account, type CodeBench, openCodeBench, PHONE, STRANGER } from '../codes/setup.ts';

let bench: CodeBench;
let sent: Outgoing[];
let failures: number;
beforeEach(async () => {
  bench = await openCodeBench();
  sent = [];
  failures = 0;
});
afterEach(() => bench.close());

const delivery: Delivery = {
  async send(message) {
    if (failures > 0) {
      failures--;
      throw new Error('gateway is down');
    }
    sent.push(message);
  },
};

function worker(more: Partial<OutboxDeps> = {}) {
  const { store, vault, clock, directory, errors } = bench;
  return createOutboxWorker({
    store,
    vault,
    clock,
    figures: FIGURES,
    directory: directory.directory,
    delivery,
    renderCode: ({ locale, channel, purpose, code, minutes }) => ({
      subject: `subject ${locale}`,
      text: `${channel} ${purpose} ${code} ${minutes}`,
    }),
    renderClosed: () => ({ subject: '', text: '' }),
    random: () => 0.5,
    onError: (error) => errors.push(error),
    ...more,
  });
}

/** Asks for a code and commits it, leaving the rest to the worker. */
const request = (n = 1, more: Parameters<CodeBench['ask']>[0] = {}) =>
  bench.issue({ accountIds: [], request: { conversationId: `c${n}`, origin: `198.51.100.${n}`, ...more } });

const notice = (key: string): Effect => ({
  do: 'send',
  message: {
    kind: 'notice',
    key,
    channel: 'mail',
    to: 'a1@example.com',
    purpose: 'password-reset',
    subject: '密码已重置',
    text: '您的密码已重置',
  },
});

const rows = () => bench.store.read.selectFrom('outbox').selectAll().orderBy('key').execute();
const statuses = async () => (await rows()).map((row) => row.status);
const audits = async () => {
  const all = await bench.store.read.selectFrom('audit').selectAll().orderBy('seq').execute();
  return all
    .filter((row) => row.act.startsWith('code.') && row.act !== 'code.requested')
    .map((row) => `${row.act} ${JSON.parse(row.details ?? '{}').reason ?? ''}`.trim());
};

test('a notice leaves once, and nothing of it is kept', async () => {
  await bench.commit([notice('n1')]);
  await worker().runOnce();
  await worker().runOnce();
  expect(sent).toEqual([
    {
      key: 'n1',
      channel: 'mail',
      to: 'a1@example.com',
      purpose: 'password-reset',
      subject: '密码已重置',
      text: '您的密码已重置',
    },
  ]);
  expect(await rows()).toMatchObject([{ status: 'sent', payload: '', settled_at: bench.clock() }]);
  expect(await countOutbox(bench.store)).toEqual({ sent: 1 });
});

test('a code goes to the directory’s contact, and can be typed back', async () => {
  const issued = await request();
  await worker().runOnce();
  expect(sent).toEqual([
    {
      key: `code:${issued.id}`,
      channel: 'sms',
      to: PHONE.value,
      purpose: 'reset-password',
      subject: 'subject zh-CN',
      text: `sms reset-password ${issued.digits} 5`,
    },
  ]);
  expect(await bench.guess(issued, issued.digits)).toMatchObject({ kind: 'right', accountIds: ['a1'] });
  expect(await audits()).toEqual(['code.sent']);
});

test('the destination is the directory’s, not what was typed', async () => {
  await request(1, { identifier: { kind: 'username', value: 'user-a1' }, channel: 'mail' });
  await worker().runOnce();
  expect(sent.map((message) => message.to)).toEqual(['a1@example.com']);
});

test('accounts that share the destination share the code, natural persons decide where', async () => {
  bench.directory.state.accounts = [
    account('company', { kind: 'legal', phone: '19900000050' }),
    account('person'),
    account('other company', { kind: 'legal' }),
  ];
  const byId = { identifier: { kind: 'id-number', value: '110101199003070011' } } as const;
  const issued = await request(1, byId);
  await worker().runOnce();
  expect(sent.map((message) => message.to)).toEqual([PHONE.value]);
  const spokenFor = await bench.store.read.selectFrom('code_accounts').select('account_id').execute();
  expect(spokenFor.map((row) => row.account_id).sort()).toEqual(['other company', 'person']);
  expect(await bench.guess(issued, issued.digits)).toMatchObject({
    accountIds: ['other company', 'person'],
  });
});

test.each(['reset-password', 'prove-contact'] as const)(
  'a code for %s that runs out while it is being made ready is not sent, and takes no place in a quota',
  async (purpose) => {
    await request(1, { purpose });
    const vault = {
      ...bench.vault,
      open(sealed: string) {
        const opened = bench.vault.open(sealed);
        if (opened.includes(PHONE.value)) bench.clock.advance(5 * MINUTE);
        return opened;
      },
    };
    await worker({ vault }).runOnce();
    expect(sent).toEqual([]);
    expect(await statuses()).toEqual(['dropped']);
    expect(await bench.store.read.selectFrom('destination_sends').selectAll().execute()).toEqual([]);
  },
);

test('the first account without a contact on the channel is passed over', async () => {
  const { phone: _, ...noPhone } = account('a1');
  bench.directory.state.accounts = [noPhone, account('a2')];
  const byId = { identifier: { kind: 'id-number', value: '110101199003070011' } } as const;
  const issued = await request(1, byId);
  await worker().runOnce();
  expect(await bench.guess(issued, issued.digits)).toMatchObject({ accountIds: ['a2'] });
});

describe('a code is withheld without a word', () => {
  async function expectWithheld(reason: string): Promise<void> {
    await worker().runOnce();
    expect(sent).toEqual([]);
    expect(await rows()).toMatchObject([{ status: 'withheld', payload: '' }]);
    expect(await audits()).toEqual([`code.withheld ${reason}`]);
    expect(await bench.store.read.selectFrom('code_accounts').selectAll().execute()).toEqual([]);
  }

  test('when nobody goes by that name', async () => {
    await request(1, { identifier: STRANGER });
    await expectWithheld('no-contact');
  });

  test('when there is no contact on that channel', async () => {
    const { email: _, ...noMail } = account('a1');
    bench.directory.state.accounts = [noMail];
    await request(1, { channel: 'mail' });
    await expectWithheld('no-contact');
  });

  test.each([
    ['frozen', { failures: 10, frozen_until: Date.parse('2026-03-05T00:00:00Z') }],
    ['disabled', { failures: 100, frozen_until: 0 }],
  ])('when its account is %s on that channel', async (_, ledger) => {
    const key = accountLedger('sms', 'a1');
    await bench.store.inTransaction((trx) =>
      trx
        .insertInto('ledgers')
        .values({ key, ...ledger })
        .execute(),
    );
    await request();
    await expectWithheld('frozen');
  });
});

test('of two accounts sharing a phone only the frozen one is left out', async () => {
  bench.directory.state.accounts = [account('a1'), account('a2')];
  const key = accountLedger('sms', 'a1');
  await bench.store.inTransaction((trx) =>
    trx.insertInto('ledgers').values({ key, failures: 100, frozen_until: 0 }).execute(),
  );
  const issued = await request();
  await worker().runOnce();
  expect(await bench.guess(issued, issued.digits)).toMatchObject({ kind: 'right', accountIds: ['a2'] });
});

test('a destination gets 5 codes an hour and 10 a day, whatever names were typed', async () => {
  const names = [
    PHONE,
    { kind: 'username', value: 'user-a1' },
    { kind: 'id-number', value: '110101199003070011' },
  ] as const;
  const round = async (from: number) => {
    for (let n = from; n < from + 6; n++) await request(n, { identifier: names[n % 3] ?? PHONE });
    await worker().runOnce();
    bench.clock.advance(HOUR);
    return sent.length;
  };
  expect(await round(0)).toBe(5);
  expect(await round(10)).toBe(10);
  expect(await round(20)).toBe(10);
  expect((await audits()).filter((one) => one === 'code.withheld quota')).toHaveLength(8);
});

test('another spelling of the same number is the same destination', async () => {
  bench.directory.state.accounts = [
    account('a1'),
    account('a2', { phone: '+86 199-0000-0001', username: 'user-a2' }),
  ];
  for (let n = 0; n < 4; n++) await request(n);
  for (let n = 4; n < 8; n++) await request(n, { identifier: { kind: 'username', value: 'user-a2' } });
  await worker().runOnce();
  expect(sent).toHaveLength(5);
});

test.each([
  ['ran out', () => bench.clock.advance(5 * MINUTE)],
  ['was voided', () => bench.commit([{ do: 'void-codes', conversationId: 'c1' }])],
])('a code that %s is never sent', async (_, end) => {
  await request();
  await end();
  await worker().runOnce();
  expect(sent).toEqual([]);
  expect(await rows()).toMatchObject([{ status: 'dropped', payload: '' }]);
});

describe('when the gateway fails', () => {
  test('it is tried again under the same key, ever more slowly, and with the time that is left', async () => {
    await request();
    failures = 3;
    const times: number[] = [];
    for (let second = 0; second < 60 && sent.length === 0; second++) {
      const before = failures;
      await worker().runOnce();
      if (failures !== before || sent.length > 0) times.push(second);
      bench.clock.advance(SECOND);
    }
    // 2, 4 and 8 s at three quarters.
    expect(times).toEqual([0, 2, 5, 11]);
    expect(sent).toHaveLength(1);
    expect(bench.errors).toHaveLength(3);
    expect(await audits()).toEqual(['code.sent']);
    const counted = await bench.store.read.selectFrom('destination_sends').selectAll().execute();
    expect(counted).toHaveLength(1);
  });

  test('a code is given up when it runs out', async () => {
    await request();
    failures = 1000;
    for (let i = 0; i < 32; i++) {
      expect(await statuses()).toEqual(['pending']);
      await worker().runOnce();
      bench.clock.advance(10 * SECOND);
    }
    expect(await statuses()).toEqual(['dropped']);
    expect(1000 - failures).toBeGreaterThan(12);
  });

  test('a notice is given up after most of a day', async () => {
    await bench.commit([notice('n1')]);
    failures = 1000;
    let hours = 0;
    for (; hours < 48 && (await statuses())[0] !== 'failed'; hours++)
      for (let quarter = 0; quarter < 12; quarter++) {
        await worker().runOnce();
        bench.clock.advance(5 * MINUTE);
      }
    expect(hours).toBeGreaterThan(12);
    expect(hours).toBeLessThan(36);
    expect(await rows()).toMatchObject([{ status: 'failed', payload: '' }]);
  });

  test('one that never answers is given up after a while', async () => {
    await bench.commit([notice('n1')]);
    await worker({ delivery: { send: () => new Promise(() => undefined) }, timeoutMs: 20 }).runOnce();
    expect(await statuses()).toEqual(['pending']);
    expect(String(bench.errors[0])).toContain('20 ms');
  });
});

test.each(['down', 'unavailable'] as const)(
  'a directory that is %s delays the code and reveals nothing',
  async (how) => {
    await request();
    bench.directory.state[how] = true;
    await worker().runOnce();
    expect(await statuses()).toEqual(['pending']);
    bench.directory.state[how] = false;
    bench.clock.advance(5 * SECOND);
    await worker().runOnce();
    expect(sent).toHaveLength(1);
  },
);

test('the last code of a quota is not shut out by its own failed attempt', async () => {
  for (let n = 0; n < 4; n++) await request(n);
  await worker().runOnce();
  await request(4);
  failures = 1;
  await worker().runOnce();
  bench.clock.advance(5 * SECOND);
  await worker().runOnce();
  expect(sent).toHaveLength(5);
});

describe('when a worker dies', () => {
  test('or only seems to, its late failure takes nothing from the one who came after', async () => {
    await bench.commit([notice('n1')]);
    const [slow] = await claimDue(bench.store, bench.clock(), 1);
    if (!slow) throw new Error('nothing was due');
    bench.clock.advance(MINUTE);
    expect(await claimDue(bench.store, bench.clock(), 1)).toHaveLength(1);
    const { key, attempts } = slow;
    await bench.store.transact(retryRowLater, { key, attempts, at: bench.clock() });
    expect(await statuses()).toEqual(['sending']);
    expect(await claimDue(bench.store, bench.clock(), 1)).toEqual([]);
  });

  test('between taking a row and sending it, the row is taken up again when its lease is over', async () => {
    await bench.commit([notice('n1')]);
    expect(await claimDue(bench.store, bench.clock(), 10)).toHaveLength(1);
    await worker().runOnce();
    expect(sent).toEqual([]);
    bench.clock.advance(59 * SECOND);
    await worker().runOnce();
    expect(sent).toEqual([]);
    bench.clock.advance(SECOND);
    await worker().runOnce();
    expect(sent.map((message) => message.key)).toEqual(['n1']);
  });

  test('and there is no other, the next process need not wait: it lets go of what the dead one had taken', async () => {
    const issued = await request();
    expect(await claimDue(bench.store, bench.clock(), 10)).toHaveLength(1);
    await bench.commit([notice('settled')]);
    await worker().runOnce();
    expect(sent.map((message) => message.key)).toEqual(['settled']);

    bench.clock.advance(SECOND);
    await bench.store.transact(releaseTakenRows, undefined);
    await worker().runOnce();
    expect(sent.map((message) => message.key)).toEqual(['settled', `code:${issued.id}`]);
    expect(await statuses()).toEqual(['sent', 'sent']);
  });

  test('one that waits for its next attempt goes on waiting', async () => {
    await bench.commit([notice('n1')]);
    failures = 1;
    await worker().runOnce();
    await bench.store.transact(releaseTakenRows, undefined);
    await worker().runOnce();
    expect(sent).toEqual([]);
    bench.clock.advance(2 * SECOND);
    await worker().runOnce();
    expect(sent).toHaveLength(1);
  });

  test('after sending and before writing it down, the second message has the same key', async () => {
    await request();
    let revive: () => void = () => undefined;
    const dying = worker({
      delivery: {
        send(message) {
          sent.push(message);
          return new Promise((resolve) => {
            revive = resolve;
          });
        },
      },
    });
    dying.wake();
    while (sent.length === 0) await new Promise((resolve) => setImmediate(resolve));
    bench.clock.advance(MINUTE);
    await worker().runOnce();
    expect(sent).toHaveLength(2);
    expect(sent[0]?.key).toBe(sent[1]?.key);
    expect(sent[0]?.to).toBe(sent[1]?.to);
    revive();
    await dying.stop();
  });

  test('a contact that changed in between gets nothing: the first message may have arrived', async () => {
    await request();
    failures = 1;
    await worker().runOnce();
    bench.directory.state.accounts = [account('a1', { phone: '19900000066', username: 'x' })];
    bench.directory.directory.find = async () => bench.directory.state.accounts;
    bench.clock.advance(5 * SECOND);
    await worker().runOnce();
    expect(sent).toEqual([]);
    expect(await audits()).toEqual(['code.withheld moved']);
  });
});

test('two workers never take the same row', async () => {
  await bench.commit(Array.from({ length: 50 }, (_, i) => notice(`n${i}`)));
  await Promise.all([worker().runOnce(), worker().runOnce(), worker().runOnce()]);
  expect(new Set(sent.map((message) => message.key)).size).toBe(50);
  expect(sent).toHaveLength(50);
});

test('no more are under way at once than allowed, and a slow one holds up no others', async () => {
  await bench.commit(Array.from({ length: 12 }, (_, i) => notice(`n${String(i).padStart(2, '0')}`)));
  let most = 0;
  let now = 0;
  const release: (() => void)[] = [];
  const crowded = worker({
    concurrency: 3,
    delivery: {
      async send(message) {
        most = Math.max(most, ++now);
        if (message.key === 'n00') await new Promise<void>((resolve) => release.push(resolve));
        else await new Promise((resolve) => setImmediate(resolve));
        now--;
        sent.push(message);
        if (sent.length === 11) for (const go of release) go();
      },
    },
  });
  await crowded.runOnce();
  expect(most).toBe(3);
  expect(sent).toHaveLength(12);
  expect(sent.at(-1)?.key).toBe('n00');
});

test('stopping waits for what is under way and takes nothing new', async () => {
  await bench.commit([notice('n1'), notice('n2')]);
  let arrived: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  let go: () => void = () => undefined;
  const slow = worker({
    concurrency: 1,
    delivery: {
      async send(message) {
        arrived();
        await new Promise<void>((resolve) => {
          go = resolve;
        });
        sent.push(message);
      },
    },
  });
  slow.start();
  slow.wake();
  await reached;
  const stopped = slow.stop();
  go();
  await stopped;
  expect(sent).toHaveLength(1);
  expect((await statuses()).sort()).toEqual(['pending', 'sent']);
  slow.wake();
  await slow.runOnce();
  expect(sent).toHaveLength(1);
});
