import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { dropDeadline } from '../../../src/services/deadlines.ts';
import { releaseForm } from '../../../src/services/forms.ts';
import { openThreadedSqlite } from '../../../src/services/sqlite/open-threaded-sqlite.ts';
import { createThreadCalls } from '../../../src/services/sqlite/thread-calls.ts';
import type { Call } from '../../../src/services/sqlite/thread-messages.ts';
import { type TempDir, tempDir } from '../../support/temp-dir.ts';

let dir: TempDir;
beforeEach(() => {
  dir = tempDir();
});
afterEach(() => dir.remove());

test('a process whose writing thread has ended ends too, and says why', async () => {
  const child = spawn(process.execPath, [join(__dirname, 'dying-thread-child.ts'), dir.file('a.db')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', (chunk: string) => {
    said += chunk;
  });
  const [code] = await once(child, 'close');
  expect(code).toBe(1);
  expect(said).toContain('the thread that writes has ended');
});

test('a secret that is too short is refused in the words of the vault', async () => {
  const opening = openThreadedSqlite({ file: dir.file('a.db'), secret: 'short' });
  await expect(opening).rejects.toThrow(/^SECRET_KEY: secret 1 of 1 has 5 bytes/);
});

describe('calls to the thread', () => {
  const release = { id: 'f' };
  const turnOfTheLoop = () => new Promise((resolve) => setImmediate(resolve));

  test('of one turn of the event loop cross over together, those of the next by themselves', async () => {
    const posted: Call[][] = [];
    const calls = createThreadCalls((asked) => void posted.push(asked));
    void calls.ask(releaseForm, release);
    void calls.ask(dropDeadline, release);
    await turnOfTheLoop();
    void calls.ask(dropDeadline, release);
    await turnOfTheLoop();
    expect(posted.map((asked) => asked.map(({ name }) => name))).toEqual([
      ['form.release', 'deadline.drop'],
      ['deadline.drop'],
    ]);
  });

  test('are known to wait until they are answered', async () => {
    const calls = createThreadCalls(() => {});
    expect(calls.waitedMs()).toBe(0);
    const asked = calls.ask(releaseForm, release);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(calls.waitedMs()).toBeGreaterThan(10);
    let idle = false;
    const settled = calls.settled().then(() => {
      idle = true;
    });
    await turnOfTheLoop();
    expect(idle).toBe(false);
    calls.hear([{ id: 1, value: undefined }]);
    await asked;
    await settled;
    expect(calls.waitedMs()).toBe(0);
  });
});
