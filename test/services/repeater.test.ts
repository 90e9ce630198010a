import { createRepeater } from '../../src/services/repeater.ts';

const tick = () => new Promise((resolve) => setImmediate(resolve));

test('calls of one moment share a run, a call during a run brings one more', async () => {
  let runs = 0;
  let inside = 0;
  const repeater = createRepeater(async () => {
    expect(++inside).toBe(1);
    runs++;
    await tick();
    inside--;
  });
  const first = repeater.run();
  repeater.run();
  await Promise.resolve();
  await Promise.resolve();
  expect(runs).toBe(1);
  repeater.run();
  repeater.run();
  await first;
  expect(runs).toBe(2);
  expect(repeater.isRunning()).toBe(false);
});

test('a call in the very moment a run ends is heard', async () => {
  let runs = 0;
  const repeater = createRepeater(async () => void runs++);
  for (let delay = 0; delay < 12; delay++) {
    runs = 0;
    const first = repeater.run();
    for (let i = 0; i < delay; i++) await Promise.resolve();
    const before = runs;
    await Promise.all([first, repeater.run()]);
    expect(runs).toBeGreaterThan(before);
  }
});

test('a run that throws is told, and the next call runs again', async () => {
  let runs = 0;
  const repeater = createRepeater(async () => {
    if (++runs === 1) throw new Error('first');
  });
  await expect(repeater.run()).rejects.toThrow('first');
  await repeater.run();
  expect(runs).toBe(2);
});

test('who does not wait is told of a failed run once, however many asked for it', async () => {
  const told: unknown[] = [];
  const repeater = createRepeater(async () => {
    await tick();
    throw new Error('locked');
  });
  for (let n = 0; n < 3; n++) repeater.nudge((error) => told.push(error));
  while (repeater.isRunning()) await tick();
  expect(told).toEqual([new Error('locked')]);
  repeater.nudge((error) => told.push(error));
  while (repeater.isRunning()) await tick();
  expect(told).toHaveLength(2);
});

test('a nudge during a run brings one more', async () => {
  let runs = 0;
  const repeater = createRepeater(async () => {
    runs++;
    await tick();
  });
  const first = repeater.run();
  await Promise.resolve();
  await Promise.resolve();
  repeater.nudge(() => undefined);
  await first;
  expect(runs).toBe(2);
});
