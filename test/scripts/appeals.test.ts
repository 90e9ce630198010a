import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runAppeals, USAGE } from '../../scripts/appeals-command.ts';
import { type OpenData, openData } from '../../scripts/open-data.ts';
import type { Appeal, AppealKind, Statement } from '../../src/domain/appeals/appeal.ts';
import { newReceipt } from '../../src/domain/appeals/receipt.ts';
import { createAudit } from '../../src/services/audit.ts';
import { demoAccounts } from '../../src/services/demo/demo-accounts.ts';
import { changeDemoDirectory } from '../../src/services/demo/demo-effects.ts';
import { openSqlite } from '../../src/services/sqlite/open-sqlite.ts';
import { createVault } from '../../src/services/vault.ts';
import { SECRET } from '../services/harness.ts';
import { frozenClock } from '../support/clock.ts';
import { type TempDir, tempDir } from '../support/temp-dir.ts';

const SCRIPT = join(__dirname, '..', '..', 'scripts', 'appeals.ts');
const CHEN: Statement = {
  realName: '陈晓明',
  idNumber: '110101199003070011',
  oldPhone: '19900000001',
  account: 'chenxiaoming',
  registered: { said: '大概去年三月', from: '2025-03-01', to: '2025-03-31' },
  events: '旧手机丢了，卡号 6222021234567890128 也在里面',
};
const clock = frozenClock();

let folder: TempDir;
let env: Record<string, string>;
let data: OpenData;
beforeEach(async () => {
  folder = tempDir();
  env = { DATA_DIR: folder.path, SECRET_KEY: SECRET, PUBLIC_URL: 'https://portal.example' };
  await (
    await openSqlite(folder.file('assistant.sqlite'), {
      vault: createVault(SECRET),
      changeDirectory: changeDemoDirectory,
    })
  ).close();
  data = await openData(env, clock);
  await data.directory.seed(demoAccounts(clock()));
});
afterEach(async () => {
  await data.close();
  folder.remove();
});

let random = 0;
async function submitted(
  kind: AppealKind,
  statement = CHEN,
  to = '19900007777',
): Promise<Appeal & { receipt: string }> {
  random += 1;
  const receipt = newReceipt(clock(), () => (random * 7) % 32);
  const appeal: Appeal = {
    id: `p${random}`,
    version: 1,
    kind,
    state: 'draft',
    conversationId: 'c1',
    locale: 'zh-CN',
    contact: { channel: 'sms', to },
    statement,
    documents: [],
    begunAt: clock(),
    decisions: [],
    history: [{ state: 'draft', at: clock() }],
  };
  const accepted: Appeal = {
    ...appeal,
    version: 2,
    state: 'accepted',
    receipt,
    submittedAt: clock(),
    promisedOn: '2026-03-13',
    history: [...appeal.history, { state: 'accepted', at: clock() }],
  };
  await data.commits.apply([
    { do: 'begin-appeal', appeal: { ...appeal, draftCode: `draft ${random}` }, most: 99 },
    { do: 'save-appeal', appeal: accepted },
  ]);
  return { ...accepted, receipt };
}

async function run(...args: string[]): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const code = await runAppeals(args, { env, write: (line) => lines.push(line), clock });
  return { code, text: lines.join('\n') };
}

test('a list of what is open, masked', async () => {
  const { receipt } = await submitted('unlock');
  const { code, text } = await run('list');
  expect(code).toBe(0);
  expect(text).toContain(receipt);
  expect(text).toContain('accepted');
  expect(text).toContain('陈*');
  expect((await run('list', '--state', 'done')).text).toBe('no appeals');
  await expect(run('list', '--state', 'lost')).rejects.toThrow('--state lost: must be one of');
});

test('one appeal with what is on file, nothing in the clear', async () => {
  const { receipt } = await submitted('contact-change');
  await submitted('unlock');
  const { text } = await run('show', receipt.toLowerCase());
  for (const part of [
    'demo-01-active (c***g), active',
    '199****7777',
    '大概去年三月 (2025-03-01 to 2025-03-31)',
    '北京市东城区',
    'also open',
    '110*************11',
  ])
    expect(text).toContain(part);
  for (const secret of [
    '陈晓明',
    '110101199003070011',
    '19900000001',
    '19900007777',
    '6222021234567890128',
    'chenxiaoming',
  ])
    expect(text).not.toContain(secret);
  expect(text).toContain('state           accepted');
  expect((await run('show', receipt, '--as', 'li')).text).toContain('state           first-review');
});

