import type { Conversation } from '../../../src/domain/conversation.ts';
import type { Effect } from '../../../src/domain/effect.ts';
import type { BringNews } from '../../../src/domain/ports.ts';
import { createConversations, type StoredConversations } from '../../../src/services/conversations.ts';
import { createDeliveries, releaseDeliveryRows } from '../../../src/services/deliveries/delivery-rows.ts';
import { createDeliveryWorker } from '../../../src/services/deliveries/delivery-worker.ts';
import { DAY, MINUTE, SECOND } from '../../support/clock.ts';
import { eventually } from '../../support/eventually.ts';
import { type Bench, newConversation, nextTurn, openBench } from '../harness.ts';

let bench: Bench;
let conversations: StoredConversations;
let brought: string[];
let errors: string[];
beforeEach(async () => {
  bench = await openBench();
  conversations = createConversations(bench);
  brought = [];
  errors = [];
});
afterEach(() => bench.close());

const note: BringNews = async ({ conversation, address }, { seq }) => {
  brought.push(`${address}/${conversation.id}/${seq}`);
  return 'brought';
};

const worker = (bring: BringNews = note) =>
  createDeliveryWorker({
    ...bench,
    conversations,
    bring,
    random: () => 1,
    onError: (error) => errors.push((error as Error).message),
  });

async function open(id: string, address = 'home'): Promise<void> {
  await conversations.create(newConversation(id));
  await createDeliveries(bench).addressTo(id, address);
}

/** One message and one answer; the answer's number. */
async function turn(id: string): Promise<number> {
  const conversation = (await conversations.load(id)) as Conversation;
  const upTo = conversation.lastSeq + 2;
  const effects: Effect[] = [{ do: 'deliver', conversationId: id, upTo }];
  const commit = nextTurn(conversation, { effects });
  for (const entry of commit.log) entry.at = bench.clock();
  expect(await conversations.commit(commit)).toBe('committed');
  return upTo;
}

it('brings what the bot said, in order, once', async () => {
  await open('a');
  await open('b', 'elsewhere');
  await turn('a');
  await turn('a');
  await turn('b');
  await worker().runOnce();
  await worker().runOnce();
  expect(brought.filter((one) => one.includes('/a/'))).toEqual(['home/a/2', 'home/a/4']);
  expect(brought.filter((one) => one.includes('/b/'))).toEqual(['elsewhere/b/2']);
});

it('two workers at once bring nothing twice', async () => {
  await open('a');
  await turn('a');
  await turn('a');
  await Promise.all([worker().runOnce(), worker().runOnce()]);
  expect(brought).toEqual(['home/a/2', 'home/a/4']);
});

it('a turn that ends while the one before is on its way is brought too', async () => {
  await open('a');
  await turn('a');
  let once = true;
  await worker(async (to, entry) => {
    if (once) {
      once = false;
      await turn('a');
    }
    return note(to, entry);
  }).runOnce();
  expect(brought).toEqual(['home/a/2', 'home/a/4']);
});

it('goes on where it failed, after a pause that grows, and the order holds', async () => {
  await open('a');
  await turn('a');
  await turn('a');
  let failing = 2;
  const delivering = worker((to, entry) => {
    if (entry.seq === 4 && failing > 0) {
      failing -= 1;
      return Promise.reject(new Error('down'));
    }
    return note(to, entry);
  });
  await delivering.runOnce();
  await turn('a');
  await delivering.runOnce();
  expect([brought, errors]).toEqual([['home/a/2'], ['down']]);
  bench.clock.advance(SECOND);
  await delivering.runOnce();
  bench.clock.advance(SECOND);
  await delivering.runOnce();
  expect([brought, errors]).toEqual([['home/a/2'], ['down', 'down']]);
  bench.clock.advance(SECOND);
  await delivering.runOnce();
  expect(brought).toEqual(['home/a/2', 'home/a/4', 'home/a/6']);
});

it('what a dead worker had comes back, from its cursor', async () => {
  await open('a');
  await turn('a');
  await turn('a');
  // Dies with the second on its way.
  const dying = worker(async (to, entry) =>
    entry.seq === 4 ? new Promise<never>(() => {}) : note(to, entry),
  );
  void dying.runOnce();
  while (brought.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await worker().runOnce();
  expect(brought).toEqual(['home/a/2']);
  bench.clock.advance(MINUTE);
  await worker().runOnce();
  expect(brought).toEqual(['home/a/2', 'home/a/4']);
});

it('at the start of the only process, at once', async () => {
  await open('a');
  await turn('a');
  void worker(() => new Promise<never>(() => {})).runOnce();
  const taken = () => bench.store.read.selectFrom('deliveries').select('attempts').executeTakeFirst();
  while ((await taken())?.attempts === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await bench.store.transact(releaseDeliveryRows, undefined);
  await worker().runOnce();
  expect(brought).toEqual(['home/a/2']);
});

it('what is refused for good, or a day old, does not hold up the rest', async () => {
  await open('a');
  await turn('a');
  await worker(async () => ({ refused: 'no' })).runOnce();
  await turn('a');
  bench.clock.advance(DAY + SECOND);
  await turn('a');
  await worker().runOnce();
  expect(brought).toEqual(['home/a/6']);
  expect(errors).toEqual([
    'entry 2 of conversation a is given up: no',
    'entry 4 of conversation a could not be brought for a day',
  ]);
});

it('a service that hangs, with all its conversations, holds up no other', async () => {
  const hanging = Array.from({ length: 40 }, (_, i) => `h${i}`);
  for (const id of hanging) {
    await open(id, 'hanging');
    await turn(id);
  }
  bench.clock.advance(SECOND);
  await open('a');
  await turn('a');
  void worker((to, entry) =>
    to.address === 'hanging' ? new Promise<never>(() => {}) : note(to, entry),
  ).runOnce();
  await eventually(() => brought.length > 0);
  expect(brought).toEqual(['home/a/2']);
});

it('goes to the newest address, which is kept sealed', async () => {
  await open('a');
  await turn('a');
  await createDeliveries(bench).addressTo('a', 'moved');
  const row = await bench.store.read.selectFrom('deliveries').selectAll().executeTakeFirstOrThrow();
  expect(row.address).not.toContain('moved');
  await worker().runOnce();
  expect(brought).toEqual(['moved/a/2']);
});

it('a conversation without an address, or no longer kept, is nobody’s to bring to', async () => {
  await conversations.create(newConversation('a'));
  await turn('a');
  await open('gone');
  await turn('gone');
  await bench.store.inTransaction((trx) =>
    trx.deleteFrom('conversations').where('id', '=', 'gone').execute(),
  );
  await worker().runOnce();
  expect([brought, errors]).toEqual([[], []]);
});
