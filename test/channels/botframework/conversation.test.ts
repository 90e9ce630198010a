import { ACCOUNTS } from '../../support/accounts.ts';
import { type ChannelService, type Sent, startChannelService } from '../../support/channel-service.ts';
import { type RunningApp, startApp } from '../../support/start-app.ts';

const NEW_PASSWORD = 'Lantern-river-82';

let app: RunningApp;
let service: ChannelService;
let seen = 0;

async function begin(channelId: string): Promise<void> {
  service = await startChannelService(channelId);
  app = await startApp({}, {}, { env: { BOT_FRAMEWORK: 'emulator' } });
  seen = 0;
}
afterEach(async () => {
  await app.close();
  await service.close();
});

/** What the bot has sent since the last look. */
async function heard(): Promise<Sent[]> {
  await app.advance(0);
  const news = service.sent().slice(seen);
  seen += news.length;
  return news;
}

async function say(text: string): Promise<Sent[]> {
  expect(await service.post(app.origin, { text })).toBe(200);
  return heard();
}

const arrive = (members = ['bot', 'citizen']) =>
  service.post(app.origin, { type: 'conversationUpdate', membersAdded: members.map((id) => ({ id })) });

const steps = (messages: Sent[]) => messages.map(({ channelData }) => channelData?.step);