test('what looks alike when masked is said to be the same or not', async () => {
  const lineOf = (text: string, name: string) => text.split('\n').find((line) => line.startsWith(name));
  const shown = async (statement: Statement, to = '19900007777') =>
    (await run('show', (await submitted('unlock', statement, to)).receipt)).text;
  const same = await shown({ ...CHEN, oldEmail: 'Chen.Xiaoming@EXAMPLE.com' }, CHEN.oldPhone);
  expect(lineOf(same, 'proven contact')).toMatch(/199\*{4}0001 \(on file\)$/);
  expect(lineOf(same, 'old phone')).toMatch(/199\*{4}0001 \(on file\)$/);
  expect(lineOf(same, 'old mail')).toMatch(/\(on file\)$/);
  const alike = { ...CHEN, oldPhone: '19911110001', oldEmail: 'cai.wei@example.com' };
  const other = await shown(alike, '19922220001');
  expect(lineOf(other, 'proven contact')).toMatch(/199\*{4}0001 \(not on file\)$/);
  expect(lineOf(other, 'old phone')).toMatch(/199\*{4}0001 \(not on file\)$/);
  expect(lineOf(other, 'old mail')).toMatch(/c\*{3}@example.com \(not on file\)$/);
  // Nothing to hold it against.
  expect(lineOf(await shown({ ...CHEN, realName: '陈小明' }), 'old phone')).toMatch(/0001$/);
});

test('a change of contact goes through two people', async () => {
  const { receipt } = await submitted('contact-change');
  expect((await run('approve', receipt, '--as', 'li')).text).toContain('second-review');
  expect(await run('approve', receipt, '--as', ' Li ')).toEqual({
    code: 1,
    text: expect.stringContaining('must be somebody else'),
  });
  expect((await run('approve', receipt, '--as', 'wang')).text).toContain('taking-effect');
});

test('rejecting and asking need words', async () => {
  const { receipt } = await submitted('unlock');
  await expect(run('reject', receipt, '--as', 'li')).rejects.toThrow('--reason TEXT');
  await expect(run('ask', receipt, '--as', 'li', '--for', ' ')).rejects.toThrow('--for TEXT');
  await expect(run('reject', receipt, '--reason', '不符')).rejects.toThrow('--as NAME');
  expect((await run('ask', receipt, '--as', 'li', '--for', '身份证背面')).text).toContain('more-needed');
  expect((await data.reviews.byReceipt(receipt))?.decisions[0]?.words).toBe('身份证背面');
});

test('what fits no account is refused with the reason', async () => {
  const { receipt } = await submitted('unlock', { ...CHEN, realName: '陈小明' });
  expect((await run('show', receipt)).text).toContain('fit no account');
  expect(await run('approve', receipt, '--as', 'li')).toEqual({
    code: 1,
    text: 'refused: name and identity number fit no account',
  });
});

test.each([
  ['nothing', []],
  ['an unknown command', ['destroy']],
  ['an unknown option', ['list', '--all']],
  ['an option without its value', ['list', '--state']],
  ['too many words', ['show', 'SS1', 'SS2']],
])('%s is answered with the usage', async (_, args) => {
  expect(await run(...args)).toEqual({ code: 2, text: USAGE });
});

test('a receipt that is mistyped or nobody’s is told', async () => {
  const { receipt } = await submitted('unlock');
  const mistyped = receipt.slice(0, -1) + (receipt.endsWith('0') ? '1' : '0');
  await expect(run('show', mistyped)).rejects.toThrow('is not one, or is mistyped');
  const nobodys = newReceipt(clock(), () => 31);
  await expect(run('show', nobodys)).rejects.toThrow('there is no such appeal');
  await expect(run('show')).rejects.toThrow('RECEIPT: which one?');
});

test('the end of a lock is told in the portal’s time', async () => {
  const { receipt } = await submitted('unlock', { realName: '林月华', idNumber: '110101198506120020' });
  expect((await run('show', receipt)).text).toMatch(/lock +password until \d{4}-\d\d-\d\d \d\d:\d\d$/m);
});

test('papers go nowhere but into a folder', async () => {
  const { receipt } = await submitted('unlock');
  const file = folder.file('assistant.sqlite');
  await expect(run('documents', receipt, '--as', 'li', '--to', file)).rejects.toThrow(
    `--to ${file}: cannot be used (EEXIST)`,
  );
});

test('held accounts are shown, the oldest first, each with how to let it go', async () => {
  expect(await run('held')).toEqual({ code: 0, text: 'no account is held' });
  await data.commits.apply([
    { do: 'hold-account', accountId: 'demo-09-residence-permit', at: clock() },
    { do: 'hold-account', accountId: 'demo-01-active', at: Date.UTC(2026, 0, 5, 1, 30) },
    { do: 'hold-account', accountId: 'gone', at: clock() + 1 },
  ]);
  const { code, text } = await run('held');
  expect(code).toBe(0);
  const lines = text.split('\n');
  expect(lines[0]).toMatch(
    /^demo-01-active \(c\*\*\*g\) +active +held since 2026-01-05 09:30 +npm run --silent appeals -- lift-hold demo-01-active --as NAME$/,
  );
  expect(lines.map((line) => line.split(' ')[0])).toEqual([
    'demo-01-active',
    'demo-09-residence-permit',
    'gone',
  ]);
  expect(text).not.toContain('chenxiaoming');
  expect((await run('list')).text).toBe(
    'no appeals\n3 accounts are held after 「非本人操作」: npm run --silent appeals -- held',
  );
  expect((await run('list', '--state', 'done')).text).toBe('no appeals');
});

