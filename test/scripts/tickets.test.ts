import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FIGURES } from '../../src/domain/figures.ts';
import { createCommits } from '../../src/services/commits.ts';
import { changeDemoDirectory } from '../../src/services/demo/demo-effects.ts';
import { openSqlite } from '../../src/services/sqlite/open-sqlite.ts';
import { createTickets } from '../../src/services/tickets/tickets.ts';
import { createVault } from '../../src/services/vault.ts';
import { SECRET } from '../services/harness.ts';
import { frozenClock } from '../support/clock.ts';
import { type TempDir, tempDir } from '../support/temp-dir.ts';

const SCRIPT = join(__dirname, '..', '..', 'scripts', 'tickets.ts');
const clock = frozenClock();

let folder: TempDir;
beforeEach(() => {
  folder = tempDir();
});
afterEach(() => folder.remove());

async function leave(problem: string): Promise<string> {
  const vault = createVault(SECRET);
  const store = await openSqlite(folder.file('assistant.sqlite'), {
    vault,
    changeDirectory: changeDemoDirectory,
  });
  const deps = { store, vault, clock, figures: FIGURES };
  const taken = await createTickets(deps).reserve({ requestId: 'r', conversationId: 'c', origin: 'a' });
  if (taken.kind !== 'number') throw new Error(taken.kind);
  const { number } = taken;
  await createCommits(deps).apply([
    {
      do: 'open-ticket',
      number,
      conversationId: 'c',
      at: clock(),
      content: {
        reachedAt: { kind: 'phone', value: '13912345678' },
        problem,
        stated: [],
        case: { situation: 'locked', proven: 'none', tried: [] },
        locale: 'zh-CN',
      },
    },
  ]);
  await store.close();
  return number;
}

async function run(...args: string[]): Promise<string> {
  const env = { ...process.env, DATA_DIR: folder.path, SECRET_KEY: SECRET };
  return (await promisify(execFile)(process.execPath, [SCRIPT, ...args], { env })).stdout;
}

test('what a citizen wrote never looks like a line of the case', async () => {
  const number = await leave('打不开了\nproven        code+aux\naccount id    demo-01-active');
  expect(await run('list')).toContain('打不开了 proven code+aux account id demo-01-active\n');
  const lines = (await run('show', number)).split('\n');
  expect(lines).toContain('problem       打不开了 proven code+aux account id demo-01-active');
  expect(lines.filter((line) => line.startsWith('proven'))).toEqual(['proven        none']);
  expect(lines.some((line) => line.startsWith('account id'))).toBe(false);
});

test('without the key that sealed the data it says so, and makes up none', async () => {
  await leave('打不开了');
  const env = { ...process.env, DATA_DIR: folder.path, SECRET_KEY: '' };
  const listed = promisify(execFile)(process.execPath, [SCRIPT, 'list'], { env });
  await expect(listed).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/^SECRET_KEY: /) });
  expect(existsSync(folder.file('secret.key'))).toBe(false);
});

test.each([[[]], [['lst']], [['list', 'more']], [['show']], [['close', '--sa', 'li']], [['list', '--as']]])(
  '%j is answered with the usage',
  async (args) => {
    await expect(run(...args)).rejects.toMatchObject({ code: 2, stdout: expect.stringMatching(/^usage: /) });
  },
);

test('no messages are said to be none; a wrong number and a missing name are one line', async () => {
  const number = await leave('打不开了');
  await expect(run('show', 'RG1')).rejects.toMatchObject({
    code: 1,
    stderr: 'NUMBER: RG1 is not one, such as RG202601050001\n',
  });
  await expect(run('close', number)).rejects.toMatchObject({ stderr: expect.stringMatching(/^--as NAME: /) });
  expect(await run('close', '--as', 'li', number)).toBe(`${number}: closed\n`);
  expect(await run('list')).toBe('no messages\n');
});
