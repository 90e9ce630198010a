import type { Account } from '../../../src/domain/account.ts';
import type { Directory } from '../../../src/domain/ports.ts';
import { HOUR } from '../../support/clock.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { type AppealBench, CHEN, HE, NEW_PHONE, openAppealBench } from './setup.ts';

let bench: AppealBench;
afterEach(() => bench.close());

const ACCOUNT = 'demo-01-active';
const OLD = '19900000001';
const due = async (appealId: string) => {
  const { effectiveAt } = await bench.stored(appealId);
  const id = `appeal-effect:${appealId}:${effectiveAt}`;
  return bench.reviews.due({ id, name: 'appeal-effect', appealId });
};
const phone = async () => (await bench.account(ACCOUNT)).phone;

test('a veto stops the change, freezes the account and tells both', async () => {
  bench = await openAppealBench();
  const { id } = await bench.approved('contact-change');
  await bench.leaveOpen(ACCOUNT);
  expect(await bench.reviews.veto(id)).toBe('vetoed');
  expect((await bench.stored(id)).state).toBe('vetoed');
  expect(await bench.held()).toEqual([ACCOUNT]);
  expect(await bench.leftOpen(ACCOUNT)).toEqual([]);
  expect((await bench.account(ACCOUNT)).lock).toEqual({ reason: 'risk' });
  const told = (await bench.messages()).slice(-3).map(({ to, purpose }) => `${purpose} ${to}`);
  expect(told.sort()).toEqual([
    'account-held 19900000001',
    'account-held chen.xiaoming@example.com',
    'appeal-vetoed 19900007777',
  ]);

  const count = (await bench.messages()).length;
  expect(await bench.reviews.veto(id)).toBe('vetoed');
  expect(await bench.messages()).toHaveLength(count);
  bench.clock.advance(72 * HOUR);
  await bench.sweep();
  expect(await phone()).toBe(OLD);
  expect(await bench.reviews.veto('none')).toBe('not-found');
});

test('after it is done a veto freezes the account', async () => {
  bench = await openAppealBench();
  const { id } = await bench.approved('contact-change');
  bench.clock.advance(72 * HOUR);
  await bench.sweep();
  expect(await bench.reviews.veto(id)).toBe('held');
  expect(await bench.reviews.veto(id)).toBe('held');
  expect((await bench.acts()).filter((act) => act === 'account.held')).toHaveLength(1);
  expect((await bench.stored(id)).state).toBe('done');
  expect(await bench.held()).toEqual([ACCOUNT]);
  const told = (await bench.messages()).filter(({ purpose }) => purpose === 'account-held');
  // At the contacts it had, not at the new one.
  expect(told.map(({ to }) => to)).toEqual([OLD, 'chen.xiaoming@example.com']);
});

test('an account held for another reason in the window is not changed', async () => {
  bench = await openAppealBench();
  const { id } = await bench.approved('contact-change');
  await bench.commits.apply([{ do: 'hold-account', accountId: ACCOUNT, at: 1 }]);
  bench.clock.advance(72 * HOUR);
  await bench.sweep();
  expect((await bench.stored(id)).state).toBe('vetoed');
  expect(await phone()).toBe(OLD);
});

test('whoever has the account’s newest contact is asked before it is changed again', async () => {
  bench = await openAppealBench();
  const first = await bench.approved('contact-change');
  bench.clock.advance(HOUR);
  const second = await bench.submitted('contact-change', CHEN, { channel: 'sms', to: '19900006666' });
  for (const reviewer of ['li', 'wang']) await bench.reviews.review(second.id, { kind: 'approve', reviewer });
  bench.clock.advance(72 * HOUR);
  await bench.sweep();
  expect((await bench.stored(first.id)).state).toBe('done');
  expect(await phone()).toBe(NEW_PHONE.to);
  // Due as well, but nobody has told the new phone of it.
  const waiting = await bench.stored(second.id);
  expect(waiting).toMatchObject({ state: 'taking-effect', effectiveAt: bench.clock() + 72 * HOUR });
  expect(waiting.formerContacts).toEqual([
    NEW_PHONE,
    { channel: 'mail', to: 'chen.xiaoming@example.com' },
    { channel: 'sms', to: OLD },
  ]);
  const told = (await bench.messages()).filter(({ purpose }) => purpose === 'appeal-owner-taking-effect');
  expect(told.slice(-3).map(({ to }) => to)).toEqual([NEW_PHONE.to, 'chen.xiaoming@example.com', OLD]);

  bench.clock.advance(72 * HOUR);
  await bench.sweep();
  expect((await bench.stored(second.id)).state).toBe('done');
  expect(await phone()).toBe('19900006666');
});