test('a held account is let go by its id or its username, once', async () => {
  await data.commits.apply([{ do: 'hold-account', accountId: 'demo-01-active', at: 1 }]);
  expect((await run('lift-hold', 'chenxiaoming', '--as', 'zhao')).code).toBe(0);
  expect(await data.heldAccounts.isHeld('demo-01-active')).toBe(false);
  expect(await run('lift-hold', 'demo-01-active', '--as', 'zhao')).toEqual({
    code: 1,
    text: 'refused: demo-01-active is not held',
  });
  await expect(run('lift-hold', 'nobody_here', '--as', 'zhao')).rejects.toThrow('names no account');
});

test('papers are written watermarked, and that is audited', async () => {
  const { id, receipt } = await submitted('unlock');
  const sharp = (await import('sharp')).default;
  const plain = await sharp({ create: { width: 400, height: 250, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer();
  await data.files.put('photo1', plain);
  await data.store.inTransaction((trx) =>
    trx
      .insertInto('appeal_documents')
      .values({ id: 'photo1', appeal_id: id, kind: 'id-front', size: 1, width: 400, height: 250, at: 1 })
      .execute(),
  );
  const to = folder.file('papers');
  expect((await run('documents', receipt, '--as', 'li', '--to', to)).code).toBe(0);
  const [name = ''] = readdirSync(to);
  expect(name).toBe(`${receipt}-1-id-front.jpg`);
  expect(statSync(join(to, name)).mode & 0o077).toBe(0);
  const { channels } = await sharp(join(to, name)).stats();
  // Something was drawn over the white.
  expect(channels[0]?.min).toBeLessThan(250);
  const audit = await data.store.read
    .selectFrom('audit')
    .selectAll()
    .where('act', '=', 'appeal.papers-shown')
    .execute();
  expect(audit.map(({ actor }) => actor)).toEqual(['agent:li']);
});

test('a change to the audit trail is found', async () => {
  const { receipt } = await submitted('unlock');
  await run('reject', receipt, '--as', 'li', '--reason', '不符');
  expect(await run('verify-audit')).toEqual({ code: 0, text: 'the audit trail is whole' });
  await data.store.inTransaction((trx) => trx.updateTable('audit').set({ actor: 'agent:wang' }).execute());
  expect(await run('verify-audit')).toEqual({ code: 1, text: 'the audit trail is broken at row 1' });
});

test('where there is no data nothing is made', async () => {
  const empty = folder.file('empty');
  mkdirSync(empty);
  await expect(runAppeals(['list'], { env: { DATA_DIR: empty }, write: () => {} })).rejects.toThrow(
    'DATA_DIR: no data in',
  );
  expect(readdirSync(empty)).toEqual([]);
  const { SECRET_KEY: _, ...withoutSecret } = env;
  await expect(runAppeals(['list'], { env: withoutSecret, write: () => {} })).rejects.toThrow(
    'SECRET_KEY: not set',
  );
  expect(readdirSync(folder.path)).not.toContain('secret.key');
  rmSync(empty, { recursive: true });
});

const node = promisify(execFile);
const inProcess = (...args: string[]) =>
  node(process.execPath, [SCRIPT, ...args], { env: { PATH: process.env.PATH, ...env } }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );

test('beside a process that keeps writing, the audit trail stays whole and each decision counts once', async () => {
  const appeals = await Promise.all([1, 2, 3].map(() => submitted('contact-change')));
  let writing = true;
  let written = 0;
  const writer = (async () => {
    while (writing) {
      const entry = { at: clock(), act: 'form.opened' as const, actor: 'system' as const };
      await Promise.all([1, 2, 3].map(() => data.commits.apply([{ do: 'audit', entry }])));
      written += 3;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  })();
  const runs = appeals.flatMap(({ receipt }) => [
    inProcess('approve', receipt, '--as', 'li'),
    inProcess('approve', receipt, '--as', 'li'),
  ]);
  const codes = (await Promise.all(runs)).map(({ code }) => code);
  writing = false;
  await writer;

  expect(codes.sort()).toEqual([0, 0, 0, 1, 1, 1]);
  expect(written).toBeGreaterThan(20);
  const rows = await data.store.read.selectFrom('audit').select('act').execute();
  expect(rows.filter(({ act }) => act === 'form.opened')).toHaveLength(written);
  expect(rows.filter(({ act }) => act === 'appeal.approved')).toHaveLength(3);
  expect(await createAudit(data).verify()).toBeUndefined();
}, 60_000);

test('as a program: what goes wrong is one line, and a code', async () => {
  const { code, stderr } = (await inProcess('show', 'SS1')) as { code: number; stderr: string };
  expect(code).toBe(1);
  expect(stderr).toBe('RECEIPT: SS1 is not one, or is mistyped\n');
}, 30_000);
