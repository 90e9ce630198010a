import { createDemoDelivery } from '../../../src/services/demo/demo-delivery.ts';
import { type LoginDeps, logIn } from '../../../src/services/demo/demo-login.ts';
import { createHousekeeping } from '../../../src/services/housekeeping.ts';
import { DAY, MINUTE } from '../../support/clock.ts';
import { type Bench, openBench } from '../harness.ts';

let bench: Bench;
let keepHouse: () => Promise<void>;
beforeEach(async () => {
  bench = await openBench();
  keepHouse = createHousekeeping(bench);
});
afterEach(() => bench.close());

const keys = async (table: 'demo_outbox' | 'demo_ladders') =>
  (await bench.store.read.selectFrom(table).select('key').orderBy('key').execute()).map(({ key }) => key);

test('shown messages go after a week', async () => {
  const delivery = createDemoDelivery(bench);
  const message = { channel: 'sms', to: '13800138000', purpose: 'notice', subject: '', text: 'x' } as const;
  await delivery.send({ key: 'old', ...message });
  bench.clock.advance(1);
  await delivery.send({ key: 'young', ...message });
  bench.clock.advance(7 * DAY - 1);
  await keepHouse();
  expect(await keys('demo_outbox')).toEqual(['young']);
});

test('of many messages the newest 500 stay', async () => {
  await bench.store.inTransaction((trx) =>
    trx
      .insertInto('demo_outbox')
      .values(
        Array.from({ length: 502 }, (_, i) => ({
          seq: i + 1,
          key: `k${i + 1}`,
          at: bench.clock(),
          message: '',
        })),
      )
      .execute(),
  );
  await keepHouse();
  const left = await bench.store.read.selectFrom('demo_outbox').select('seq').orderBy('seq').execute();
  expect([left.length, left[0]?.seq]).toEqual([500, 3]);
});

test('a day after its last wrong password, or the end of its lock, a name nobody has is forgotten', async () => {
  const deps: LoginDeps = {
    ...bench,
    findRows: async () => [],
    hashes: { hash: async () => '', verify: async () => false },
  };
  await logIn('zhangsan', 'wrong', deps);
  for (let i = 0; i < 5; i++) await logIn('lisi', 'wrong', deps);
  await bench.store.inTransaction((trx) =>
    trx.insertInto('demo_ladders').values({ key: 'a:somebody', failures: 1, locked_until: null }).execute(),
  );
  bench.clock.advance(DAY - 1);
  await keepHouse();
  expect(await keys('demo_ladders')).toHaveLength(3);
  bench.clock.advance(1);
  await keepHouse();
  expect(await keys('demo_ladders')).toHaveLength(2);
  bench.clock.advance(30 * MINUTE);
  await keepHouse();
  expect(await keys('demo_ladders')).toEqual(['a:somebody']);
});
