import type { JudgeAnswer } from '../../../src/domain/recovery-ports.ts';
import { accountLedger } from '../../../src/services/ledgers.ts';
import { DAY, HOUR, MINUTE } from '../../support/clock.ts';
import { account, type CodeBench, type Issued, openCodeBench, PHONE, STRANGER } from './setup.ts';

let bench: CodeBench;
beforeEach(async () => {
  bench = await openCodeBench();
});
afterEach(() => bench.close());

const failuresOf = async (key: string) =>
  (await bench.store.read.selectFrom('ledgers').selectAll().where('key', '=', key).executeTakeFirst())
    ?.failures ?? 0;

/** A fresh code of a conversation of its own, days after the one before where quotas ask for it. */
async function anotherCode(n: number, options: Parameters<CodeBench['issue']>[0] = {}): Promise<Issued> {
  return bench.issue({ ...options, request: { conversationId: `c${n}`, ...options.request } });
}

async function guessWrong(issued: Issued, count: number): Promise<JudgeAnswer[]> {
  const answers = [];
  for (let i = 0; i < count; i++) answers.push(await bench.guess(issued, issued.wrong));
  return answers;
}

test('the right code names its accounts, is used once, and clears the ledgers', async () => {
  const issued = await bench.issue();
  await guessWrong(issued, 2);
  const answer = await bench.guess(issued, issued.digits);
  if (answer.kind !== 'right') throw new Error(answer.kind);
  expect(answer).toMatchObject({ accountIds: ['a1'], channel: 'sms' });
  expect(await failuresOf(accountLedger('sms', 'a1'))).toBe(2);
  expect(await bench.commit(answer.effects)).toBe('committed');
  expect(await failuresOf(accountLedger('sms', 'a1'))).toBe(0);
  const left = await bench.store.read.selectFrom('ledgers').select('key').execute();
  expect(left.filter(({ key }) => !key.includes('nobody'))).toEqual([]);
  expect(await bench.guess(issued, issued.digits)).toEqual({ kind: 'expired' });
  expect(await bench.acts()).toEqual(['code.requested', 'code.wrong', 'code.wrong', 'code.right']);
});

test('digits may be typed full-width and with spaces', async () => {
  const issued = await bench.issue();
  const wide = [...issued.digits].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(' ');
  expect((await bench.guess(issued, ` ${wide} `)).kind).toBe('right');
});

test('five tries a code, the right one included', async () => {
  const issued = await bench.issue();
  expect(await guessWrong(issued, 6)).toEqual([
    { kind: 'wrong', triesLeft: 4 },
    { kind: 'wrong', triesLeft: 3 },
    { kind: 'wrong', triesLeft: 2 },
    { kind: 'wrong', triesLeft: 1 },
    { kind: 'wrong', triesLeft: 0 },
    { kind: 'used-up' },
  ]);
  expect(await bench.guess(issued, issued.digits)).toEqual({ kind: 'used-up' });
});

test('a hundred guesses at once get five looks', async () => {
  const issued = await bench.issue();
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, i) => bench.guess(issued, i === 99 ? issued.digits : issued.wrong)),
  );
  expect(answers.filter((answer) => answer.kind === 'wrong')).toHaveLength(5);
  expect(answers.filter((answer) => answer.kind === 'used-up')).toHaveLength(95);
});

test('one right code typed twice at once opens one door', async () => {
  const issued = await bench.issue();
  const answers = await Promise.all([1, 2, 3].map(() => bench.guess(issued, issued.digits)));
  const results = await Promise.all(
    answers.map((answer) => (answer.kind === 'right' ? bench.commit(answer.effects) : 'not right')),
  );
  expect(results.sort()).toEqual(['committed', 'conflict', 'conflict']);
});

test('a code ends with its time', async () => {
  const issued = await bench.issue();
  bench.clock.advance(5 * MINUTE - 1);
  expect((await bench.guess(issued, issued.wrong)).kind).toBe('wrong');
  bench.clock.advance(1);
  expect(await bench.guess(issued, issued.digits)).toEqual({ kind: 'expired' });
});

