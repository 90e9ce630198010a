import { ACCOUNTS } from '../support/accounts.ts';
import { arrive, steps } from '../support/citizen.ts';
import { type OutboxMessage, type RunningApp, startApp } from '../support/start-app.ts';
import { faceOf, startTalk, wrong } from '../support/talk.ts';

/** What somebody who knows no more than a phone number can do to its owner. */

const { phone, email } = ACCOUNTS.active;
const NOBODYS = '18800000000';

let app: RunningApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

async function sentTo(to: string): Promise<OutboxMessage[]> {
  await app.advance(0);
  const response = await fetch(`${app.origin}/demo/outbox`, { headers: { accept: 'application/json' } });
  return ((await response.json()) as OutboxMessage[]).filter((message) => message.to === to);
}

/** The steps by which conversations that ask for a code all at once are answered. */
async function askAtOnce(account: string, conversations: number): Promise<(string | undefined)[]> {
  const citizens = await Promise.all(Array.from({ length: conversations }, () => arrive(app.origin)));
  for (const citizen of citizens) for (const line of ['忘记密码', account]) await citizen.say(line);
  const answers = await Promise.all(citizens.map((citizen) => citizen.say('短信')));
  return answers.flatMap(steps).sort();
}

it('five conversations at once: one message, and the others wait, whoever is asked for', async () => {
  const answered = await askAtOnce(phone, 5);
  expect(answered).toEqual(['forgot-password.enter-code', ...Array(4).fill('forgot-password.resend-wait')]);
  expect(await askAtOnce(NOBODYS, 5)).toEqual(answered);
  expect(await sentTo(phone)).toHaveLength(1);

  await app.advance(60);
  expect(await askAtOnce(phone, 1)).toEqual(['forgot-password.enter-code']);
  expect(await sentTo(phone)).toHaveLength(2);
});

/** What is said to ten wrong codes in a row, and what /metrics shows of the outbox and of all that is written. */
async function tenWrongCodes(account: string, wish: Record<string, unknown> = {}): Promise<unknown[]> {
  const talk = await startTalk(app, wish);
  const seen: unknown[] = [faceOf(await talk.reply('忘记密码', account, '短信'))];
  for (let n = 1; n <= 10; n += 1) {
    const code = (await sentTo(account)).find(({ purpose }) => purpose === 'reset-password')?.text;
    seen.push(faceOf(await talk.reply(wrong(/\d{6}/.exec(code ?? '')?.[0] ?? '0'))), await outboxFigures());
    if (n % 5 !== 0) continue;
    await app.advance(60);
    seen.push(faceOf(await talk.reply('重新发送')), await outboxFigures());
  }
  return seen;
}

async function outboxFigures(): Promise<string[]> {
  await app.advance(0);
  const text = await (await fetch(`${app.origin}/metrics`)).text();
  return text.split('\n').filter((line) => /^assistant_(outbox_messages|commit_batch_size_sum)/.test(line));
}

it('ten wrong codes close that way, and the owner hears of it everywhere, once', async () => {
  await tenWrongCodes(phone);
  const notices = [...(await sentTo(phone)), ...(await sentTo(email))].filter(
    ({ purpose }) => purpose !== 'reset-password',
  );
  expect(notices.map(({ channel, purpose }) => [channel, purpose])).toEqual([
    ['sms', 'channel-frozen'],
    ['mail', 'channel-frozen'],
  ]);
  for (const { text } of notices) {
    expect(text).toMatch(/短信验证码停用到 \d+年\d+月\d+日 \d+:\d+。密码没有变。/);
    expect(text).toContain('可以改用邮件验证码');
    expect(text).not.toContain('\n');
  }
  expect(notices[0]?.text).toBe(notices[1]?.text);
});

it('a chat in English: the owner is told in both languages', async () => {
  await tenWrongCodes(phone, { locale: 'en' });
  const [notice] = await sentTo(email);
  expect(notice?.text).toMatch(/短信验证码停用到[^\n]+\n\[.+\] Somebody typed wrong codes/);
});

it('of a name nobody has, the same is said, and the figures show the same', async () => {
  expect(await outboxFigures()).toHaveLength(4);
  const known = await tenWrongCodes(phone);
  expect(JSON.stringify(known)).toContain('forgot-password.frozen');
  await app.close();
  app = await startApp();
  expect(await tenWrongCodes(NOBODYS)).toEqual(known);
});
