import type { Deadline } from '../../src/domain/effect.ts';
import type { DueDeadline } from '../../src/domain/ports.ts';
import { createCommits } from '../../src/services/commits.ts';
import { createDeadlines } from '../../src/services/deadlines.ts';
import { createSweeper, type SweeperDeps } from '../../src/services/sweeper.ts';
import { MINUTE, SECOND } from '../support/clock.ts';
import { type Bench, openBench } from './harness.ts';

let bench: Bench;
let fired: string[];
let cleaned: number;
beforeEach(async () => {
  bench = await openBench();
  fired = [];
  cleaned = 0;
});
afterEach(() => bench.close());

function sweeper(more: Partial<SweeperDeps> = {}) {
  return createSweeper({
    deadlines: createDeadlines(bench),
    clock: bench.clock,
    fire: async (deadline) => void fired.push(deadline.id),
    housekeeping: async () => void cleaned++,
    ...more,
  });
}

const deadline = (id: string, inMs: number): Deadline => ({
  id,
  conversationId: `c-${id}`,
  dueAt: bench.clock() + inMs,
  event: { name: 'form-expired', formId: `f-${id}` },
});

async function set(...deadlines: Deadline[]): Promise<void> {
  await createCommits(bench).apply(deadlines.map((one) => ({ do: 'set-deadline', deadline: one })));
}

const stored = async () =>
  (await bench.store.read.selectFrom('deadlines').selectAll().orderBy('id').execute()).map((row) => row.id);

test('deadlines come due in order, as they were set', async () => {
  await set(deadline('late', 3 * SECOND), deadline('first', SECOND), deadline('second', 2 * SECOND));
  const deadlines = createDeadlines(bench);
  const ids = async (at: number) => (await deadlines.due(bench.clock() + at, 2)).map(({ id }) => id);
  expect(await ids(0)).toEqual([]);
  expect(await ids(SECOND)).toEqual(['first']);
  expect(await ids(MINUTE)).toEqual(['first', 'second']);
  expect((await deadlines.due(bench.clock() + SECOND, 1))[0]).toEqual({
    id: 'first',
    conversationId: 'c-first',
    event: { name: 'form-expired', formId: 'f-first' },
  });
});

test('what is due is fired once, and only then', async () => {
  await set(deadline('a', SECOND), deadline('b', 2 * SECOND));
  const one = sweeper();
  await one.runOnce();
  expect(fired).toEqual([]);
  bench.clock.advance(SECOND);
  await one.runOnce();
  await one.runOnce();
  expect(fired).toEqual(['a']);
  expect(await stored()).toEqual(['b']);
});

test('one that came due while nobody ran is fired by the next who does', async () => {
  await set(deadline('a', SECOND));
  bench.clock.advance(30 * 24 * 60 * MINUTE);
  await sweeper().runOnce();
  expect(fired).toEqual(['a']);
});

test('a turn that fails is tried again, ever later, and holds up no others', async () => {
  await set(deadline('bad', 0), deadline('good', 0));
  const errors: unknown[] = [];
  const attempts: number[] = [];
  const start = bench.clock();
  const one = sweeper({
    async fire({ id }) {
      if (id === 'bad') {
        attempts.push((bench.clock() - start) / SECOND);
        if (attempts.length < 5) throw new Error('no turn');
      }
      fired.push(id);
    },
    onError: (error) => errors.push(error),
  });
  for (let second = 0; second < 40; second++) {
    await one.runOnce();
    bench.clock.advance(SECOND);
  }
  expect(fired).toEqual(['good', 'bad']);
  expect(attempts).toEqual([0, 1, 3, 7, 15]);
  expect(errors).toHaveLength(4);
  expect(await stored()).toEqual([]);
});

test('more than one batch is fired in one go, a few at a time', async () => {
  await set(...Array.from({ length: 250 }, (_, i) => deadline(`d${i}`, 0)));
  let now = 0;
  let most = 0;
  await sweeper({
    async fire({ id }: DueDeadline) {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setImmediate(resolve));
      now--;
      fired.push(id);
    },
  }).runOnce();
  expect(new Set(fired).size).toBe(250);
  expect(fired).toHaveLength(250);
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(8);
});

test('housekeeping is done at the start and then about once a minute, whatever it throws', async () => {
  const one = sweeper({
    async housekeeping() {
      cleaned++;
      throw new Error('not now');
    },
  });
  for (let second = 0; second < 121; second++) {
    await one.runOnce();
    bench.clock.advance(SECOND);
  }
  expect(cleaned).toBe(3);
});

test('stopping waits for what is under way and begins nothing new', async () => {
  await set(...Array.from({ length: 20 }, (_, i) => deadline(`d${i}`, 0)));
  const gates: (() => void)[] = [];
  const one = sweeper({
    async fire({ id }) {
      await new Promise<void>((resolve) => gates.push(resolve));
      fired.push(id);
    },
  });
  one.start();
  one.wake();
  while (gates.length < 8) await new Promise((resolve) => setImmediate(resolve));
  const stopped = one.stop();
  for (const open of gates) open();
  await stopped;
  expect(fired).toHaveLength(8);
  expect(await stored()).toHaveLength(12);
  one.wake();
  await one.runOnce();
  expect(fired).toHaveLength(8);
});
