import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
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

test('a folder that cannot be one is named in one line', () => {
  const file = folder.file('file');
  writeFileSync(file, '');
  expect(() => takeDataDir(file)).toThrow(`DATA_DIR: ${file} cannot be used (EEXIST)`);
  expect(() => takeDataDir(join(file, 'data'))).toThrow('cannot be used (ENOTDIR)');
});
