import { createGroupCommit, type TransactionCommands } from '../../../src/services/sqlite/group-commit.ts';

/** Records the engine's commands; `fail` makes one of them throw. */
function fakeEngine() {
  const said: string[] = [];
  const failing = new Set<string>();
  let open = false;
  const command = (name: string, after: boolean | undefined) => () => {
    said.push(name);
    if (failing.has(name)) throw new Error(`${name} failed`);
    if (after !== undefined) open = after;
  };
  const commands: TransactionCommands = {
    begin: command('begin', true),
    commit: command('commit', false),
    rollback: command('rollback', false),
    savepoint: command('savepoint', undefined),
    release: command('release', undefined),
    rollbackToSavepoint: command('undo', undefined),
    isOpen: () => open,
  };
  return {
    commands,
    said,
    fail: (name: string) => failing.add(name),
    mend: () => failing.clear(),
    dropTransaction: () => {
      open = false;
    },
    count: (name: string) => said.filter((one) => one === name).length,
  };
}

const trx = { name: 'the connection' };

test('work that arrives together shares one commit', async () => {
  const engine = fakeEngine();
  const sizes: number[] = [];
  const group = createGroupCommit(engine.commands, trx, { onBatch: (size) => sizes.push(size) });
  const values = await Promise.all([1, 2, 3].map((n) => group.transact(async (on) => [on.name, n])));
  expect(values).toEqual([1, 2, 3].map((n) => ['the connection', n]));
  expect(engine.said.join(' ')).toBe('begin savepoint release savepoint release savepoint release commit');
  expect(sizes).toEqual([3]);
});

test('nobody hears of success before the commit', async () => {
  const engine = fakeEngine();
  const group = createGroupCommit(engine.commands, trx);
  const heard: string[] = [];
  const first = group.transact(async () => 'first').then(() => heard.push(`after ${engine.said.at(-1)}`));
  const second = group.transact(async () => 'second').then(() => heard.push(`after ${engine.said.at(-1)}`));
  await Promise.all([first, second]);
  expect(heard).toEqual(['after commit', 'after commit']);
});

test('pieces of work run one after another, never interleaved', async () => {
  const engine = fakeEngine();
  const group = createGroupCommit(engine.commands, trx);
  const steps: string[] = [];
  const work = (name: string) => async () => {
    steps.push(`${name} begins`);
    for (let i = 0; i < 5; i++) await Promise.resolve();
    steps.push(`${name} ends`);
  };
  await Promise.all(['a', 'b'].map((name) => group.transact(work(name))));
  expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});

test('a throw undoes that piece alone', async () => {
  const engine = fakeEngine();
  const group = createGroupCommit(engine.commands, trx);
  const results = await Promise.allSettled([
    group.transact(async () => 'kept'),
    group.transact(async () => {
      throw new Error('mine');
    }),
    group.transact(() => {
      throw new Error('thrown at once');
    }),
    group.transact(async () => 'kept too'),
  ]);
  expect(results.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message))).toEqual([
    'kept',
    'mine',
    'thrown at once',
    'kept too',
  ]);
  expect(engine.said.join(' ')).toBe(
    'begin savepoint release savepoint undo release savepoint undo release savepoint release commit',
  );
});

test('work that arrives while a batch runs joins it, up to the limit', async () => {
  const engine = fakeEngine();
  const sizes: number[] = [];
  const group = createGroupCommit(engine.commands, trx, { limit: 3, onBatch: (size) => sizes.push(size) });
  const late: Promise<unknown>[] = [];
  await group.transact(async () => {
    for (let i = 0; i < 5; i++) late.push(group.transact(async () => i));
  });
  expect(await Promise.all(late)).toEqual([0, 1, 2, 3, 4]);
  expect(sizes).toEqual([3, 3]);
  expect(engine.count('commit')).toBe(2);
});

test('when the commit fails everybody in the batch is told, and the next batch works', async () => {
  const engine = fakeEngine();
  const group = createGroupCommit(engine.commands, trx);
  engine.fail('commit');
  const results = await Promise.allSettled([1, 2].map((n) => group.transact(async () => n)));
  expect(results.map((one) => one.status)).toEqual(['rejected', 'rejected']);
  expect(engine.said.at(-1)).toBe('rollback');
  engine.mend();
  expect(await group.transact(async () => 'again')).toBe('again');
});

test('when no transaction can begin everybody who waited is told', async () => {
  const engine = fakeEngine();
  const group = createGroupCommit(engine.commands, trx);
  engine.fail('begin');
  let ran = 0;
  const results = await Promise.allSettled([1, 2].map(() => group.transact(async () => ran++)));
  expect(results.map((one) => one.status)).toEqual(['rejected', 'rejected']);
  expect(ran).toBe(0);
  expect(engine.count('rollback')).toBe(0);
  engine.mend();
  expect(await group.transact(async () => 'again')).toBe('again');
});

test('when the engine drops the transaction, those before are told as well, those after are not lost', async () => {
  const engine = fakeEngine();
  const group = createGroupCommit(engine.commands, trx);
  const results = await Promise.allSettled([
    group.transact(async () => 'before'),
    group.transact(async () => {
      engine.dropTransaction();
      throw new Error('disk full');
    }),
    group.transact(async () => 'after'),
  ]);
  expect(results.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message))).toEqual([
    'disk full',
    'disk full',
    'after',
  ]);
  expect(engine.count('rollback')).toBe(0);
});

test('closing finishes what came before and refuses what comes after', async () => {
  const engine = fakeEngine();
  const group = createGroupCommit(engine.commands, trx);
  const before = group.transact(async () => 'before');
  const closed = group.close();
  await expect(group.transact(async () => 'after')).rejects.toThrow('closed');
  await closed;
  expect(engine.said.at(-1)).toBe('commit');
  expect(await before).toBe('before');
});
