import { ACCOUNTS } from '../support/accounts.ts';
import { type BotMessage, formPath, steps } from '../support/citizen.ts';
import { type RunningApp, startApp } from '../support/start-app.ts';
import { startTalk, type Talk } from '../support/talk.ts';

const { active } = ACCOUNTS;
const NEW_PASSWORD = { password: 'Lantern-river-82', confirm: 'Lantern-river-82' };
const MINUTE = 60;
const HOUR = 60 * MINUTE;

let app: RunningApp;
let talk: Talk;
beforeEach(async () => {
  app = await startApp();
  talk = await startTalk(app);
});
afterEach(() => app.close());

async function toAgent() {
  const { conversationId } = talk.citizen;
  await app.handOver({ conversationId, epoch: 0, to: 'queue' });
  await app.handOver({ conversationId, epoch: 1, to: 'agent:li' });
}

/** What the bot says by itself when it has the conversation again. */
async function back() {
  const { conversationId } = talk.citizen;
  expect(await app.handOver({ conversationId, epoch: 2, to: 'bot' })).toMatchObject({ kind: 'done' });
  await app.advance(1);
  return steps(await talk.citizen.hear());
}

async function sentReminders() {
  const response = await fetch(`${app.origin}/demo/outbox`, { headers: { accept: 'application/json' } });
  const messages = (await response.json()) as { purpose: string }[];
  return messages.filter(({ purpose }) => purpose === 'lock-ended');
}

test('a page handed in is heard of a day later, when its row would long be removed', async () => {
  await talk.reply('忘记密码', active.phone, '短信');
  const page = await talk.enterCode();
  await toAgent();
  const response = await fetch(`${app.origin}${formPath(page)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(NEW_PASSWORD),
  });
  expect(response.status).toBe(200);
  await app.advance(1);
  // The citizen's page, left open, renews what it reads with.
  let { token } = talk.citizen;
  for (let passed = 0; passed < 26 * HOUR; passed += 50 * MINUTE) {
    await app.advance(50 * MINUTE);
    const renewed = await fetch(`${app.origin}/v3/directline/tokens/refresh`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    ({ token } = (await renewed.json()) as { token: string });
  }
  const { conversationId } = talk.citizen;
  await app.handOver({ conversationId, epoch: 2, to: 'bot' });
  await app.advance(1);
  const log = await fetch(`${app.origin}/v3/directline/conversations/${conversationId}/activities`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { activities } = (await log.json()) as { activities: BotMessage[] };
  expect(steps(activities).slice(-2)).toEqual(['forgot-password.done', 'forgot-password.advice']);
});

test('what was proven too long ago is proven anew', async () => {
  await talk.reply('忘记账号', active.phone, '短信');
  expect(steps(await talk.enterCode())).toEqual(['forgot-account.found']);
  await toAgent();
  await app.advance(31 * MINUTE);
  expect(await back()).toEqual(['forgot-account.proof-expired', 'forgot-account.enter-code']);
});

test('also where a page has run out meanwhile: a new one needs another code', async () => {
  await talk.reply('忘记密码', active.phone, '短信');
  await talk.enterCode();
  await toAgent();
  await app.advance(16 * MINUTE);
  await app.advance(15 * MINUTE);
  expect(await back()).toEqual(['forgot-password.new-password-expired']);
  expect(await talk.steps('重新打开页面')).toEqual([
    'forgot-password.proof-expired',
    'forgot-password.enter-code',
  ]);
});

test('what still holds is not asked for again, and a new silence begins', async () => {
  await talk.reply('忘记账号', active.phone, '短信');
  await talk.enterCode();
  await toAgent();
  await app.advance(12 * MINUTE);
  expect(await back()).toEqual(['forgot-account.found']);
  await app.advance(9 * MINUTE);
  const before = (await talk.citizen.history()).length;
  await app.advance(1 * MINUTE);
  expect(steps((await talk.citizen.history()).slice(before))).toEqual(['interruption.idle-reminder']);
});

test('the end of a lock: the message goes out while a person has the chat, which hears of it once', async () => {
  for (let n = 0; n < 5; n += 1) await app.login(active.username, 'not-the-password');
  await talk.reply('账号被锁', active.phone, '短信');
  await talk.enterCode();
  expect(await talk.steps('到时提醒我')).toEqual(['locked.reminder-set']);
  await toAgent();
  await app.advance(30 * MINUTE + 1);
  await app.advance(0);
  expect(await sentReminders()).toHaveLength(1);
  expect(JSON.stringify(await talk.citizen.history())).not.toContain('locked.ended');
  expect(await back()).toEqual(['locked.ended']);
  await app.advance(20 * MINUTE);
  expect(await sentReminders()).toHaveLength(1);
  expect(JSON.stringify(await talk.citizen.history()).split('locked.ended')).toHaveLength(2);
});
