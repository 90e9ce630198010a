import type { Effect } from '../../../src/domain/effect.ts';
import type { TicketContent } from '../../../src/domain/tickets.ts';
import { createAudit } from '../../../src/services/audit.ts';
import { createCommits } from '../../../src/services/commits.ts';
import { createHousekeeping } from '../../../src/services/housekeeping.ts';
import { createTickets } from '../../../src/services/tickets/tickets.ts';
import { DAY } from '../../support/clock.ts';
import { type Bench, openBench } from '../harness.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const CONTENT: TicketContent = {
  reachedAt: { kind: 'phone', value: '13912345678' },
  problem: '改了三次密码还是登不上',
  stated: [{ kind: 'username', value: 'wangwu88' }],
  case: {
    situation: 'forgot-password',
    identifier: { kind: 'phone', value: '13812345678' },
    proven: 'none',
    tried: [{ at: 1, what: 'sms-code', result: 'not-received' }],
  },
  locale: 'zh-CN',
};

const from = (n: number, origin = '203.0.113.9') => ({ conversationId: `c${n}`, origin });

async function leave(requestId: string, given = from(1), content = CONTENT): Promise<string> {
  const taken = await createTickets(bench).reserve({ requestId, ...given });
  if (taken.kind !== 'number') throw new Error(taken.kind);
  const { number } = taken;
  const effect: Effect = {
    do: 'open-ticket',
    number,
    conversationId: given.conversationId,
    at: bench.clock(),
    content,
  };
  expect(await createCommits(bench).apply([effect])).toBe('committed');
  return number;
}

it('keeps what was left, sealed, until it is closed', async () => {
  const tickets = createTickets(bench);
  const number = await leave('r1');
  expect(await tickets.get(number)).toEqual({
    ...CONTENT,
    ...{ number, conversationId: 'c1', at: bench.clock(), status: 'open' },
  });
  const row = await bench.store.read.selectFrom('tickets').selectAll().executeTakeFirstOrThrow();
  for (const secret of ['13912345678', '13812345678', 'wangwu88', '改了三次', '203.0.113.9'])
    expect(JSON.stringify(row)).not.toContain(secret);
  bench.clock.advance(1000);
  expect(await tickets.close(number, 'li')).toBe('closed');
  expect(await tickets.list()).toEqual([]);
  expect(await tickets.get(number)).toMatchObject({
    status: 'closed',
    closed: { at: bench.clock(), by: 'li' },
  });
});

it('a number without a message is no ticket', async () => {
  const tickets = createTickets(bench);
  const taken = await tickets.reserve({ requestId: 'r1', ...from(1) });
  expect(taken.kind).toBe('number');
  expect(await tickets.list()).toEqual([]);
  expect(await tickets.get(taken.kind === 'number' ? taken.number : '')).toBeUndefined();
});

it('the same request gets the same number, and counts once', async () => {
  const tickets = createTickets(bench);
  const first = await tickets.reserve({ requestId: 'r1', ...from(1) });
  for (let i = 0; i < 5; i += 1)
    expect(await tickets.reserve({ requestId: 'r1', ...from(1) })).toEqual(first);
  expect(await tickets.isFull(from(1))).toBe(false);
});

it('a message is left once under its number, and only by the conversation that took it', async () => {
  const number = await leave('r1');
  const effect = (conversationId: string) =>
    ({ do: 'open-ticket', number, conversationId, at: 1, content: CONTENT }) as const;
  expect(await createCommits(bench).apply([effect('c1')])).toBe('conflict');

  const other = await createTickets(bench).reserve({ requestId: 'r2', ...from(1) });
  if (other.kind !== 'number') throw new Error(other.kind);
  expect(await createCommits(bench).apply([{ ...effect('thief'), number: other.number }])).toBe('conflict');
});

it('a hundred at once get a hundred numbers, in a row', async () => {
  const tickets = createTickets(bench);
  const taken = await Promise.all(
    Array.from({ length: 100 }, (_, i) =>
      tickets.reserve({ requestId: `r${i}`, ...from(i, `198.51.100.${i}`) }),
    ),
  );
  const numbers = taken.map((one) => (one.kind === 'number' ? one.number : one.kind));
  expect(new Set(numbers).size).toBe(100);
  expect([...numbers].sort().at(-1)).toMatch(/^RG\d{8}0100$/);
});