test('a deadline that comes too early is left for later; one that was met is gone', async () => {
  bench = await openAppealBench();
  const { id } = await bench.approved('contact-change');
  bench.clock.advance(72 * HOUR - 1);
  await expect(due(id)).rejects.toThrow('not-yet');
  expect((await bench.stored(id)).state).toBe('taking-effect');
  const waiting = async () => (await bench.deadlines()).filter(({ event }) => event.name === 'appeal-effect');
  expect(await waiting()).toHaveLength(1);
  bench.clock.advance(1);
  await due(id);
  expect(await waiting()).toEqual([]);
});

test('held between the look and the writing of an approval: it stays closed', async () => {
  const accountId = 'demo-04-banned';
  bench = await openAppealBench({
    directory: (demo) => ({
      ...demo,
      async unlock(request) {
        await bench.commits.apply([{ do: 'hold-account', accountId, at: 1 }]);
        return demo.unlock(request);
      },
    }),
  });
  const { id } = await bench.submitted('unlock', HE);
  expect(await bench.reviews.review(id, { kind: 'approve', reviewer: 'li' })).toEqual({
    kind: 'refused',
    why: 'account-held',
  });
  expect((await bench.account(accountId)).status).toBe('banned');
  expect((await bench.stored(id)).state).toBe('accepted');
});

test('a veto that a withdrawal overtakes closes the account all the same', async () => {
  let overtaken = false;
  bench = await openAppealBench({
    directory: (demo) => ({
      ...demo,
      async freeze(request) {
        if (!overtaken) expect(await bench.commit(await bench.appeals.withdraw(id))).toBe('committed');
        overtaken = true;
        return demo.freeze(request);
      },
    }),
  });
  const { id } = await bench.approved('contact-change');
  expect(await bench.reviews.veto(id)).toBe('held');
  expect((await bench.stored(id)).state).toBe('withdrawn');
  expect(await bench.held()).toEqual([ACCOUNT]);
  expect((await bench.account(ACCOUNT)).status).toBe('locked');
});

test('of an account that nobody can be reached at only the claimant is told', async () => {
  const unreachable = ({ phone: _, email: __, ...account }: Account): Account => account;
  bench = await openAppealBench({
    directory: (demo) => ({
      ...demo,
      find: async (by) => (await demo.find(by)).map(unreachable),
    }),
  });
  await bench.approved('unlock', HE);
  expect((await bench.messages()).map(({ purpose }) => purpose)).toEqual(['appeal-submitted', 'appeal-done']);
  expect(await bench.store.read.selectFrom('forms').selectAll().execute()).toEqual([]);
});

test('veto and activation at once: the account never ends up changed and open', async () => {
  const outcomes = new Set<string>();
  for (let run = 0; run < 12; run++) {
    bench = await openAppealBench();
    const { id } = await bench.approved('contact-change');
    bench.clock.advance(72 * HOUR);
    const random = seededRandom((run + 1) * 987_654_321);
    const after = async (turns: number) => {
      for (let n = 0; n < turns; n++) await new Promise((resolve) => setImmediate(resolve));
    };
    const acts = [
      after(random() * 12).then(() => due(id)),
      after(random() * 12).then(() => bench.reviews.veto(id)),
      after(random() * 12).then(() => due(id)),
    ];
    await Promise.all(acts);
    const { state } = await bench.stored(id);
    outcomes.add(state);
    expect(await bench.held()).toEqual([ACCOUNT]);
    expect((await bench.account(ACCOUNT)).status).toBe('locked');
    expect(await phone()).toBe(state === 'done' ? NEW_PHONE.to : OLD);
    expect(['done', 'vetoed']).toContain(state);
    expect(await bench.chainIsWhole()).toBe(true);
    await bench.close();
  }
  expect(outcomes).toEqual(new Set(['done', 'vetoed']));
  bench = await openAppealBench();
});

