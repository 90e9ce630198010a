import { inTurns } from '../../src/services/in-turns.ts';

test('never more at once than allowed, in order, and a failure holds up nobody', async () => {
  const turn = inTurns(2);
  let running = 0;
  let most = 0;
  const done: number[] = [];
  const work = (n: number) =>
    turn(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      if (n === 1) throw new Error('one fails');
      done.push(n);
    });
  const results = await Promise.allSettled([0, 1, 2, 3, 4, 5].map(work));
  expect(most).toBe(2);
  expect(done).toEqual([0, 2, 3, 4, 5]);
  expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1);
});
