import { createConversations } from '../../src/services/conversations.ts';
import { applyEffects } from '../../src/services/effects/apply-effects.ts';
import { createHousekeeping } from '../../src/services/housekeeping.ts';
import type { Database } from '../../src/services/store/schema.ts';
import { DAY } from '../support/clock.ts';
import { type Bench, newConversation, openBench } from './harness.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

test('a form stays while a person has its conversation, and for a day after something happened there', async () => {
  const now = bench.clock();
  const conversations = createConversations(bench);
  const cases = [
    ['with-an-agent', 'agent:a', 9 * DAY],
    ['in-the-queue', 'queue', 9 * DAY],
    ['just-back', 'bot', DAY - 1],
    ['at-rest', 'bot', DAY],
  ] as const;
  for (const [id, owner] of cases) await conversations.create({ ...newConversation(id), owner });
  await bench.store.inTransaction(async (trx) => {
    for (const [id, , age] of cases) {
      await trx
        .updateTable('conversations')
        .set({ changed_at: now - age })
        .where('id', '=', id)
        .execute();
      const form = { id, token: id, conversationId: id, purpose: 'new-password', locale: 'en' } as const;
      await applyEffects(trx, [{ do: 'open-form', form: { ...form, expiresAt: now - 2 * DAY } }], {
        ...bench,
        now,
      });
    }
  });
  await createHousekeeping(bench)();
  const left = await bench.store.read.selectFrom('forms').select('id').orderBy('id').execute();
  expect(left.map(({ id }) => id)).toEqual(['in-the-queue', 'just-back', 'with-an-agent']);
});

test('removes what no rule looks at any more, and nothing younger', async () => {
  const now = bench.clock();
  const send = { conversation_id: 'c', identifier_key: 'i', channel: 'sms', address: 'a' };
  const code = {
    ...{ conversation_id: 'c', purpose: 'reset-password', channel: 'sms', identifier: '', mac: '' },
    ...{ identifier_key: '', issued_at: 0, tries: 0, used_at: null, voided_at: null, destination: null },
  };
  const form = {
    ...{ conversation_id: 'c', purpose: 'not-me', account_id: null, aux: 0, locale: 'en', status: 'open' },
    ...{ browser_hash: null, result: null },
  };
  const message = { kind: 'notice', payload: '', attempts: 1, due_at: 0, created_at: 0 };
  await bench.store.inTransaction(async (trx) => {
    for (const [id, age] of [
      ['old', DAY],
      ['young', DAY - 1],
    ] as const) {
      await trx
        .insertInto('sends')
        .values({ id, at: now - age, ...send })
        .execute();
      await trx
        .insertInto('destination_sends')
        .values({ key: id, at: now - age, destination: 'd' })
        .execute();
      await trx
        .insertInto('codes')
        .values({ id, expires_at: now - age, ...code })
        .execute();
      await trx.insertInto('code_accounts').values({ code_id: id, account_id: 'a' }).execute();
      await trx
        .insertInto('forms')
        .values({ id, token_hash: id, expires_at: now - age, ...form })
        .execute();
      await trx
        .insertInto('outbox')
        .values({ key: id, status: 'sent', settled_at: now - age - 6 * DAY, ...message })
        .execute();
    }
    await trx
      .insertInto('outbox')
      .values({ key: 'unsettled', status: 'pending', settled_at: null, ...message })
      .execute();
  });

  await createHousekeeping(bench)();

  const left = async (table: keyof Database, column: string) => {
    const rows = await bench.store.read.selectFrom(table).selectAll().execute();
    return rows.map((row) => (row as unknown as Record<string, unknown>)[column]).sort();
  };
  expect(await left('sends', 'id')).toEqual(['young']);
  expect(await left('destination_sends', 'key')).toEqual(['young']);
  expect(await left('codes', 'id')).toEqual(['young']);
  expect(await left('code_accounts', 'code_id')).toEqual(['young']);
  expect(await left('forms', 'id')).toEqual(['young']);
  expect(await left('outbox', 'key')).toEqual(['unsettled', 'young']);
});

test('conversations go six months after their last word, audit rows after three years', async () => {
  const now = bench.clock();
  const conversation = {
    ...{ version: 1, epoch: 1, owner: 'bot', last_seq: 1, state: '', user_id: 'u', channel: 'directline' },
  };
  const row = { act: 'code.sent', actor: 'system', previous_hash: '', hash: '' };
  const none = { conversation_id: null, account_id: null, details: null };
  await bench.store.inTransaction(async (trx) => {
    for (const [id, age] of [
      ['old', 183 * DAY],
      ['young', 183 * DAY - 1],
    ] as const) {
      await trx
        .insertInto('conversations')
        .values({ id, changed_at: now - age, ...conversation })
        .execute();
      await trx
        .insertInto('log')
        .values({ conversation_id: id, seq: 1, at: now - age, speaker: 'bot', client_id: null, activity: '' })
        .execute();
    }
    for (const [seq, age] of [
      [1, 3 * 366 * DAY],
      [2, 3 * 366 * DAY - 1],
    ] as const)
      await trx
        .insertInto('audit')
        .values({ seq, at: now - age, ...row, ...none })
        .execute();
  });

  await createHousekeeping(bench)();

  const { read } = bench.store;
  expect(await read.selectFrom('conversations').select('id').execute()).toEqual([{ id: 'young' }]);
  expect(await read.selectFrom('log').select('conversation_id').execute()).toEqual([
    { conversation_id: 'young' },
  ]);
  expect(await read.selectFrom('audit').select('seq').execute()).toEqual([{ seq: 2 }]);
});
