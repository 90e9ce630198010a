import { AppError } from '../../../src/http/errors.ts';
import { type LineApp, START, startLine } from '../../support/line-app.ts';
import { activitiesPath, call, type Opened, open, readAll, say } from '../../support/line-client.ts';

type Failure = { error: { code: string; message: string } };

let app: LineApp;
let opened: Opened;
beforeEach(async () => {
  app = await startLine();
  opened = await open(app, 'dl_anna');
});
afterEach(() => app.close());

const post = <T = Failure>(body: unknown, headers: Record<string, string> = {}) =>
  call<T>(app, 'POST', activitiesPath(opened), { token: opened.token, body, headers });

test('a message is answered, and both are in the log as clients know it', async () => {
  const answer = await say(app, opened, '忘记密码', 'client-1');
  expect(answer.status).toBe(200);
  expect(answer.body.id).toBe(`${opened.conversationId}|0000003`);
  const [, mine, reply] = await readAll(app, opened);
  expect(mine).toMatchObject({
    id: answer.body.id,
    type: 'message',
    text: '忘记密码',
    timestamp: new Date(START).toISOString(),
    channelId: 'directline',
    conversation: { id: opened.conversationId },
    from: { id: 'dl_anna', role: 'user' },
    channelData: { clientActivityID: 'client-1' },
  });
  expect(reply).toMatchObject({
    id: `${opened.conversationId}|0000004`,
    text: '您说：忘记密码',
    from: { id: 'assistant', name: '账号助手', role: 'bot' },
  });
});

test('whoever a client claims to be, the token says who it is', async () => {
  await post({
    type: 'message',
    text: '你好',
    from: { id: 'assistant', role: 'bot', name: '账号助手' },
    recipient: { id: 'victim' },
    conversation: { id: 'another' },
    channelId: 'emulator',
    timestamp: '1999-01-01T00:00:00Z',
    serviceUrl: 'https://evil.example',
  });
  const turn = app.assistant.turns.at(-1);
  expect(turn?.activity).toMatchObject({
    from: { id: 'dl_anna', role: 'user' },
    recipient: { id: 'assistant' },
    conversation: { id: opened.conversationId },
    channelId: 'directline',
    serviceUrl: 'http://localhost:3978',
    timestamp: new Date(START),
  });
});

test('the same message again gets the same id and runs no second turn', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => say(app, opened, '一次', 'same')));
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect(app.assistant.turns.filter(({ activity }) => activity.text === '一次')).toHaveLength(1);
});

test.each([
  ['channelData.clientActivityID', { channelData: { clientActivityID: 'x1' }, id: 'other' }, 'c:x1'],
  ['the activity id otherwise', { id: 'x2' }, 'c:x2'],
])('a message is known by %s', async (_name, more, clientId) => {
  await post({ type: 'message', text: '你好', ...more });
  expect(app.assistant.turns.at(-1)?.arrival.clientId).toBe(clientId);
});

test('without any id each post is a message of its own', async () => {
  await post({ type: 'message', text: '你好' });
  await post({ type: 'message', text: '你好' });
  const ids = app.assistant.turns.slice(-2).map(({ arrival }) => arrival.clientId);
  expect(ids[0]).not.toBe(ids[1]);
});

test('no client can take the id of the greeting', async () => {
  const answer = await say(app, opened, '抢先', 'start');
  expect(answer.body.id).toBe(`${opened.conversationId}|0000003`);
});

test.each([
  ['emoji', '👩‍👩‍👧‍👦🇨🇳 登不上'],
  ['right to left', 'مرحبا שלום'],
  ['zero width', '忘​记‍密‌码\u2060'],
  ['rare characters', '𠮷野家龘'],
  ['line breaks', '第一行\n第二行\t完'],
  ['a control character', 'a\u0000b'],
])('%s comes through as typed', async (_name, text) => {
  await say(app, opened, text);
  expect((await readAll(app, opened)).at(-2)?.text).toBe(text);
});

