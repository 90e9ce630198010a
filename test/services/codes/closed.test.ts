import type { OutboundMessage } from '../../../src/domain/effect.ts';
import { FIGURES } from '../../../src/domain/figures.ts';
import { HOUR } from '../../support/clock.ts';
import { type CodeBench, type Issued, openCodeBench, PHONE, STRANGER } from './setup.ts';

let bench: CodeBench;
beforeEach(async () => {
  bench = await openCodeBench();
});
afterEach(() => bench.close());

const guessWrong = async (issued: Issued, times: number) => {
  for (let n = 0; n < times; n++) await bench.guess(issued, issued.wrong);
};

/** What is queued about closed ways, and the row that stands for all wrong codes that closed nothing. */
async function queued(): Promise<{ key: string; message: OutboundMessage }[]> {
  const rows = await bench.store.read
    .selectFrom('outbox')
    .selectAll()
    .where('key', 'like', 'closed:%')
    .orderBy('key')
    .execute();
  return rows.map(({ key, payload }) => ({ key, message: JSON.parse(bench.vault.open(payload)) }));
}

const closings = async () => (await queued()).filter(({ key }) => key !== 'closed:nothing');

test('a wrong code that closes nothing leaves no row of its own', async () => {
  for (const n of [1, 2]) await guessWrong(await bench.issue({ request: { conversationId: `c${n}` } }), 4);
  expect((await queued()).map(({ key }) => key)).toEqual(['closed:nothing']);
});

test('the one that freezes leaves one row: the name and the account at once', async () => {
  await guessWrong(await bench.issue(), 5);
  const last = await bench.issue({ request: { conversationId: 'c2' } });
  await guessWrong(last, 5);
  expect(await closings()).toEqual([
    {
      key: `closed:${last.id}:5`,
      message: {
        kind: 'closed',
        key: `closed:${last.id}:5`,
        conversationId: 'c2',
        way: 'sms',
        until: bench.clock() + FIGURES.freezeHours * HOUR,
        identifier: PHONE,
        accountIds: ['a1'],
      },
    },
  ]);
});

test('the same for a name nobody has', async () => {
  for (const n of [1, 2])
    await guessWrong(
      await bench.issue({ accountIds: [], request: { conversationId: `c${n}`, identifier: STRANGER } }),
      5,
    );
  const all = await closings();
  expect(all).toHaveLength(1);
  expect(all[0]?.message).toMatchObject({ identifier: STRANGER, accountIds: [], way: 'sms' });
});

test('an account that closes under several names has a row of its own', async () => {
  await guessWrong(await bench.issue(), 5);
  const identifier = { kind: 'username', value: 'user-a1' } as const;
  await guessWrong(await bench.issue({ request: { conversationId: 'c2', identifier } }), 5);
  const all = await closings();
  expect(all).toHaveLength(1);
  expect(all[0]?.message).toMatchObject({ accountIds: ['a1'] });
  expect(all[0]?.message).not.toHaveProperty('identifier');
});

test('of many guesses at once, over several codes, one freezes and one row is left', async () => {
  const codes = [];
  for (let n = 0; n < 4; n++) codes.push(await bench.issue({ request: { conversationId: `c${n}` } }));
  await Promise.all(codes.flatMap((issued) => Array.from({ length: 5 }, () => guessWrong(issued, 1))));
  expect(await closings()).toHaveLength(1);
});

test('it is held back like a code, so that what is done about it does not show in what follows', async () => {
  await bench.close();
  bench = await openCodeBench({ codeDelay: 300 });
  await guessWrong(await bench.issue(), 5);
  await guessWrong(await bench.issue({ request: { conversationId: 'c2' } }), 5);
  const rows = await bench.store.read.selectFrom('outbox').selectAll().where('kind', '=', 'closed').execute();
  expect(rows.map(({ due_at }) => due_at - bench.clock())).toEqual([300, 300]);
});

test('wrong codes to prove a contact close nobody’s account, and nobody is told', async () => {
  for (const n of [1, 2])
    await guessWrong(
      await bench.issue({
        accountIds: [],
        request: { conversationId: `c${n}`, purpose: 'prove-contact' },
      }),
      5,
    );
  expect(await queued()).toEqual([]);
});
