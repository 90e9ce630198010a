import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Files } from '../../../src/domain/uploads.ts';
import { createFolderFiles } from '../../../src/services/files/folder-files.ts';
import { createVault } from '../../../src/services/vault.ts';
import { type TempDir, tempDir } from '../../support/temp-dir.ts';
import { SECRET } from '../harness.ts';

let dir: TempDir;
let folder: string;
let files: Files;
beforeEach(() => {
  dir = tempDir();
  folder = join(dir.path, 'data', 'files');
  files = createFolderFiles({ folder, vault: createVault(SECRET) });
});
afterEach(() => dir.remove());

const CONTENT = Buffer.from('the front of an identity card'.repeat(5000));

test('what is put is got back, byte by byte, until it is removed', async () => {
  expect([await files.get('a1'), await files.list()]).toEqual([undefined, []]);
  await files.put('a1', CONTENT);
  expect(Buffer.compare((await files.get('a1')) ?? Buffer.alloc(0), CONTENT)).toBe(0);
  expect(await files.list()).toEqual([{ id: 'a1', at: Math.floor(statSync(join(folder, 'a1')).mtimeMs) }]);
  await files.put('a1', Buffer.from('newer'));
  expect(String(Buffer.from((await files.get('a1')) ?? []))).toBe('newer');
  await files.remove('a1');
  await files.remove('a1');
  expect([await files.get('a1'), await files.list()]).toEqual([undefined, []]);
});

test('on the disk it is sealed, for this user alone, and nothing else is left there', async () => {
  await files.put('a1', CONTENT);
  expect(readFileSync(join(folder, 'a1')).includes('identity card')).toBe(false);
  expect(statSync(join(folder, 'a1')).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(readdirSync(folder)).toEqual(['a1']);
});

test('changed, cut off, put in the place of another or sealed by another key it does not open', async () => {
  await files.put('a1', CONTENT);
  const path = join(folder, 'a1');
  copyFileSync(path, join(folder, 'b2'));
  await expect(files.get('b2')).rejects.toThrow();
  const bytes = readFileSync(path);
  bytes[bytes.length - 5] = (bytes[bytes.length - 5] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  await expect(files.get('a1')).rejects.toThrow();
  await files.put('a1', CONTENT);
  truncateSync(path, 100);
  await expect(files.get('a1')).rejects.toThrow();
  truncateSync(path, 0);
  await expect(files.get('a1')).rejects.toThrow();
  await files.put('a1', CONTENT);
  const others = createFolderFiles({ folder, vault: createVault(`${SECRET} of others`) });
  await expect(others.get('a1')).rejects.toThrow('not in SECRET_KEY');
  const rotated = createFolderFiles({ folder, vault: createVault(`${'n'.repeat(40)},${SECRET}`) });
  expect(Buffer.compare((await rotated.get('a1')) ?? Buffer.alloc(0), CONTENT)).toBe(0);
});

test.each(['../a1', 'a/b', '', '.', 'a1.jpg', 'x'.repeat(101), 'C:\\a'])('%j is no id', async (id) => {
  await expect(files.put(id, CONTENT)).rejects.toThrow('no id');
  await expect(files.get(id)).rejects.toThrow('no id');
  await expect(async () => files.remove(id)).rejects.toThrow('no id');
});

test('what a crash left half written is listed, and can be removed', async () => {
  await files.put('a1', CONTENT);
  writeFileSync(join(folder, 'draft-0123456789abcdef01234567'), 'half');
  const ids = (await files.list()).map(({ id }) => id).sort();
  expect(ids).toEqual(['a1', 'draft-0123456789abcdef01234567']);
  await files.remove('draft-0123456789abcdef01234567');
  expect((await files.list()).map(({ id }) => id)).toEqual(['a1']);
});

test('what cannot be put in its place leaves nothing behind', async () => {
  await files.put('a1', CONTENT);
  mkdirSync(join(folder, 'b2'));
  await expect(files.put('b2', CONTENT)).rejects.toThrow();
  expect(readdirSync(folder).sort()).toEqual(['a1', 'b2']);
});

test('what is none of ours is not listed', async () => {
  await files.put('a1', CONTENT);
  mkdirSync(join(folder, 'b2'));
  writeFileSync(join(folder, '.DS_Store'), '');
  expect((await files.list()).map(({ id }) => id)).toEqual(['a1']);
});
