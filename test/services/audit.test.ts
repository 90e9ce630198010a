import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { AuditEntry } from '../../src/domain/audit.ts';
import { createAudit } from '../../src/services/audit.ts';
import { canonicalJson } from '../../src/services/canonical-json.ts';
import { type Bench, openBench } from './harness.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const entry = (n: number): AuditEntry => ({
  at: n,
  act: 'code.wrong',
  actor: 'citizen',
  conversationId: `c${n}`,
  ...(n % 2 === 0 && { accountId: 'a1' }),
  ...(n % 3 === 0 && { details: { tries: n, channel: 'sms', last: false } }),
});

/** Changes the file behind the program's back. */
function tamper(sql: string): void {
  const raw = new DatabaseSync(bench.file);
  raw.exec(sql);
  raw.close();
}

test('an untouched chain is whole, also empty, long and written by many at once', async () => {
  const audit = createAudit(bench);
  expect(await audit.verify()).toBeUndefined();
  await Promise.all(Array.from({ length: 1205 }, (_, i) => audit.append(entry(i))));
  expect(await audit.verify()).toBeUndefined();
  const { seq } = await bench.store.read
    .selectFrom('audit')
    .select('seq')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  expect(seq).toBe(1205);
});

test.each([
  ['a changed time', 'UPDATE audit SET at = 99 WHERE seq = 4', 4],
  ['a changed act', "UPDATE audit SET act = 'code.right' WHERE seq = 4", 4],
  ['a changed account', "UPDATE audit SET account_id = 'a2' WHERE seq = 5", 5],
  ['a removed account', 'UPDATE audit SET account_id = NULL WHERE seq = 5', 5],
  ['a changed detail', "UPDATE audit SET details = '{}' WHERE seq = 4", 4],
  ['a removed row', 'DELETE FROM audit WHERE seq = 4', 5],
  ['a changed hash', "UPDATE audit SET hash = 'x' WHERE seq = 4", 4],
  ['a changed first row', 'UPDATE audit SET at = 99 WHERE seq = 1', 1],
  [
    'two rows swapped',
    'UPDATE audit SET seq = -1 WHERE seq = 3; UPDATE audit SET seq = 3 WHERE seq = 4; UPDATE audit SET seq = 4 WHERE seq = -1',
    3,
  ],
  [
    'a row put in front',
    "INSERT INTO audit SELECT 0, at, act, actor, NULL, NULL, NULL, '', 'x' FROM audit WHERE seq = 1",
    0,
  ],
])('%s is found', async (_, sql, at) => {
  const audit = createAudit(bench);
  for (let i = 0; i < 8; i++) await audit.append(entry(i));
  tamper(sql);
  expect(await audit.verify()).toBe(at);
});

test('rows past their keeping time may be removed at the old end', async () => {
  const audit = createAudit(bench);
  for (let i = 0; i < 8; i++) await audit.append(entry(i));
  tamper('DELETE FROM audit WHERE seq <= 3');
  expect(await audit.verify()).toBeUndefined();
});

test('the chain continues after a restart', async () => {
  const first = createAudit(bench);
  await first.append(entry(1));
  const second = createAudit(bench);
  await second.append(entry(2));
  expect(await second.verify()).toBeUndefined();
});

test('a row forged together with its own hash is found by the row after it', async () => {
  const audit = createAudit(bench);
  for (let i = 0; i < 8; i++) await audit.append(entry(i));
  const row = await bench.store.read
    .selectFrom('audit')
    .selectAll()
    .where('seq', '=', 4)
    .executeTakeFirstOrThrow();
  const { hash: _, previous_hash, ...content } = row;
  const forged = createHash('sha256')
    .update(`${previous_hash}\n${canonicalJson({ ...content, account_id: 'somebody' })}`)
    .digest('hex');
  tamper(`UPDATE audit SET account_id = 'somebody', hash = '${forged}' WHERE seq = 4`);
  expect(await audit.verify()).toBe(5);
});
