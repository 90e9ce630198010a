import { FIGURES } from '../../src/domain/figures.ts';
import { createCommits } from '../../src/services/commits.ts';
import { createIdentityCheck } from '../../src/services/identity-check.ts';
import { DAY, HOUR } from '../support/clock.ts';
import { account, fakeDirectory } from './codes/setup.ts';
import { type Bench, openBench } from './harness.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

function setup() {
  const accounts = [
    account('a1'),
    account('a2', { realName: '阿依古丽·买买提', idNumber: '650101199207180103' }),
    account('a3', { realName: 'KELLER ANNA MARIA', idNumber: '911840198506150097' }),
    account('a4', { realName: '', idNumber: '' }),
  ];
  const { directory } = fakeDirectory(accounts);
  const check = createIdentityCheck({ ...bench, directory, figures: FIGURES });
  const claim = (accountId: string, realName: string, idNumber: string) =>
    check.judge({ accountId, realName, idNumber, conversationId: 'c1' });
  const right = () => claim('a1', '陈晓明', '110101199003070011');
  const wrong = () => claim('a1', '陈晓明', '110101198506120020');
  return { claim, right, wrong, commits: createCommits(bench) };
}

test.each([
  ['a1', '陈晓明', '110101199003070011', 'match'],
  ['a1', ' 陈 晓明 ', '１１０１０１ 19900307 0011', 'match'],
  ['a2', '阿依古丽买买提', '650101199207180103', 'match'],
  ['a2', '阿依古丽•买买提', '650101199207180103', 'match'],
  ['a3', 'Keller Anna-Maria', '911840198506150097', 'mismatch'],
  ['a3', 'keller anna maria', '911840198506150097', 'match'],
  ['a1', '陈小明', '110101199003070011', 'mismatch'],
  ['a1', '陈晓明', '110101198506120020', 'mismatch'],
  ['a1', '', '110101199003070011', 'mismatch'],
  ['a1', '陈晓明', '', 'mismatch'],
  ['a4', '', '', 'mismatch'],
  ['nobody', '陈晓明', '110101199003070011', 'mismatch'],
])('%s, %s, %s: %s', async (accountId, realName, idNumber, kind) => {
  expect((await setup().claim(accountId, realName, idNumber)).kind).toBe(kind);
});

test('the old number of fifteen digits is the same person', async () => {
  const { directory } = fakeDirectory([account('a1', { idNumber: '110101196508160078' })]);
  const check = createIdentityCheck({ ...bench, directory, figures: FIGURES });
  const claim = { accountId: 'a1', realName: '陈晓明', idNumber: '110101650816007', conversationId: 'c1' };
  expect((await check.judge(claim)).kind).toBe('match');
});

test('ten misses freeze it, and then the right ones are refused too', async () => {
  const { right, wrong } = setup();
  const kinds = [];
  for (let i = 0; i < 10; i++) kinds.push((await wrong()).kind);
  expect(kinds).toEqual([...Array(9).fill('mismatch'), 'frozen']);
  expect(await right()).toEqual({ kind: 'frozen', hours: 24 });
  bench.clock.advance(23.5 * HOUR);
  expect(await right()).toEqual({ kind: 'frozen', hours: 1 });
  bench.clock.advance(HOUR);
  expect((await right()).kind).toBe('match');
});

test('a hundred claims at once get ten looks', async () => {
  const { wrong } = setup();
  const answers = await Promise.all(Array.from({ length: 100 }, wrong));
  expect(answers.filter((answer) => answer.kind === 'mismatch')).toHaveLength(9);
});

test('a match clears the count when its effects are committed', async () => {
  const { right, wrong, commits } = setup();
  for (let i = 0; i < 9; i++) await wrong();
  const answer = await right();
  if (answer.kind !== 'match') throw new Error(answer.kind);
  await commits.apply(answer.effects);
  expect((await wrong()).kind).toBe('mismatch');
  bench.clock.advance(30 * DAY);
  const acts = await bench.store.read.selectFrom('audit').select(['act', 'account_id']).execute();
  expect(acts.map((row) => row.act)).toEqual([
    ...Array(9).fill('identity.mismatched'),
    'identity.matched',
    'identity.mismatched',
  ]);
});
