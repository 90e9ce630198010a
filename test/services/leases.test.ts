import { createLeases } from '../../src/services/leases.ts';

const tick = () => new Promise((resolve) => setImmediate(resolve));

test('one at a time per id, in the order of asking, ids beside each other', async () => {
  const leases = createLeases();
  const steps: string[] = [];
  const work = (name: string) => async () => {
    steps.push(`${name} in`);
    await tick();
    steps.push(`${name} out`);
    return name;
  };
  const ran = await Promise.all([
    leases.run('x', work('x1')),
    leases.run('x', work('x2')),
    leases.run('y', work('y1')),
  ]);
  expect(ran).toEqual(['x1', 'x2', 'y1'].map((value) => ({ kind: 'ran', value })));
  expect(steps.slice(0, 2)).toEqual(['x1 in', 'y1 in']);
  expect(steps.filter((step) => step.startsWith('x'))).toEqual(['x1 in', 'x1 out', 'x2 in', 'x2 out']);
});

test('a throw is the asker’s own, and the next one runs', async () => {
  const leases = createLeases();
  const failing = leases.run('x', async () => {
    throw new Error('mine');
  });
  const next = leases.run('x', async () => 'fine');
  await expect(failing).rejects.toThrow('mine');
  expect(await next).toEqual({ kind: 'ran', value: 'fine' });
});

test('so many may wait, the one after that is told, and there is room again later', async () => {
  const leases = createLeases({ waiting: 2 });
  let open: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const admitted = [1, 2, 3].map(() => leases.run('x', () => gate));
  expect(await leases.run('x', async () => 'late')).toEqual({ kind: 'crowded' });
  expect(await leases.run('y', async () => 'other')).toEqual({ kind: 'ran', value: 'other' });
  open();
  await Promise.all(admitted);
  expect(await leases.run('x', async () => 'again')).toEqual({ kind: 'ran', value: 'again' });
});

test('nothing is kept of ids that are done with', async () => {
  const set = jest.spyOn(Map.prototype, 'set');
  const leases = createLeases();
  await Promise.all([
    leases.run('kept nowhere', async () => 1),
    leases.run('kept nowhere', () => Promise.reject(new Error('no'))).catch(() => undefined),
  ]);
  const at = set.mock.calls.findIndex(([key]) => key === 'kept nowhere');
  const lines = set.mock.contexts[at] as Map<string, unknown>;
  set.mockRestore();
  expect(lines.size).toBe(0);
});