/** A directory elsewhere: what it is told has happened when it answers, and `meanwhile` happens before that. */
function elsewhere() {
  const asked: { requestId: string; to: string | undefined }[] = [];
  const state = { meanwhile: async () => {}, dies: false };
  const directory = (demo: Directory): Directory => ({
    ...demo,
    async replaceContact(request) {
      asked.push({ requestId: request.requestId, to: request.to });
      const effects = await demo.replaceContact(request);
      if ((await bench.commits.apply(effects)) !== 'committed') throw new Error('directory');
      await state.meanwhile();
      if (state.dies) throw new Error('killed');
      return [];
    },
  });
  return { asked, state, directory };
}

test('a veto while a directory elsewhere is changing the contact: it is changed back', async () => {
  const remote = elsewhere();
  bench = await openAppealBench({ directory: remote.directory });
  const { id } = await bench.approved('contact-change');
  bench.clock.advance(72 * HOUR);
  remote.state.meanwhile = async () => {
    remote.state.meanwhile = async () => {};
    expect(await bench.reviews.veto(id)).toBe('vetoed');
  };
  await due(id);
  expect((await bench.stored(id)).state).toBe('vetoed');
  expect(await phone()).toBe(OLD);
  expect(remote.asked).toEqual([
    { requestId: `${id}:replace`, to: NEW_PHONE.to },
    { requestId: `${id}:restore`, to: OLD },
  ]);
  expect(await bench.acts()).toContain('contact.restored');
  expect(await bench.held()).toEqual([ACCOUNT]);
});

test('the same when the process died in between and comes back', async () => {
  const remote = elsewhere();
  bench = await openAppealBench({ directory: remote.directory });
  const { id } = await bench.approved('contact-change');
  bench.clock.advance(72 * HOUR);
  remote.state.dies = true;
  await expect(due(id)).rejects.toThrow('killed');
  expect(await phone()).toBe(NEW_PHONE.to);
  expect(await bench.reviews.veto(id)).toBe('vetoed');
  remote.state.dies = false;
  await bench.sweep();
  expect(await phone()).toBe(OLD);
  expect(await bench.held()).toEqual([ACCOUNT]);
});

test('held for another reason while a directory elsewhere is changing the contact: changed back', async () => {
  const remote = elsewhere();
  bench = await openAppealBench({ directory: remote.directory });
  const { id } = await bench.approved('contact-change');
  bench.clock.advance(72 * HOUR);
  remote.state.meanwhile = async () => {
    remote.state.meanwhile = async () => {};
    await bench.commits.apply([{ do: 'hold-account', accountId: ACCOUNT, at: 1 }]);
  };
  await due(id);
  expect((await bench.stored(id)).state).toBe('vetoed');
  expect(await phone()).toBe(OLD);
});

test('withdrawn while a directory elsewhere is changing the contact: changed back too', async () => {
  const remote = elsewhere();
  bench = await openAppealBench({ directory: remote.directory });
  const { id } = await bench.approved('contact-change');
  bench.clock.advance(72 * HOUR);
  remote.state.meanwhile = async () => {
    remote.state.meanwhile = async () => {};
    expect(await bench.commit(await bench.appeals.withdraw(id))).toBe('committed');
  };
  await due(id);
  expect((await bench.stored(id)).state).toBe('withdrawn');
  expect(await phone()).toBe(OLD);
});

test.each(['vetoed', 'withdrawn'] as const)('%s in time: the directory is told nothing', async (how) => {
  const remote = elsewhere();
  bench = await openAppealBench({ directory: remote.directory });
  const { id } = await bench.approved('contact-change');
  if (how === 'vetoed') await bench.reviews.veto(id);
  else await bench.commit(await bench.appeals.withdraw(id));
  bench.clock.advance(72 * HOUR);
  await bench.sweep();
  expect(await bench.stored(id)).toMatchObject({ state: how });
  expect(remote.asked).toEqual([]);
  expect(await bench.acts()).not.toContain('contact.restored');
});