async function submit(url: string): Promise<unknown> {
  const response = await fetch(`${app.origin}${new URL(url).pathname}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ password: NEW_PASSWORD, confirm: NEW_PASSWORD }),
  });
  return response.json();
}

describe('a forgotten password', () => {
  test('on a channel with buttons and cards', async () => {
    await begin('emulator');
    expect(await arrive()).toBe(200);
    expect(steps(await heard())).toEqual(['greeting.choose-situation']);
    expect(steps(await say('忘记密码'))).toEqual(['forgot-password.ask-account']);
    const [ways] = await say(ACCOUNTS.active.phone);
    expect(ways?.suggestedActions?.actions.map(({ title }) => title)[0]).toContain('短信');
    expect(steps(await say('短信验证码'))).toEqual(['forgot-password.enter-code']);
    const [opened] = await say((await app.outbox('sms')).code);
    const url = opened?.attachments?.[0]?.content?.buttons?.[0]?.value ?? '';
    expect(await submit(url)).toEqual({ ok: true });
    // Nobody has said anything: it comes by itself.
    expect(steps(await heard())).toEqual(['forgot-password.done', 'forgot-password.advice']);
    expect(await app.login(ACCOUNTS.active.username, NEW_PASSWORD)).toEqual({ ok: true });
  });

  test('on a channel of plain text: numbers for buttons, the link in the words', async () => {
    await begin('sms');
    const menu = (await say('你好')).at(-1);
    expect(menu?.text).toMatch(/\n1\. \S/);
    expect(menu).not.toHaveProperty('suggestedActions');
    await say('忘记密码');
    const [ways] = await say(ACCOUNTS.active.phone);
    expect(ways?.text).toMatch(/\n1\. .*短信/);
    await say('1');
    const [opened] = await say((await app.outbox('sms')).code);
    expect(opened).not.toHaveProperty('attachments');
    const url = /http\S+\/f\/\S+/.exec(opened?.text ?? '')?.[0] ?? '';
    expect(await submit(url)).toEqual({ ok: true });
    expect((await heard()).map(({ text }) => text).join()).toContain('密码');
    expect(await app.login(ACCOUNTS.active.username, NEW_PASSWORD)).toEqual({ ok: true });
  });
});

describe('what a channel posts', () => {
  beforeEach(() => begin('emulator'));

  test('arriving is greeted once, and the bot’s own arrival not at all', async () => {
    await arrive(['bot']);
    expect(await heard()).toEqual([]);
    await arrive();
    await arrive();
    expect(steps(await heard())).toEqual(['greeting.choose-situation']);
  });

  test('the same message is heard once', async () => {
    await arrive();
    await heard();
    for (const _ of [1, 2])
      expect(await service.post(app.origin, { id: 'same', text: '忘记密码' })).toBe(200);
    expect(steps(await heard())).toEqual(['forgot-password.ask-account']);
  });

  test('pictures are answered with words; a Teams copy of the text is no picture', async () => {
    const attachments = [{ contentType: 'image/png', contentUrl: 'https://example.com/a.png' }];
    await service.post(app.origin, { attachments });
    expect(steps(await heard())).toContain('interruption.pictures');
    await service.post(app.origin, {
      text: '忘记密码',
      attachments: [{ contentType: 'text/html', content: 'x' }],
    });
    expect(steps(await heard())).toEqual(['forgot-password.ask-account']);
  });

  test.each([
    ['typing', { type: 'typing' }, 200],
    ['a reaction', { type: 'messageReaction' }, 200],
    ['an invoke', { type: 'invoke', name: 'task/fetch' }, 501],
    ['an empty message', { text: ' ' }, 200],
    ['a message among several people', { text: '忘记密码', conversation: { id: 'all', isGroup: true } }, 200],
    [
      'one in a group chat',
      { text: '忘记密码', conversation: { id: 'g', conversationType: 'groupChat' } },
      200,
    ],
    [
      'one in a channel of Teams',
      { text: '忘记密码', conversation: { id: 'g', conversationType: 'channel' } },
      200,
    ],
    ['perhaps among several', { text: '忘记密码', conversation: { id: 'g', isGroup: 'true' } }, 200],
    ['no activity at all', { from: undefined }, 400],
    ['too long a text', { text: '字'.repeat(5000) }, 400],
    ['a service elsewhere', { text: '忘记密码', serviceUrl: 'https://example.com/' }, 403],
    ['a service in the network', { text: '忘记密码', serviceUrl: 'http://10.0.0.1:80/' }, 403],
    ['a service that only looks near', { text: 'x', serviceUrl: 'http://127.0.0.1.example.com/' }, 403],
  ])('%s is answered, and nothing said', async (_name, activity, status) => {
    expect(await service.post(app.origin, activity)).toBe(status);
    expect(await heard()).toEqual([]);
  });

  test.each([
    ['a page', { origin: 'http://evil.example' }, 403],
    ['a proxy in front', { 'x-forwarded-for': '203.0.113.1' }, 401],
  ])('%s cannot post', async (_name, headers, status) => {
    expect(await service.post(app.origin, { text: '忘记密码' }, headers)).toBe(status);
    expect(await heard()).toEqual([]);
  });

  test('two channels with the same conversation id are two conversations', async () => {
    await service.post(app.origin, { text: '忘记密码' });
    await heard();
    await service.post(app.origin, { text: '返回', channelId: 'webchat' });
    expect(steps(await heard())).toContain('interruption.nothing-back');
  });
});

describe('a service that does not answer', () => {
  beforeEach(() => begin('emulator'));

  test('loses nothing by being down for a while, and gets nothing twice', async () => {
    await arrive();
    await heard();
    service.answering = 503;
    expect(await service.post(app.origin, { text: '忘记密码' })).toBe(200);
    expect(await heard()).toEqual([]);
    expect(await service.post(app.origin, { text: ACCOUNTS.active.phone })).toBe(200);
    expect(await heard()).toEqual([]);
    await app.advance(30);
    service.answering = 200;
    await app.advance(60);
    expect(steps(await heard())).toEqual(['forgot-password.ask-account', 'forgot-password.choose-way']);
    await app.advance(600);
    expect(new Set(service.sent().map(({ id }) => id)).size).toBe(service.sent().length);
  });

  test('a repeated attempt after a lost answer carries the same id', async () => {
    service.answering = 'cut';
    await arrive();
    await heard();
    service.answering = 200;
    await app.advance(60);
    await heard();
    const ids = service.sent().map(({ id }) => id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  test('one whose answer never ends has taken the message', async () => {
    service.answering = 'drip';
    await arrive();
    expect(steps(await heard())).toEqual(['greeting.choose-situation']);
    expect(steps(await say('忘记密码'))).toEqual(['forgot-password.ask-account']);
    expect(service.tried).toHaveLength(2);
  });

  test('what is refused for good does not hold up the rest', async () => {
    service.answering = 400;
    await arrive();
    await heard();
    service.answering = 200;
    expect(steps(await say('忘记密码'))).toEqual(['forgot-password.ask-account']);
  });
});
