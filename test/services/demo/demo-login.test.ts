import { type LoginDeps, logIn } from '../../../src/services/demo/demo-login.ts';
import { type Bench, openBench } from '../harness.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

test('a right password that comes while others are locking the account does not open it', async () => {
  const profile = {
    id: 'a1',
    kind: 'natural',
    username: 'chenxiaoming',
    realName: '陈晓明',
    idNumber: '110101199003070011',
    status: 'active',
    registeredAt: '2020-01-01T00:00:00.000Z',
    region: '北京市',
  } as const;
  const row = { id: 'a1', profile: '', password: '', session_epoch: 0, seed: '' };
  const deps: LoginDeps = {
    ...bench,
    findRows: async () => [{ row, profile }],
    hashes: {
      hash: async () => '',
      async verify(_, password) {
        if (password !== 'right') return false;
        // Everybody else is faster.
        for (let i = 0; i < 5; i++) await logIn('chenxiaoming', 'wrong', deps);
        return true;
      },
    },
  };
  expect(await logIn('chenxiaoming', 'right', deps)).toMatchObject({ ok: false, reason: 'locked' });
  expect(await logIn('chenxiaoming', 'right', deps)).toMatchObject({ ok: false, reason: 'locked' });
});