test('a code is worth nothing in another conversation, or under another code’s id', async () => {
  const issued = await bench.issue();
  const other = await anotherCode(2);
  expect(await bench.guess({ ...issued, conversationId: 'c2' }, issued.digits)).toEqual({ kind: 'expired' });
  expect((await bench.guess(other, issued.digits)).kind).toBe('wrong');
  expect(await bench.guess({ ...issued, id: 'none' }, issued.digits)).toEqual({ kind: 'expired' });
  // Nor is it told there that it was tried.
  await guessWrong(issued, 5);
  expect(await bench.guess({ ...issued, conversationId: 'c2' }, issued.digits)).toEqual({ kind: 'expired' });
});

describe('a right code that speaks for nobody is wrong:', () => {
  test('before the outbox worker has found its accounts', async () => {
    const issued = await bench.issue({ accountIds: [] });
    expect(await bench.guess(issued, issued.digits)).toEqual({ kind: 'wrong', triesLeft: 4 });
  });

  test('after its account’s contact has changed', async () => {
    const issued = await bench.issue();
    bench.directory.state.accounts = [account('a1', { phone: '19900000077' })];
    expect(await bench.guess(issued, issued.digits)).toEqual({ kind: 'wrong', triesLeft: 4 });
    expect(await failuresOf(accountLedger('sms', 'a1'))).toBe(1);
  });

  test('after its account is gone', async () => {
    const issued = await bench.issue();
    bench.directory.state.accounts = [];
    expect((await bench.guess(issued, issued.digits)).kind).toBe('wrong');
  });

  test('while one of its accounts is frozen, the other being open', async () => {
    await bench.close();
    bench = await openCodeBench({ accounts: [account('a1'), account('a2', { kind: 'legal' })] });
    const issued = await bench.issue({ accountIds: ['a1', 'a2'] });
    await bench.store.inTransaction((trx) =>
      trx
        .insertInto('ledgers')
        .values({ key: accountLedger('sms', 'a1'), failures: 10, frozen_until: bench.clock() + HOUR })
        .execute(),
    );
    expect((await bench.guess(issued, issued.digits)).kind).toBe('wrong');
    expect(bench.directory.asked).not.toContain('get');
  });
});

test('of two accounts behind one phone, the one that moved away is left out', async () => {
  await bench.close();
  const company = account('a2', { kind: 'legal' });
  bench = await openCodeBench({ accounts: [account('a1'), company] });
  const issued = await bench.issue({ accountIds: ['a1', 'a2'] });
  bench.directory.state.accounts = [account('a1'), { ...company, phone: '19900000077' }];
  expect(await bench.guess(issued, issued.digits)).toMatchObject({ kind: 'right', accountIds: ['a1'] });
});

test('while the directory is unavailable a right code is neither used nor counted, and a wrong one is wrong', async () => {
  const issued = await bench.issue();
  bench.directory.state.unavailable = true;
  for (let n = 0; n < 20; n += 1)
    expect(await bench.guess(issued, issued.digits)).toEqual({ kind: 'unavailable' });
  expect(await bench.guess(issued, issued.wrong)).toEqual({ kind: 'wrong', triesLeft: 4 });
  bench.directory.state.unavailable = false;
  expect(await bench.guess(issued, issued.digits)).toMatchObject({ kind: 'right' });
});

test('a directory that is down is an error, with the try counted', async () => {
  const issued = await bench.issue();
  bench.directory.state.down = true;
  await expect(bench.guess(issued, issued.digits)).rejects.toThrow('directory is down');
  bench.directory.state.down = false;
  expect(await bench.guess(issued, issued.wrong)).toEqual({ kind: 'wrong', triesLeft: 3 });
});

