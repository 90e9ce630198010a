import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { takeDataDir } from '../../src/services/data-dir.ts';
import { type TempDir, tempDir } from '../support/temp-dir.ts';

let folder: TempDir;
beforeEach(() => {
  folder = tempDir();
});
afterEach(() => folder.remove());

test('one server at a time; the next when it has let go', () => {
  const dataDir = folder.file('data');
  const letGo = takeDataDir(dataDir);
  expect(() => takeDataDir(dataDir)).toThrow(`DATA_DIR: another server is running on ${dataDir}`);
  letGo();
  takeDataDir(dataDir)();
});

test('another process has it until it ends, and be it killed', async () => {
  const module = pathToFileURL(join(__dirname, '..', '..', 'src', 'services', 'data-dir.ts')).href;
  const script = `import { takeDataDir } from ${JSON.stringify(module)};
    globalThis.letGo = takeDataDir(${JSON.stringify(folder.path)});
    console.log('taken'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  try {
    await once(child.stdout, 'data');
    expect(() => takeDataDir(folder.path)).toThrow('another server is running');
  } finally {
    child.kill('SIGKILL');
  }
  await closed;
  takeDataDir(folder.path)();
});

test('folders above it are made for their owner alone', () => {
  takeDataDir(folder.file('a/b/c'))();
  for (const made of ['a', 'a/b', 'a/b/c']) expect(statSync(folder.file(made)).mode & 0o777).toBe(0o700);
});

// Node's own recursive mkdir tries for ever there, so in a process that can be ended.
test('a folder where the system makes none is one line too, at once', async () => {
  const module = pathToFileURL(join(__dirname, '..', '..', 'src', 'services', 'data-dir.ts')).href;
  const script = `import { takeDataDir } from ${JSON.stringify(module)};
    try { takeDataDir('/proc/nope/data'); } catch (error) { console.log(error.message); }`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    timeout: 10_000,
  });
  expect(stdout).toMatch(/^DATA_DIR: \/proc\/nope\/data cannot be used \(E\w+\)\n$/);
});

test('a folder that cannot be one is named in one line', () => {
  const file = folder.file('file');
  writeFileSync(file, '');
  expect(() => takeDataDir(file)).toThrow(`DATA_DIR: ${file} cannot be used (EEXIST)`);
  expect(() => takeDataDir(join(file, 'data'))).toThrow('cannot be used (ENOTDIR)');
  expect(() => takeDataDir(join(file, 'a', 'b'))).toThrow('cannot be used (ENOTDIR)');
});
