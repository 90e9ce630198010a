import { execFile } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { loadOrCreateSecret } from '../../src/services/secret-file.ts';
import { createVault } from '../../src/services/vault.ts';
import { type TempDir, tempDir } from '../support/temp-dir.ts';

let dir: TempDir;
beforeEach(() => {
  dir = tempDir();
});
afterEach(() => dir.remove());

test('makes one for its owner alone, good for a vault, and keeps it', () => {
  const made = loadOrCreateSecret(join(dir.path, 'data'));
  expect(made.created).toBe(true);
  expect(statSync(dir.file('data/secret.key')).mode & 0o777).toBe(0o600);
  expect(createVault(made.secret).open).toBeDefined();
  expect(loadOrCreateSecret(join(dir.path, 'data'))).toEqual({ secret: made.secret, created: false });
  expect(readdirSync(dir.file('data'))).toEqual(['secret.key']);
});

test('two folders get different ones', () => {
  expect(loadOrCreateSecret(dir.file('a')).secret).not.toBe(loadOrCreateSecret(dir.file('b')).secret);
});

test('refuses a file that everybody may read, and an empty one', () => {
  const file = dir.file('secret.key');
  loadOrCreateSecret(dir.path);
  chmodSync(file, 0o644);
  expect(() => loadOrCreateSecret(dir.path)).toThrow('chmod 600');
  chmodSync(file, 0o640);
  expect(loadOrCreateSecret(dir.path).created).toBe(false);
  writeFileSync(file, '\n');
  expect(() => loadOrCreateSecret(dir.path)).toThrow('empty');
});

test.each(['assistant.sqlite', 'server.json'])('where there is %s a lost one is not replaced', (data) => {
  writeFileSync(dir.file(data), '');
  expect(() => loadOrCreateSecret(dir.path)).toThrow(
    `SECRET_KEY: not set, and ${dir.file('secret.key')} is gone; restore it, what is in ${dir.path} was written with it`,
  );
  expect(readdirSync(dir.path)).toEqual([data]);
});

test('processes that start at once agree on one secret', async () => {
  const module = resolve('src/services/secret-file.ts');
  const script = `import { loadOrCreateSecret } from ${JSON.stringify(module)};
    console.log(JSON.stringify(loadOrCreateSecret(${JSON.stringify(dir.file('data'))})));`;
  const starts = Array.from({ length: 4 }, () =>
    promisify(execFile)(process.execPath, ['--input-type=module-typescript', '-e', script]),
  );
  const told = (await Promise.all(starts)).map(({ stdout }) => JSON.parse(stdout));
  expect(new Set(told.map(({ secret }) => secret))).toEqual(
    new Set([readFileSync(dir.file('data/secret.key'), 'utf8').trim()]),
  );
  expect(told.filter(({ created }) => created)).toHaveLength(1);
});