test('length is counted in characters as people see them in code points', async () => {
  expect((await say(app, opened, '𠮷'.repeat(500))).status).toBe(200);
  const { status, body } = await say(app, opened, '字'.repeat(501));
  expect([status, body.error?.code]).toEqual([400, 'text-too-long']);
  expect(body.error?.message).toContain('500');
  expect(body.error?.message).toContain('缩短');
  const english = await post(
    { type: 'message', text: 'x'.repeat(501) },
    { 'Accept-Language': 'en-GB,en;q=0.9' },
  );
  expect(english.body.error.message).toContain('Shorten');
});

test.each([
  ['no JSON', '{"type":', 400, 'bad-json'],
  ['no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 400, 'bad-json'],
  ['an empty body', '', 400, 'bad-request'],
  ['null', 'null', 400, 'bad-request'],
  ['an array', [], 400, 'bad-request'],
  ['no type', { text: 'x' }, 400, 'bad-request'],
  ['a type that clients do not send', { type: 'conversationUpdate' }, 400, 'bad-request'],
  ['the end of the conversation', { type: 'endOfConversation' }, 400, 'bad-request'],
  ['a text that is a number', { type: 'message', text: 5 }, 400, 'bad-request'],
  ['a text that is an object', { type: 'message', text: { toString: 'x' } }, 400, 'bad-request'],
  ['no text', { type: 'message' }, 400, 'bad-request'],
  ['a text of nothing', { type: 'message', text: '\u0000' }, 400, 'bad-request'],
  [
    'links to pictures only',
    { type: 'message', attachments: [{ contentUrl: 'http://x/' }] },
    400,
    'bad-request',
  ],
  [
    'an empty client id',
    { type: 'message', text: 'x', channelData: { clientActivityID: '' } },
    400,
    'bad-request',
  ],
  [
    'a client id that is a number',
    { type: 'message', text: 'x', channelData: { clientActivityID: 1 } },
    400,
    'bad-request',
  ],
  [
    'an endless client id',
    { type: 'message', text: 'x', channelData: { clientActivityID: 'i'.repeat(101) } },
    400,
    'bad-request',
  ],
  ['channelData that is a text', { type: 'message', text: 'x', channelData: 'x' }, 400, 'bad-request'],
  ['a huge value', { type: 'message', value: 'v'.repeat(5000) }, 400, 'bad-request'],
  ['a value too long for a text', { type: 'message', value: 'v'.repeat(501) }, 400, 'text-too-long'],
  ['an object for a text', { type: 'message', value: { situation: 'locked' } }, 400, 'bad-request'],
  ['deep nesting', `{"type":"message","value":${'['.repeat(30000)}${']'.repeat(30000)}}`, 400, 'bad-request'],
  ['more than 64 KB', { type: 'message', text: 'x'.repeat(70_000) }, 413, 'too-large'],
])('refuses %s', async (_name, body, status, code) => {
  const turns = app.assistant.turns.length;
  const answer = await post(body);
  expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  expect(app.assistant.turns).toHaveLength(turns);
  expect(app.logged()).not.toContain('request failed');
});

test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp'])(
  'a body of %s: 415',
  async (type) => {
    const answer = await post('{"type":"message","text":"x"}', { 'Content-Type': type });
    expect([answer.status, answer.body.error.code]).toEqual([415, 'unsupported-media']);
  },
);

test('a compressed body: 415', async () => {
  const answer = await post('{"type":"message","text":"x"}', { 'Content-Encoding': 'gzip' });
  expect(answer.status).toBe(415);
});

test('typing is taken note of without a turn', async () => {
  const turns = app.assistant.turns.length;
  const answer = await post<{ id: string }>({ type: 'typing', from: { id: 'dl_anna' } });
  expect([answer.status, typeof answer.body.id]).toEqual([200, 'string']);
  expect(app.assistant.turns).toHaveLength(turns);
});

