import { execFile } from 'node:child_process';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { tempDir } from '../support/temp-dir.ts';

const CHILD = join(__dirname, 'learn-child.ts');
const run = promisify(execFile);
const learn = async (file: string) => (await run(process.execPath, [CHILD, file])).stdout;

it('processes that start at once leave one whole file, and so does one after a broken file', async () => {
  const folder = tempDir();
  try {
    const file = folder.file('model.bin');
    const first = await Promise.all([learn(file), learn(file), learn(file)]);
    expect(new Set(first).size).toBe(1);
    expect(JSON.parse(first[0] ?? '')).toMatchObject({ situation: 'forgot-password' });
    expect(readdirSync(folder.file('.'))).toEqual(['model.bin']);

    const { mtimeMs } = statSync(file);
    expect(await learn(file)).toBe(first[0]);
    // It was read, not made again.
    expect(statSync(file).mtimeMs).toBe(mtimeMs);

    writeFileSync(file, 'broken');
    expect(await learn(file)).toBe(first[0]);
    expect(statSync(file).size).toBeGreaterThan(1000);
  } finally {
    folder.remove();
  }
}, 60_000);