describe('the failure ledger', () => {
  test('10 wrong in a row freeze the channel, over codes and conversations, for 24 h', async () => {
    await guessWrong(await anotherCode(1), 5);
    const answers = await guessWrong(await anotherCode(2), 5);
    expect(answers.map((answer) => answer.kind)).toEqual([...Array(4).fill('wrong'), 'frozen']);
    expect(answers[4]).toEqual({ kind: 'frozen', hours: 24 });

    expect(await bench.ask({ conversationId: 'c3' })).toEqual({ kind: 'frozen', hours: 24 });
    bench.clock.advance(23 * HOUR + 1);
    expect(await bench.ask({ conversationId: 'c3' })).toEqual({ kind: 'frozen', hours: 1 });
    bench.clock.advance(HOUR);
    expect((await bench.ask({ conversationId: 'c3' })).kind).toBe('sent');
    expect(await bench.acts()).toContain('channel.frozen');
  });

  test('freezes one channel and leaves the other open', async () => {
    await guessWrong(await anotherCode(1), 5);
    await guessWrong(await anotherCode(2), 5);
    const mail = await anotherCode(3, { request: { channel: 'mail', conversationId: 'c3' } });
    expect((await bench.guess(mail, mail.digits)).kind).toBe('right');
  });

  test('a code in flight is refused while frozen, right or wrong', async () => {
    const inFlight = await anotherCode(9);
    await guessWrong(await anotherCode(1), 5);
    await guessWrong(await anotherCode(2), 5);
    expect(await bench.guess(inFlight, inFlight.digits)).toEqual({ kind: 'frozen', hours: 24 });
    expect(await bench.guess(inFlight, inFlight.wrong)).toEqual({ kind: 'frozen', hours: 24 });
  });

  test('counts by account whichever name was typed', async () => {
    const byName = { identifier: { kind: 'username', value: 'user-a1' } } as const;
    await guessWrong(await anotherCode(1), 5);
    await guessWrong(await anotherCode(2, { request: { conversationId: 'c2', ...byName } }), 4);
    expect(await failuresOf(accountLedger('sms', 'a1'))).toBe(9);
    // Each name has failed less than ten times; the account's tenth closes it to both, and says nothing.
    const issued = await anotherCode(3, { request: { conversationId: 'c3', ...byName } });
    expect((await bench.guess(issued, issued.wrong)).kind).toBe('wrong');
    expect((await bench.guess(issued, issued.digits)).kind).toBe('wrong');
  });

  test('time does not heal it, only a success does; 100 disable the channel', async () => {
    for (let n = 0; n < 20; n++) {
      const issued = await anotherCode(n);
      const answers = await guessWrong(issued, 5);
      if (n % 2 === 1) {
        expect(answers[4]?.kind).toBe(n === 19 ? 'disabled' : 'frozen');
        bench.clock.advance(2 * DAY);
      }
    }
    expect(await failuresOf(accountLedger('sms', 'a1'))).toBe(100);
    bench.clock.advance(365 * DAY);
    expect((await bench.ask({ conversationId: 'later' })).kind).toBe('disabled');
    expect(await bench.acts()).toContain('channel.disabled');
  });

  test('a success in between starts the count anew', async () => {
    await guessWrong(await anotherCode(1), 5);
    const good = await anotherCode(2);
    await guessWrong(good, 4);
    const answer = await bench.guess(good, good.digits);
    if (answer.kind !== 'right') throw new Error(answer.kind);
    await bench.commit(answer.effects);
    const answers = await guessWrong(await anotherCode(3), 5);
    expect(answers.map((one) => one.kind)).toEqual(Array(5).fill('wrong'));
  });

  test('an unknown identifier meets the same answers in the same order', async () => {
    const known: string[] = [];
    const unknown: string[] = [];
    for (const n of [1, 2]) {
      const mine = await anotherCode(n);
      known.push(...(await guessWrong(mine, 6)).map((answer) => JSON.stringify(answer)));
      const nobodys = await anotherCode(n + 10, {
        accountIds: [],
        request: { conversationId: `x${n}`, identifier: STRANGER },
      });
      unknown.push(...(await guessWrong(nobodys, 6)).map((answer) => JSON.stringify(answer)));
    }
    expect(unknown).toEqual(known);
  });
});

test('a wrong guess does the same writing for a known and an unknown account', async () => {
  const writes = async (issued: Issued) => {
    const total = async () => {
      const tables = ['ledgers', 'audit'] as const;
      let sum = 0;
      for (const table of tables) {
        const rows = await bench.store.read.selectFrom(table).selectAll().execute();
        sum += rows.reduce((all, row) => all + ('failures' in row ? row.failures : 1), 0);
      }
      return sum;
    };
    const before = await total();
    await guessWrong(issued, 1);
    return (await total()) - before;
  };
  const known = await writes(await anotherCode(1));
  const unknown = await writes(
    await anotherCode(2, { accountIds: [], request: { conversationId: 'c2', identifier: STRANGER } }),
  );
  expect(known).toBe(unknown);
  expect(PHONE.value).not.toBe(STRANGER.value);
});