test.each([
  ['its value alone', { value: 'locked' }, 'locked'],
  ['an empty text', { text: '', value: 'locked' }, 'locked'],
  ['words of its own', { text: '账号被锁', value: 'locked' }, '账号被锁'],
  ['an object', { text: '账号被锁', value: { situation: 'locked' } }, '账号被锁'],
])('a button posted with %s is heard as a text', async (_name, posted, heard) => {
  await post({ type: 'message', ...posted, channelData: { postBack: true, evil: 1 } });
  const { activity } = app.assistant.turns.at(-1) ?? {};
  expect(activity).toMatchObject({ text: heard, textFormat: 'plain' });
  expect(activity).not.toHaveProperty('value');
  expect(Object.keys(activity?.channelData)).toEqual(['clientActivityID']);
});

test('an event is a turn as well', async () => {
  await post({ type: 'event', name: 'locale', value: 'en' });
  expect(app.assistant.turns.at(-1)?.activity).toMatchObject({ type: 'event', name: 'locale', value: 'en' });
  await post({ type: 'event', name: 'webchat/join', value: { language: 'zh-CN' }, locale: 'zh-CN' });
  expect(app.assistant.turns.at(-1)?.activity).toMatchObject({
    type: 'event',
    name: 'webchat/join',
    locale: 'zh-CN',
  });
});

test('attachments of a JSON post are not passed on', async () => {
  await post({
    type: 'message',
    text: '看图',
    attachments: [{ contentType: 'image/png', contentUrl: 'http://x/y' }],
  });
  expect(app.assistant.turns.at(-1)?.activity).not.toHaveProperty('attachments');
});

describe('refusals lose nothing', () => {
  test.each([
    ['crowded', 429, 'too-many-requests', '2'],
    ['unavailable', 503, 'unavailable', '1'],
    ['no-conversation', 404, 'not-found', null],
  ] as const)('%s: %i, and the same id works later', async (kind, status, code, retryAfter) => {
    app.assistant.refusing = { kind };
    const refused = await say(app, opened, '你好', 'again');
    expect([refused.status, refused.body.error?.code, refused.headers.get('retry-after')]).toEqual([
      status,
      code,
      retryAfter,
    ]);
    app.assistant.refusing = undefined;
    expect((await say(app, opened, '你好', 'again')).status).toBe(200);
    expect((await readAll(app, opened)).filter(({ text }) => text === '你好')).toHaveLength(1);
  });

  test('limits refuse before the turn', async () => {
    app.limits.limit('messages', 1, 7.2);
    expect((await say(app, opened, '一', 'a')).status).toBe(200);
    const refused = await say(app, opened, '二', 'b');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '8']);
    app.limits.refill();
    expect((await say(app, opened, '二', 'b')).status).toBe(200);
  });

  test('limits of requests count per client address', async () => {
    app.limits.limit('requests', 0, 3);
    const refused = await call<Failure>(app, 'GET', activitiesPath(opened), { token: opened.token });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3']);
    expect(app.limits.taken.at(-1)).toEqual({ bucket: 'requests', key: '127.0.0.1' });
  });

  test('a fault of ours: 500 without details, with a number under which the cause is logged', async () => {
    app.assistant.broken = new Error('secret detail: SELECT * FROM citizens');
    const answer = await say(app, opened, '你好');
    expect([answer.status, answer.body.error?.code]).toEqual([500, 'internal']);
    expect(JSON.stringify(answer.body)).not.toContain('SELECT');
    const number = answer.headers.get('x-request-id') ?? '';
    expect(answer.body.error?.message).toContain(number);
    expect(app.logged()).toContain('secret detail');
    expect(app.logged()).toContain(number);
  });

  test('even one that calls itself internal', async () => {
    app.assistant.broken = new AppError('internal', 'secret detail');
    const answer = await say(app, opened, '你好');
    expect(answer.body.error?.message).not.toContain('secret');
  });
});

test('no token ever gets into the log', async () => {
  await call(app, 'GET', `/v3/directline/conversations/${opened.conversationId}/stream?t=${opened.token}`);
  app.assistant.broken = new Error('x');
  await say(app, opened, '你好');
  expect(app.logged()).toContain('POST /v3/directline/conversations/:id/activities');
  expect(app.logged()).not.toContain(opened.token);
});
