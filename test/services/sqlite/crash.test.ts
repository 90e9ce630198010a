import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createConversations } from '../../../src/services/conversations.ts';
import { createVault } from '../../../src/services/vault.ts';
import { type TempDir, tempDir } from '../../support/temp-dir.ts';
import { SECRET } from '../harness.ts';
import { ENGINE_NAMES, ENGINES, type EngineName } from './engines.ts';

let dir: TempDir;
beforeEach(() => {
  dir = tempDir();
});
afterEach(() => dir.remove());

/** Runs the child until it has told so many turns, kills it without warning, and returns what it told. */
async function talkAndKill(engine: EngineName, file: string, turns: number): Promise<Map<string, number>> {
  const child = spawn(process.execPath, [join(__dirname, 'crash-child.ts'), engine, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (chunk: string) => {
    told += chunk;
    if (told.split('\n').length > turns) child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
  // A line cut short was not told.
  const lines = told.slice(0, told.lastIndexOf('\n')).split('\n');
  expect(lines.length).toBeGreaterThanOrEqual(turns);
  return new Map(lines.map((line) => line.split(' ')).map(([id = '', seq]) => [id, Number(seq)]));
}

test.each(ENGINE_NAMES)(
  '%s: kill -9 loses nothing that was acknowledged, and leaves no half turn',
  async (engine) => {
    const file = dir.file('a.db');
    const acknowledged = new Map<string, number>();
    for (const turns of [50, 400, 900])
      for (const [id, seq] of await talkAndKill(engine, file, turns)) acknowledged.set(id, seq);

    const store = await ENGINES[engine](file);
    const conversations = createConversations({ store, vault: createVault(SECRET), clock: () => 0 });
    expect(acknowledged.size).toBe(20);
    for (const [id, seq] of acknowledged) {
      const conversation = await conversations.load(id);
      expect(conversation?.lastSeq).toBeGreaterThanOrEqual(seq);
      const log = await conversations.readLog(id, 0, 1_000_000);
      expect(log.map((entry) => entry.seq)).toEqual(
        Array.from({ length: conversation?.lastSeq ?? 0 }, (_, i) => i + 1),
      );
      expect(log.length % 2).toBe(0);
    }
    await store.close();
  },
  60_000,
);
