import { DirectoryUnavailable } from '../../src/domain/directory-unavailable.ts';
import { demoAccounts } from '../../src/services/demo/demo-accounts.ts';
import { createDemoDirectory } from '../../src/services/demo/demo-directory.ts';
import { createHeldAccounts } from '../../src/services/held-accounts.ts';
import { ACCOUNTS } from '../support/accounts.ts';
import { type Switch, switchable } from '../support/fakes/directory.ts';
import { type FormBench, NOBODY, openFormBench } from './setup.ts';

const UNAVAILABLE = { kind: 'unavailable' };
const { id } = ACCOUNTS.active;

let bench: FormBench;
let line: Switch;
let reviewsAreCutOff: boolean;
beforeEach(async () => {
  reviewsAreCutOff = false;
  bench = await openFormBench({
    async directory({ store, vault, clock }) {
      const demo = createDemoDirectory({ store, vault, clock, cost: { logN: 4, r: 8, p: 1 } });
      await demo.seed(demoAccounts(clock()));
      const behind = switchable(demo);
      line = behind;
      return behind.directory;
    },
    async stopping() {
      if (reviewsAreCutOff) throw new DirectoryUnavailable();
    },
  });
});
afterEach(() => bench.close());

const submit = (token: string, values: Record<string, unknown> = {}) =>
  bench.secureForms.submit(token, values, NOBODY);
const stays = async (token: string) =>
  expect(await bench.forms.findByToken(token)).toMatchObject({ status: 'open' });

test.each([0, 1])('「非本人操作」 that is cut off after %i questions can be said again', async (after) => {
  const token = await bench.open('not-me', { accountId: id });
  line.cut(after);
  expect(await submit(token)).toEqual(UNAVAILABLE);
  await stays(token);
  expect(await createHeldAccounts(bench).isHeld(id)).toBe(false);
  line.mend();
  expect(await submit(token)).toEqual({ kind: 'done' });
  expect(await createHeldAccounts(bench).isHeld(id)).toBe(true);
});

test('a page looks the same whether the directory can be reached or not', async () => {
  const token = await bench.open('new-password', { accountId: id });
  const look = () => bench.secureForms.describe(token, { secret: 'browser', bind: true });
  const reached = await look();
  line.cut();
  expect(await look()).toEqual(reached);
});

test('a new password that cannot be judged counts nothing against the account', async () => {
  const token = await bench.open('new-password', { accountId: id });
  const { password } = ACCOUNTS.active;
  line.cut();
  expect(await submit(token, { password, confirm: password })).toEqual(UNAVAILABLE);
  await stays(token);
  expect(await bench.store.read.selectFrom('ledgers').selectAll().execute()).toEqual([]);
  expect(await bench.store.read.selectFrom('audit').selectAll().execute()).toEqual([]);
});

test('a name and a number are taken, to be judged later', async () => {
  line.cut();
  const { realName, idNumber } = ACCOUNTS.active;
  expect(await submit(await bench.open('real-name'), { realName, idNumber })).toEqual({ kind: 'done' });
});

test('an owner’s no to an appeal can be said again, and is carried out in any case', async () => {
  const token = await bench.open('veto', { accountId: id, appealId: 'p1' });
  reviewsAreCutOff = true;
  expect(await submit(token)).toEqual(UNAVAILABLE);
  await stays(token);
  const deadlines = await bench.store.read.selectFrom('deadlines').select('id').execute();
  expect(deadlines.map((one) => one.id)).toContain('appeal-veto:p1');
  reviewsAreCutOff = false;
  expect(await submit(token)).toEqual({ kind: 'done' });
  expect(bench.vetoed).toEqual(['p1']);
});
