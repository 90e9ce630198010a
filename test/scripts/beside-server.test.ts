import { once } from 'node:events';
import { runAppeals } from '../../scripts/appeals-command.ts';
import { openData } from '../../scripts/open-data.ts';
import type { Appeal } from '../../src/domain/appeals/appeal.ts';
import { newReceipt } from '../../src/domain/appeals/receipt.ts';
import type { Effect } from '../../src/domain/effect.ts';
import { demoAccounts } from '../../src/services/demo/demo-accounts.ts';
import { arrive } from '../support/citizen.ts';
import {
  freePort,
  launch,
  makePlace,
  type Place,
  pause,
  type SpawnedApp,
  spawnApp,
} from '../support/spawn-app.ts';

let place: Place;
let app: SpawnedApp;
beforeEach(async () => {
  place = await makePlace();
  app = await spawnApp(place);
});
afterEach(async () => {
  await app.stop();
  place.remove();
});

const env = () => ({ ...place.env, LOG_LEVEL: 'silent' });
const decide = (...args: string[]) => runAppeals(args, { env: env(), write: () => {} });

function draft(conversationId: string, now: number): Appeal {
  return {
    id: 'p1',
    version: 1,
    kind: 'unlock',
    state: 'draft',
    conversationId,
    locale: 'zh-CN',
    contact: { channel: 'sms', to: '19900007777' },
    statement: { realName: '何建平', idNumber: '440101199302140047' },
    documents: [],
    begunAt: now,
    decisions: [],
    history: [{ state: 'draft', at: now }],
  };
}

/** Puts an appeal where it stands, as the server would have. */
async function stored(before: Appeal, more: Partial<Appeal>, ...effects: Effect[]): Promise<void> {
  const data = await openData(env(), Date.now);
  try {
    const written = await data.commits.apply([
      { do: 'begin-appeal', appeal: { ...before, draftCode: 'CG-0000-0000-0000' }, most: 9 },
      { do: 'save-appeal', appeal: { ...before, version: 2, ...more } },
      ...effects,
    ]);
    expect(written).toBe('committed');
  } finally {
    await data.close();
  }
}

/** An appeal of the banned demo account, handed in from this conversation. */
async function submitted(conversationId: string): Promise<string> {
  const now = Date.now();
  const receipt = newReceipt(now, () => 5);
  await stored(draft(conversationId, now), { state: 'accepted', receipt, submittedAt: now });
  return receipt;
}

async function messageTo(to: string): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const message = (await app.outbox()).find((one) => one.to === to);
    if (message) return message.purpose;
    await pause(50);
  }
  throw new Error(`nothing was sent to ${to}`);
}

test('a decision taken beside the server reaches the account, the phone and the chat', async () => {
  const citizen = await arrive(app.origin);
  await citizen.say('你好');
  const receipt = await submitted(citizen.conversationId);
  const banned = demoAccounts(Date.now()).find(({ id }) => id === 'demo-04-banned');
  const login = () => app.login(banned?.username ?? '', banned?.password ?? '');
  expect((await login()).ok).toBe(false);

  expect(await decide('approve', receipt, '--as', 'li')).toBe(0);
  expect((await login()).ok).toBe(true);
  expect(await messageTo('19900007777')).toBe('appeal-done');
  expect(await messageTo('19900000004')).toBe('appeal-owner-done');
  const news = await citizen.hear();
  expect(news.map(({ text }) => text).join('\n')).toContain(receipt);
  expect(await decide('verify-audit')).toBe(0);
  // The conversation goes on where it was.
  expect((await citizen.say('谢谢')).length).toBeGreaterThan(0);
}, 60_000);

test('with other settings than the server’s nothing is decided: the owner’s link would lead nowhere', async () => {
  const other = { ...env(), PUBLIC_URL: '' };
  await expect(runAppeals(['list'], { env: other, write: () => {} })).rejects.toThrow(
    `${app.origin} in the server; put the server's PORT or PUBLIC_URL into .env, which both read`,
  );
});

test('a second server on the same folder is refused in one line', async () => {
  const port = String(await freePort());
  const second = launch({
    ...place,
    env: { ...place.env, PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}` },
  });
  let errors = '';
  second.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const [code] = await once(second, 'close');
  expect([code, errors]).toEqual([1, `DATA_DIR: another server is running on ${place.dataDir}\n`]);
  expect(await decide('verify-audit')).toBe(0);
}, 60_000);

test('nothing of it is lost when the server dies right after the decision', async () => {
  const citizen = await arrive(app.origin);
  const receipt = await submitted(citizen.conversationId);
  const decided = decide('reject', receipt, '--as', 'li', '--reason', '照片看不清');
  await app.kill();
  expect(await decided).toBe(0);
  app = await spawnApp(place);
  expect(await messageTo('19900007777')).toBe('appeal-rejected');
  const news = await citizen.hear();
  expect(news.map(({ text }) => text).join('\n')).toContain('照片看不清');
  expect(await decide('verify-audit')).toBe(0);
}, 60_000);

test('killed again and again while a change takes effect, it takes effect once', async () => {
  const now = Date.now();
  const formerContacts = [
    { channel: 'sms' as const, to: '19900000001' },
    { channel: 'mail' as const, to: 'chen.xiaoming@example.com' },
  ];
  await stored(
    { ...draft('gone', now), kind: 'contact-change' },
    {
      state: 'taking-effect',
      receipt: newReceipt(now, () => 5),
      accountId: 'demo-01-active',
      formerContacts,
      effectiveAt: now + 1200,
    },
    {
      do: 'set-deadline',
      deadline: {
        id: 'appeal-effect:p1',
        conversationId: 'gone',
        dueAt: now + 1200,
        event: { name: 'appeal-effect', appealId: 'p1' },
      },
    },
  );
  await pause(Math.max(0, now + 1200 - Date.now()));
  for (const alive of [5, 400, 1100]) {
    await pause(alive);
    await app.kill();
    app = await spawnApp(place);
  }
  await messageTo('19900007777');
  await messageTo('19900000001');

  const data = await openData(env(), Date.now);
  try {
    expect(await data.reviews.list({ states: ['done'] })).toHaveLength(1);
    expect((await data.directory.get('demo-01-active'))?.phone).toBe('19900007777');
    const rows = await data.store.read.selectFrom('audit').select('act').execute();
    const acts = rows.map(({ act }) => act).filter((act) => !act.startsWith('code.'));
    expect(acts).toEqual(['appeal.took-effect', 'contact.replaced']);
    expect(await data.store.read.selectFrom('forms').select('purpose').execute()).toEqual([
      { purpose: 'veto' },
    ]);
  } finally {
    await data.close();
  }
  expect(await decide('verify-audit')).toBe(0);
}, 60_000);
