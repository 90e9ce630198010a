import { SignJWT } from 'jose';
import { ACCOUNTS } from '../support/accounts.ts';
import { arrive, type Citizen, formPath, steps } from '../support/citizen.ts';
import { type RunningApp, startApp } from '../support/start-app.ts';

const { phone } = ACCOUNTS.active;

let app: RunningApp;
let citizen: Citizen;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const path = () => `/v3/directline/conversations/${citizen.conversationId}/activities`;

interface Refusal {
  status: number;
  code: string | undefined;
}

async function request(
  target: string,
  options: { method?: string; token?: string | null; type?: string; body?: string | Uint8Array<ArrayBuffer> },
  headers: Record<string, string> = {},
): Promise<Refusal> {
  const { method = 'POST', token = citizen.token, type = 'application/json', body } = options;
  const answer = await fetch(`${app.origin}${target}`, {
    method,
    headers: {
      'content-type': type,
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
  expect(answer.headers.get('content-type')).toContain('application/json');
  const { error } = (await answer.json()) as { error?: { code: string; message: string } };
  return { status: answer.status, code: error?.code };
}

const json = (value: unknown) => ({ body: JSON.stringify(value) });
const message = (more: Record<string, unknown>) => json({ type: 'message', from: { id: 'me' }, ...more });

describe('a request that is refused leaves the conversation as it was', () => {
  let said: number;
  beforeAll(async () => {
    citizen = await arrive(app.origin);
    await citizen.say('忘记密码');
    await citizen.say(phone);
    said = (await citizen.history()).length;
  });
  afterEach(async () => {
    expect((await citizen.history()).length).toBe(said);
  });
  afterAll(async () => {
    expect(steps(await citizen.say('短信'))).toEqual(['forgot-password.enter-code']);
  });

  const nested = (levels: number): unknown => (levels === 0 ? 'x' : { inner: nested(levels - 1) });

  test.each<
    [
      name: string,
      status: number,
      code: string,
      options: { type?: string; body?: string | Uint8Array<ArrayBuffer> },
    ]
  >([
    ['501 characters', 400, 'text-too-long', message({ text: '字'.repeat(501) })],
    ['501 characters outside of the BMP', 400, 'text-too-long', message({ text: '😀'.repeat(501) })],
    ['no JSON', 400, 'bad-json', { body: '{"type":' }],
    ['no UTF-8', 400, 'bad-json', { body: new Uint8Array([0x22, 0xc3, 0x28, 0x22]) }],
    ['nothing', 400, 'bad-request', {}],
    ['null', 400, 'bad-request', json(null)],
    ['a list', 400, 'bad-request', json([{ type: 'message', text: '好' }])],
    ['a number', 400, 'bad-request', json(7)],
    ['no type', 400, 'bad-request', json({ text: '好' })],
    ['an unknown type', 400, 'bad-request', json({ type: 'endOfConversation' })],
    ['a number for a text', 400, 'bad-request', message({ text: 12345 })],
    ['an object for a text', 400, 'bad-request', message({ text: { toString: '1' } })],
    ['no text', 400, 'bad-request', message({})],
    ['an empty text', 400, 'bad-request', message({ text: '' })],
    ['nothing but control characters', 400, 'bad-request', message({ text: '\u0000\u0007\u001b' })],
    ['a text for channelData', 400, 'bad-request', message({ text: '好', channelData: 'x' })],
    [
      'an endless client id',
      400,
      'bad-request',
      message({ text: '好', channelData: { clientActivityID: 'x'.repeat(101) } }),
    ],
    ['a value nested deep', 400, 'bad-request', message({ value: nested(40) })],
    ['a value that is long', 400, 'bad-request', message({ value: 'x'.repeat(5_000) })],
    ['a body beyond the limit', 413, 'too-large', message({ text: '好', junk: 'x'.repeat(70_000) })],
    ['plain text', 415, 'unsupported-media', { type: 'text/plain', body: '好' }],
    ['a form', 415, 'unsupported-media', { type: 'application/x-www-form-urlencoded', body: 'text=1' }],
  ])('%s: %i %s', async (_name, status, code, options) => {
    expect(await request(path(), options)).toEqual({ status, code });
  });

  test.each([
    ['a watermark that is no number', 400, 'bad-request', '?watermark=abc'],
    ['a negative watermark', 400, 'bad-request', '?watermark=-5'],
  ])('%s: %i %s', async (_name, status, code, query) => {
    expect(await request(`${path()}${query}`, { method: 'GET' })).toEqual({ status, code });
  });

  test('a method that is not there', async () => {
    expect(await request(path(), { method: 'DELETE' })).toEqual({ status: 405, code: 'method-not-allowed' });
  });

  test('tokens that are none, are garbage, or belong to somebody else', async () => {
    const other = await arrive(app.origin);
    const [header = '', payload = '', signature = ''] = citizen.token.split('.');
    const forged = await new SignJWT({ conv: citizen.conversationId, user: 'me' })
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience('directline')
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(new Uint8Array(32));
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    const flipped = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
    const refused = { status: 401, code: 'unauthorized' };
    for (const token of [null, 'garbage', forged, none, `${header}.${payload}.${flipped}`, 'x'.repeat(5_000)])
      expect([token, await request(path(), { token, ...message({ text: '短信' }) })]).toEqual([
        token,
        refused,
      ]);
    expect(await request(path(), { token: other.token, ...message({ text: '短信' }) })).toEqual({
      status: 403,
      code: 'wrong-conversation',
    });
    expect(await request(path(), { token: other.token, method: 'GET' })).toMatchObject({ status: 403 });
  });

  test('a page of an origin that is not allowed', async () => {
    const headers = { origin: 'https://stranger.example' };
    expect(await request(path(), message({ text: '短信' }), headers)).toEqual({
      status: 403,
      code: 'wrong-origin',
    });
  });

  test('a conversation that was never begun', async () => {
    const answer = await fetch(`${app.origin}/v3/directline/tokens/generate`, { method: 'POST' });
    const { token, conversationId } = (await answer.json()) as Citizen;
    const target = `/v3/directline/conversations/${conversationId}/activities`;
    expect(await request(target, { token, ...message({ text: '好' }) })).toEqual({
      status: 404,
      code: 'not-found',
    });
    expect(await request('/v3/directline/conversations/../x', { token })).toMatchObject({ status: 404 });
  });
});

test('a token that has expired is told so, a fresh one goes on', async () => {
  citizen = await arrive(app.origin);
  await citizen.say('忘记密码');
  const renewed = await fetch(`${app.origin}/v3/directline/tokens/refresh`, {
    method: 'POST',
    headers: { authorization: `Bearer ${citizen.token}` },
  });
  const { token } = (await renewed.json()) as { token: string };
  expect(await request(path(), { token, ...message({ text: phone }) })).toMatchObject({ status: 200 });
  await app.advance(3_601);
  const refused = { status: 403, code: 'TokenExpired' };
  expect(await request(path(), message({ text: '短信' }))).toEqual(refused);
  expect(await request(path(), { token, ...message({ text: '短信' }) })).toEqual(refused);
  expect(await request('/v3/directline/tokens/refresh', { token })).toEqual(refused);
}, 20_000);

describe('a secure form', () => {
  let url: string;
  beforeAll(async () => {
    await app.advance(3_600);
    citizen = await arrive(app.origin);
    await citizen.say('忘记密码');
    await citizen.say(phone);
    await citizen.say('短信');
    url = formPath(await citizen.say((await app.outbox('sms')).code));
  });

  test.each<[name: string, status: number, code: string, options: { type?: string; body?: string }]>([
    ['no JSON', 400, 'bad-json', { body: 'password=1' }],
    ['a list', 400, 'bad-request', json(['x'])],
    ['nothing', 400, 'bad-request', {}],
    ['too much', 413, 'too-large', json({ password: 'x'.repeat(20_000) })],
    ['a form of a foreign page', 415, 'unsupported-media', { type: 'text/plain', body: '{}' }],
  ])('%s: %i %s', async (_name, status, code, options) => {
    expect(await request(url, { token: null, ...options })).toEqual({ status, code });
  });

  test.each([
    ['numbers for texts', { password: 1, confirm: 1 }],
    ['objects for texts', { password: {}, confirm: {} }],
    ['nulls', { password: null, confirm: null }],
    ['nothing filled in', {}],
    ['other fields', { username: 'a', __proto__: 'b' }],
  ])('%s: the fields are told', async (_name, values) => {
    const answer = await fetch(`${app.origin}${url}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(values),
    });
    expect(answer.status).toBe(422);
    const { errors } = (await answer.json()) as { errors: { field: string }[] };
    expect(errors.map(({ field }) => field)).toContain('password');
  });

  test('after all that it still works, once', async () => {
    expect(await request('/f/not-a-token', { token: null, ...json({}) })).toEqual({
      status: 404,
      code: 'not-found',
    });
    const values = json({ password: 'Lantern-river-82', confirm: 'Lantern-river-82' });
    expect(await request(url, { token: null, ...values }, { origin: 'https://stranger.example' })).toEqual({
      status: 403,
      code: 'wrong-origin',
    });
    expect(await request(url, { token: null, ...values })).toEqual({ status: 200, code: undefined });
    expect(await request(url, { token: null, ...values })).toEqual({ status: 410, code: 'form-used' });
    expect(await app.login(ACCOUNTS.active.username, 'Lantern-river-82')).toEqual({ ok: true });
  });
});
