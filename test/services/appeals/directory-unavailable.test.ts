import { vetoDeadlineId } from '../../../src/domain/appeals/consequence.ts';
import { DirectoryUnavailable } from '../../../src/domain/directory-unavailable.ts';
import { OperatorError } from '../../../src/domain/operator-error.ts';
import { HOUR } from '../../support/clock.ts';
import { switchable } from '../../support/fakes/directory.ts';
import { type AppealBench, HE, openAppealBench } from './setup.ts';

const ACCOUNT = 'demo-01-active';

let bench: AppealBench;
let line: ReturnType<typeof switchable>;
let told: string[];
beforeEach(async () => {
  told = [];
  bench = await openAppealBench({
    directory(demo) {
      line = switchable({
        ...demo,
        async unlock(request) {
          told.push('unlock');
          return demo.unlock(request);
        },
        async replaceContact(request) {
          told.push('replace-contact');
          return demo.replaceContact(request);
        },
        async freeze(request) {
          told.push('freeze');
          return demo.freeze(request);
        },
      });
      return line.directory;
    },
  });
});
afterEach(() => bench.close());

const approve = (id: string, reviewer = 'li') => bench.reviews.review(id, { kind: 'approve', reviewer });

test('an approval is told in one line that nothing was done, wherever it is cut off, and can be given again', async () => {
  const { id } = await bench.submitted('unlock', HE);
  const before = [await bench.acts(), await bench.messages(), await bench.deadlines()];
  // It is asked whose the appeal is, what is closed to them, and whom to tell; only then is it told to unlock.
  for (const after of [0, 1, 2, 3]) {
    line.cut(after);
    const refused = await approve(id).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DirectoryUnavailable);
    expect(refused).toBeInstanceOf(OperatorError);
    expect(String(refused)).not.toContain('\n');
  }
  line.mend();
  expect(told).toEqual([]);
  expect((await bench.stored(id)).state).toBe('accepted');
  expect([await bench.acts(), await bench.messages(), await bench.deadlines()]).toEqual(before);
  expect(await approve(id)).toMatchObject({ kind: 'done', appeal: { state: 'done' } });
  expect(told).toEqual(['unlock']);
});

test('handing in and withdrawing ask it nothing', async () => {
  line.cut();
  const { id } = await bench.submitted('unlock');
  expect(await bench.commit(await bench.appeals.withdraw(id))).toBe('committed');
});

test('a change of contact waits for it, with its deadline', async () => {
  const { id } = await bench.approved('contact-change');
  bench.clock.advance(72 * HOUR);
  for (const after of [0, 1, 2]) {
    line.cut(after);
    await expect(bench.sweep()).rejects.toThrow(DirectoryUnavailable);
    expect((await bench.stored(id)).state).toBe('taking-effect');
  }
  expect(told).toEqual([]);
  line.mend();
  await bench.sweep();
  expect((await bench.stored(id)).state).toBe('done');
  expect(told).toEqual(['replace-contact']);
});

test.each([0, 1])('an owner’s no that is cut off after %i questions holds nothing yet', async (after) => {
  const { id } = await bench.approved('contact-change');
  line.cut(after);
  await expect(bench.reviews.veto(id)).rejects.toThrow(DirectoryUnavailable);
  expect((await bench.stored(id)).state).toBe('taking-effect');
  expect([await bench.held(), told]).toEqual([[], []]);
  line.mend();
  expect(await bench.reviews.veto(id)).toBe('vetoed');
  expect(await bench.held()).toEqual([ACCOUNT]);
});

test('a hold is not lifted before its closed ways can be opened too', async () => {
  await bench.commits.apply([{ do: 'hold-account', accountId: ACCOUNT, at: 1 }]);
  line.cut();
  await expect(bench.reviews.liftHold(ACCOUNT, 'li')).rejects.toThrow(DirectoryUnavailable);
  expect(await bench.held()).toEqual([ACCOUNT]);
  line.mend();
  expect(await bench.reviews.liftHold(ACCOUNT, 'li')).toBe(true);
});

test('an owner’s no that waits for the directory wins over the change of contact that waits with it', async () => {
  const { id } = await bench.approved('contact-change');
  const { effectiveAt } = await bench.stored(id);
  const former = (await bench.account(ACCOUNT)).phone;
  const event = { name: 'appeal-veto', appealId: id } as const;
  await bench.commits.apply([
    {
      do: 'set-deadline',
      deadline: { id: vetoDeadlineId(id), conversationId: 'c1', dueAt: bench.clock(), event },
    },
  ]);
  line.cut();
  await expect(bench.sweep()).rejects.toThrow(DirectoryUnavailable);
  bench.clock.advance(72 * HOUR);
  line.mend();
  // Of the two, the change happens to be looked at first.
  await bench.reviews.due({ id: `appeal-effect:${id}:${effectiveAt}`, name: 'appeal-effect', appealId: id });
  expect((await bench.stored(id)).state).toBe('vetoed');
  await bench.sweep();
  expect((await bench.account(ACCOUNT)).phone).toBe(former);
  expect(await bench.held()).toEqual([ACCOUNT]);
});