test('a contact that is the account’s own already is not put back to itself', async () => {
  const remote = elsewhere();
  bench = await openAppealBench({ directory: remote.directory });
  const { id } = await bench.submitted('contact-change', CHEN, { channel: 'sms', to: OLD });
  for (const reviewer of ['li', 'wang']) await bench.reviews.review(id, { kind: 'approve', reviewer });
  await bench.commit(await bench.appeals.withdraw(id));
  bench.clock.advance(72 * HOUR);
  await bench.sweep();
  expect(remote.asked).toEqual([]);
});

test('an account that the directory does not know for a while is waited for', async () => {
  let known = true;
  bench = await openAppealBench({
    directory: (demo) => ({ ...demo, get: async (id) => (known ? demo.get(id) : undefined) }),
  });
  const { id } = await bench.approved('contact-change');
  bench.clock.advance(72 * HOUR);
  known = false;
  await expect(due(id)).rejects.toThrow('is not in the directory');
  expect((await bench.stored(id)).state).toBe('taking-effect');
  known = true;
  await due(id);
  expect((await bench.stored(id)).state).toBe('done');
});

test('a process that died without a veto finishes the change once', async () => {
  const remote = elsewhere();
  bench = await openAppealBench({ directory: remote.directory });
  const { id } = await bench.approved('contact-change');
  bench.clock.advance(72 * HOUR);
  remote.state.dies = true;
  await expect(due(id)).rejects.toThrow('killed');
  remote.state.dies = false;
  await bench.sweep();
  expect((await bench.stored(id)).state).toBe('done');
  expect(await phone()).toBe(NEW_PHONE.to);
  expect(new Set(remote.asked.map(({ requestId }) => requestId))).toEqual(new Set([`${id}:replace`]));
});

test('approved by two at once: one approval each, never two of one', async () => {
  for (let run = 0; run < 6; run++) {
    bench = await openAppealBench();
    const { id } = await bench.submitted('contact-change');
    const names = run % 2 ? ['li', 'li', 'Li ', 'li'] : ['li', 'wang', 'li', 'wang'];
    const answers = await Promise.all(
      names.map((reviewer) => bench.reviews.review(id, { kind: 'approve', reviewer })),
    );
    const done = answers.filter(({ kind }) => kind === 'done').length;
    expect(done).toBe(run % 2 ? 1 : 2);
    const { state, decisions } = await bench.stored(id);
    expect(state).toBe(run % 2 ? 'second-review' : 'taking-effect');
    expect(new Set(decisions.map(({ reviewer }) => reviewer)).size).toBe(decisions.length);
    const told = (await bench.messages()).filter(({ purpose }) => purpose === 'appeal-owner-taking-effect');
    expect(told).toHaveLength(run % 2 ? 0 : 2);
    expect(await bench.chainIsWhole()).toBe(true);
    await bench.close();
  }
  bench = await openAppealBench();
});

test('of an approval and a rejection at once one holds', async () => {
  bench = await openAppealBench();
  const { id } = await bench.submitted('unlock');
  const [approved, rejected] = await Promise.all([
    bench.reviews.review(id, { kind: 'approve', reviewer: 'li' }),
    bench.reviews.review(id, { kind: 'reject', reviewer: 'wang', reason: '不符' }),
  ]);
  expect([approved.kind, rejected.kind].sort()).toEqual(['done', 'refused']);
  const { state } = await bench.stored(id);
  expect(state).toBe(approved.kind === 'done' ? 'done' : 'rejected');
});

test('a veto that was taken down is carried out by the next process', async () => {
  bench = await openAppealBench();
  const { id } = await bench.approved('contact-change');
  const deadline = { id: `appeal-veto:${id}`, name: 'appeal-veto' as const, appealId: id };
  bench.clock.advance(72 * HOUR);
  await Promise.all([bench.reviews.due(deadline), due(id), bench.reviews.due(deadline)]);
  expect(await bench.held()).toEqual([ACCOUNT]);
  expect((await bench.acts()).filter((act) => act === 'account.held')).toHaveLength(1);
});
