import { createPasswordHashes, keepSeeded } from '../../../src/services/demo/password-hash.ts';
import { createVault } from '../../../src/services/vault.ts';
import { SECRET } from '../harness.ts';

const hashes = createPasswordHashes(createVault(SECRET), { logN: 4, r: 8, p: 1 });

test('a hash knows its password, shows nothing of it, and is never the same', async () => {
  const stored = await hashes.hash('Qinghe-3-Zaochen');
  expect(stored).not.toContain('Qinghe');
  expect(await hashes.hash('Qinghe-3-Zaochen')).not.toBe(stored);
  expect(await hashes.verify(stored, 'Qinghe-3-Zaochen')).toBe(true);
  expect(await hashes.verify(stored, 'qinghe-3-zaochen')).toBe(false);
  expect(await hashes.verify(stored, '')).toBe(false);
});

test('a seeded password is kept sealed', async () => {
  const stored = keepSeeded('Qinghe-3-Zaochen', createVault(SECRET));
  expect(stored).not.toContain('Qinghe');
  expect(await hashes.verify(stored, 'Qinghe-3-Zaochen')).toBe(true);
  expect(await hashes.verify(stored, 'other')).toBe(false);
});

test('nobody’s password is never right', async () => {
  expect(await hashes.verify(undefined, '')).toBe(false);
  expect(await hashes.verify('', '')).toBe(false);
});

test('a hash made at another cost still opens', async () => {
  const stored = await createPasswordHashes(createVault(SECRET), { logN: 5, r: 8, p: 2 }).hash('one');
  expect(await hashes.verify(stored, 'one')).toBe(true);
});

test('known, seeded and unknown accounts cost one derivation each', async () => {
  const dear = createPasswordHashes(createVault(SECRET), { logN: 14, r: 8, p: 1 });
  const stored = [await dear.hash('one'), keepSeeded('one', createVault(SECRET)), undefined];
  const cost = async (one: string | undefined) => {
    const before = process.cpuUsage();
    for (let i = 0; i < 5; i++) await dear.verify(one, 'two');
    return process.cpuUsage(before).user;
  };
  const costs: number[] = [];
  for (const one of stored) costs.push(await cost(one));
  // One derivation more or less would be a factor of two or more.
  expect(Math.max(...costs) / Math.min(...costs)).toBeLessThan(1.9);
});