it('every day begins with the first number', async () => {
  const tickets = createTickets(bench);
  const take = (requestId: string) => tickets.reserve({ requestId, ...from(1) });
  const taken = [await take('r1'), await take('r2')];
  bench.clock.advance(DAY);
  taken.push(await take('r3'));
  expect(taken).toEqual(
    ['RG202603040001', 'RG202603040002', 'RG202603050001'].map((number) => ({ kind: 'number', number })),
  );
});

it('of a hundred at once from one conversation three get a number; a day later it may again', async () => {
  const tickets = createTickets(bench);
  const taken = await Promise.all(
    Array.from({ length: 100 }, (_, i) => tickets.reserve({ requestId: `r${i}`, ...from(1) })),
  );
  expect(taken.filter(({ kind }) => kind === 'number')).toHaveLength(bench.figures.ticketsPerConversationDay);
  expect(await tickets.isFull(from(1))).toBe(true);
  expect(await tickets.isFull(from(2))).toBe(false);
  bench.clock.advance(DAY);
  expect(await tickets.isFull(from(1))).toBe(false);
});

it('limits an address too, whatever the conversation', async () => {
  const tickets = createTickets(bench);
  const limit = bench.figures.ticketsPerAddressDay;
  for (let i = 0; i < limit; i += 1) await tickets.reserve({ requestId: `r${i}`, ...from(i) });
  expect(await tickets.reserve({ requestId: 'one more', ...from(limit) })).toEqual({ kind: 'full' });
  expect(await tickets.isFull(from(limit, '203.0.113.10'))).toBe(false);
});

it('lists the oldest first; of two who close one, one does; each act is audited', async () => {
  const tickets = createTickets(bench);
  const numbers: string[] = [];
  for (const request of ['r1', 'r2']) {
    numbers.push(await leave(request));
    bench.clock.advance(1000);
  }
  expect((await tickets.list()).map(({ number }) => number)).toEqual(numbers);
  const [number = ''] = numbers;
  await tickets.noteShown(number, 'li');
  const closed = await Promise.all([tickets.close(number, 'li'), tickets.close(number, 'zhao')]);
  expect(closed.sort()).toEqual(['closed', 'not-open']);
  expect(await tickets.close('RG200001010001', 'li')).toBe('not-open');
  const rows = await bench.store.read.selectFrom('audit').select(['act', 'actor', 'details']).execute();
  expect(rows.map(({ act }) => act)).toEqual(['ticket.contact-shown', 'ticket.closed']);
  expect(rows[0]).toMatchObject({ actor: 'agent:li', details: JSON.stringify({ number }) });
  expect(await createAudit(bench).verify()).toBeUndefined();
});

it('lists by when it was left, not by when its number was taken', async () => {
  const tickets = createTickets(bench);
  const taken = [];
  for (const requestId of ['r1', 'r2']) taken.push(await tickets.reserve({ requestId, ...from(1) }));
  const numbers = taken.map((one) => (one.kind === 'number' ? one.number : one.kind)).reverse();
  for (const number of numbers) {
    await createCommits(bench).apply([
      { do: 'open-ticket', number, conversationId: 'c1', at: bench.clock(), content: CONTENT },
    ]);
    bench.clock.advance(1000);
  }
  expect((await tickets.list()).map(({ number }) => number)).toEqual(numbers);
});

it('is kept as long as conversations are; a number without a message for a day', async () => {
  const tickets = createTickets(bench);
  const number = await leave('r1');
  await tickets.reserve({ requestId: 'r2', ...from(1) });
  const clean = createHousekeeping(bench);
  const count = async () => (await bench.store.read.selectFrom('tickets').select('number').execute()).length;
  bench.clock.advance(DAY);
  await clean();
  expect(await count()).toBe(1);
  bench.clock.advance(181 * DAY);
  await clean();
  expect(await tickets.get(number)).toBeDefined();
  bench.clock.advance(DAY);
  await clean();
  expect(await count()).toBe(0);
});
