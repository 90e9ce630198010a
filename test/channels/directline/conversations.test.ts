import { type LineApp, PORTAL_ORIGIN, startLine } from '../../support/line-app.ts';
import {
  activitiesPath,
  call,
  type Opened,
  open,
  readAll,
  say,
  type WireSet,
} from '../../support/line-client.ts';

const GENERATE = '/v3/directline/tokens/generate';
const CONVERSATIONS = '/v3/directline/conversations';

type Failure = { error: { code: string; message: string } };

let app: LineApp;
beforeEach(async () => {
  app = await startLine();
});
afterEach(() => app.close());

describe('tokens', () => {
  test('anyone gets one, for a conversation of its own', async () => {
    const first = await call(app, 'POST', GENERATE);
    const second = await call(app, 'POST', GENERATE, { body: {} });
    expect(first.status).toBe(200);
    expect(first.body).toEqual({
      conversationId: expect.stringMatching(/^[\w-]{20,}$/),
      token: expect.any(String),
      expires_in: 3600,
    });
    expect(second.body.conversationId).not.toBe(first.body.conversationId);
  });

  test.each([
    ['a user id that is the bot', { user: { id: 'assistant' } }],
    ['a user id that is no text', { user: { id: 5 } }],
    ['a user id with a line feed', { user: { id: 'a\nb' } }],
    ['a very long user id', { user: { id: 'u'.repeat(65) } }],
    ['origins that are no addresses', { trustedOrigins: ['nonsense'] }],
    ['an array', []],
    ['a text', '"hello"'],
  ])('refuses %s', async (_name, body) => {
    const answer = await call<Failure>(app, 'POST', GENERATE, { body });
    expect([answer.status, answer.body.error.code]).toEqual([400, 'bad-request']);
  });

  test('are renewed for the same conversation and citizen', async () => {
    const opened = await open(app, 'dl_anna');
    app.pass(1_800_000);
    const { status, body } = await call<Opened>(app, 'POST', '/v3/directline/tokens/refresh', {
      token: opened.token,
    });
    expect(status).toBe(200);
    expect(body.conversationId).toBe(opened.conversationId);
    app.pass(1_900_000);
    const answer = await say(app, { ...opened, token: body.token }, '还在吗');
    expect(answer.status).toBe(200);
    const said = await readAll(app, { ...opened, token: body.token });
    expect(said.find(({ text }) => text === '还在吗')?.from.id).toBe('dl_anna');
  });

  test('expire: 403 TokenExpired, as the public clients expect it', async () => {
    const opened = await open(app);
    app.pass(3_600_000);
    for (const [method, path] of [
      ['POST', '/v3/directline/tokens/refresh'],
      ['GET', activitiesPath(opened)],
      ['POST', activitiesPath(opened)],
      ['GET', `${CONVERSATIONS}/${opened.conversationId}`],
      ['POST', CONVERSATIONS],
    ] as const) {
      const answer = await call<Failure>(app, method, path, { token: opened.token });
      expect([path, answer.status, answer.body.error.code]).toEqual([path, 403, 'TokenExpired']);
    }
  });

  test.each([
    ['none', undefined],
    ['garbage', 'garbage'],
    ['one signed by somebody else', `${btoa('{"alg":"HS256"}')}.${btoa('{"conv":"a","user":"b"}')}.c2ln`],
    ['one that claims to need no signature', `${btoa('{"alg":"none"}')}.${btoa('{"conv":"a","user":"b"}')}.`],
    ['a very long one', 'x'.repeat(5000)],
  ])('%s: 401', async (_name, token) => {
    const opened = await open(app);
    const answer = await call<Failure>(app, 'GET', activitiesPath(opened), {
      headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
    });
    expect([answer.status, answer.body.error.code]).toEqual([401, 'unauthorized']);
  });

  test('of another conversation: 403 everywhere', async () => {
    const mine = await open(app);
    const other = await open(app);
    for (const [method, path] of [
      ['GET', activitiesPath(other)],
      ['POST', activitiesPath(other)],
      ['GET', `${CONVERSATIONS}/${other.conversationId}`],
      ['POST', `${CONVERSATIONS}/${other.conversationId}/upload`],
    ] as const) {
      const answer = await call<Failure>(app, method, path, { token: mine.token });
      expect([path, answer.status, answer.body.error.code]).toEqual([path, 403, 'wrong-conversation']);
    }
    expect(app.conversations.logOf(other.conversationId)).toHaveLength(2);
  });
});

describe('starting', () => {
  test('201 with a greeting in the log, then 200 without another', async () => {
    const { body: first } = await call<{ token: string }>(app, 'POST', GENERATE, {
      body: { user: { id: 'dl_anna', name: 'Anna' } },
    });
    const started = await call<Opened>(app, 'POST', CONVERSATIONS, {
      token: first.token,
      body: { user: { id: 'ignored' }, locale: 'en-US' },
    });
    expect(started.status).toBe(201);
    expect(started.body).toMatchObject({ token: expect.any(String), expires_in: 3600 });
    expect(started.body.streamUrl).toContain('watermark=0&t=');
    const again = await call<Opened>(app, 'POST', CONVERSATIONS, { token: first.token });
    expect([again.status, again.body.conversationId]).toEqual([200, started.body.conversationId]);

    const said = await readAll(app, { ...started.body, userId: 'dl_anna' });
    expect(said.map(({ text, from }) => [from.role, text])).toEqual([['bot', '您好']]);
    const kept = await app.conversations.load(started.body.conversationId);
    expect(kept).toMatchObject({
      owner: 'bot',
      userId: 'dl_anna',
      channel: 'directline',
      state: { locale: 'en' },
    });
    expect(app.assistant.turns[0]).toMatchObject({
      activity: { type: 'conversationUpdate', membersAdded: [{ id: 'dl_anna' }] },
      arrival: { clientId: 'start', origin: '127.0.0.1' },
    });
  });

  test('greets later when the first turn failed, and once only', async () => {
    const { body } = await call<{ token: string }>(app, 'POST', GENERATE);
    app.assistant.refusing = { kind: 'unavailable' };
    const failed = await call<Failure>(app, 'POST', CONVERSATIONS, { token: body.token });
    expect([failed.status, failed.headers.get('retry-after')]).toEqual([503, '1']);
    app.assistant.refusing = undefined;
    const results = await Promise.all(
      Array.from({ length: 5 }, () => call<Opened>(app, 'POST', CONVERSATIONS, { token: body.token })),
    );
    expect(results.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const { conversationId, token } = (results[0] as (typeof results)[0]).body;
    const said = await readAll(app, { conversationId, token, userId: '', streamUrl: '' });
    expect(said.map(({ text }) => text)).toEqual(['您好']);
  });

  test('is limited per address; what exists is not counted', async () => {
    const { body } = await call<{ token: string }>(app, 'POST', GENERATE);
    const { body: other } = await call<{ token: string }>(app, 'POST', GENERATE);
    app.limits.limit('conversations', 1, 60);
    expect((await call(app, 'POST', CONVERSATIONS, { token: body.token })).status).toBe(201);
    expect((await call(app, 'POST', CONVERSATIONS, { token: body.token })).status).toBe(200);
    const refused = await call<Failure>(app, 'POST', CONVERSATIONS, { token: other.token });
    expect([refused.status, refused.body.error.code, refused.headers.get('retry-after')]).toEqual([
      429,
      'too-many-requests',
      '60',
    ]);
  });

  test.each([
    ['broken JSON', '{', 'bad-json'],
    ['a locale that is no text', { locale: 7 }, 'bad-request'],
    ['an endless locale', { locale: 'x'.repeat(36) }, 'bad-request'],
  ])('refuses %s', async (_name, body, code) => {
    const { body: first } = await call<{ token: string }>(app, 'POST', GENERATE);
    const answer = await call<Failure>(app, 'POST', CONVERSATIONS, { token: first.token, body });
    expect([answer.status, answer.body.error.code]).toEqual([400, code]);
  });

  test('needs a token', async () => {
    expect((await call(app, 'POST', CONVERSATIONS)).status).toBe(401);
  });
});

describe('reconnecting', () => {
  test('gives a stream from the watermark on', async () => {
    const opened = await open(app);
    const path = `${CONVERSATIONS}/${opened.conversationId}`;
    const answer = await call<Opened>(app, 'GET', `${path}?watermark=2`, { token: opened.token });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ conversationId: opened.conversationId, expires_in: 3600 });
    const url = new URL(answer.body.streamUrl);
    expect(url.searchParams.get('watermark')).toBe('2');
    expect(url.searchParams.get('t')).toBe(answer.body.token);
    expect(url.host).toBe(new URL(app.url).host);
  });

  test.each(['', '?watermark=', '?watermark=-', '?watermark=0'])(
    '%s means from the beginning',
    async (query) => {
      const opened = await open(app);
      const path = `${CONVERSATIONS}/${opened.conversationId}${query}`;
      const { body } = await call<Opened>(app, 'GET', path, { token: opened.token });
      expect(body.streamUrl).toContain('watermark=0&');
    },
  );

  test.each(['abc', '-1', '1.5', '99999999999999999', '1%00'])('watermark %s: 400', async (watermark) => {
    const opened = await open(app);
    for (const path of [`${CONVERSATIONS}/${opened.conversationId}`, activitiesPath(opened)]) {
      const answer = await call<Failure>(app, 'GET', `${path}?watermark=${watermark}`, {
        token: opened.token,
      });
      expect([answer.status, answer.body.error.code]).toEqual([400, 'bad-request']);
    }
  });

  test('to a conversation that never was: 404', async () => {
    const { body } = await call<Opened>(app, 'POST', GENERATE);
    for (const path of [`${CONVERSATIONS}/${body.conversationId}`, activitiesPath(body)]) {
      const answer = await call<Failure>(app, 'GET', path, { token: body.token });
      expect([answer.status, answer.body.error.code]).toEqual([404, 'not-found']);
    }
  });

  test('pages of a long log hold a hundred at most, without gap or repetition', async () => {
    const opened = await open(app);
    for (let index = 0; index < 120; index += 1) await say(app, opened, `第${index}条`, `id-${index}`);
    const path = `${activitiesPath(opened)}?watermark=0`;
    const { body } = await call<WireSet>(app, 'GET', path, { token: opened.token });
    // The first entry is the start itself, which is not shown.
    expect([body.activities.length, body.watermark]).toEqual([99, '100']);
    const all = await readAll(app, opened);
    expect(all.map(({ id }) => Number(id.split('|')[1]))).toEqual(
      Array.from({ length: 241 }, (_, index) => index + 2),
    );
    const beyond = await call<WireSet>(app, 'GET', `${activitiesPath(opened)}?watermark=5000`, {
      token: opened.token,
    });
    expect(beyond.body).toEqual({ activities: [], watermark: '5000' });
  });
});

describe('pages of other sites', () => {
  test('an allowed origin may call and read, also what is refused', async () => {
    const headers = { Origin: PORTAL_ORIGIN };
    const answer = await call(app, 'POST', GENERATE, { headers });
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, PORTAL_ORIGIN]);
    expect(answer.headers.get('vary')).toContain('Origin');
    const refused = await call(app, 'POST', CONVERSATIONS, { headers });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([
      401,
      PORTAL_ORIGIN,
    ]);
    expect(refused.headers.get('access-control-expose-headers')).toContain('Retry-After');
  });

  test('the same holds for reading what was said', async () => {
    const opened = await open(app);
    const ask = (origin: string) =>
      call(app, 'GET', activitiesPath(opened), { token: opened.token, headers: { Origin: origin } });
    const answer = await ask(PORTAL_ORIGIN);
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, PORTAL_ORIGIN]);
    expect(answer.headers.get('vary')).toContain('Origin');
    expect(answer.headers.get('access-control-expose-headers')).toContain('Retry-After');
    const refused = await ask('https://evil.example');
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    expect(refused.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test.each([
    ['PUBLIC_URL itself', 'http://localhost:3978', 200],
    ['a stranger', 'https://evil.example', 403],
    ['a look-alike', `${PORTAL_ORIGIN}.evil.example`, 403],
    ['another scheme', 'http://portal.example.gov.cn', 403],
    ['a sandboxed page', 'null', 403],
  ])('%s: %s gets %i', async (_name, origin, status) => {
    const answer = await call<Failure>(app, 'POST', GENERATE, { headers: { Origin: origin } });
    expect(answer.status).toBe(status);
    if (status === 403) {
      expect(answer.body.error.code).toBe('wrong-origin');
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  test('the very host that was asked is our own', async () => {
    const answer = await call(app, 'POST', GENERATE, { headers: { Origin: app.url } });
    expect(answer.status).toBe(200);
  });

  test('preflight', async () => {
    const ask = (origin: string, path = CONVERSATIONS) =>
      call(app, 'OPTIONS', path, {
        headers: {
          Origin: origin,
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'authorization,content-type',
        },
      });
    const allowed = await ask(PORTAL_ORIGIN);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-headers')).toMatch(/Authorization.*X-Requested-With/);
    expect(allowed.headers.get('access-control-allow-methods')).toContain('POST');
    const refused = await ask('https://evil.example');
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([403, null]);
    expect((await ask(PORTAL_ORIGIN, '/v3/directline/nothing')).status).toBe(404);
  });

  test('a token for trusted origins works on those only', async () => {
    const { body } = await call<{ token: string }>(app, 'POST', GENERATE, {
      body: { trustedOrigins: [`${PORTAL_ORIGIN}/chat/`] },
    });
    const start = (headers: Record<string, string>) =>
      call<Failure>(app, 'POST', CONVERSATIONS, { token: body.token, headers });
    const elsewhere = await start({ Origin: app.url });
    expect([elsewhere.status, elsewhere.body.error.code]).toEqual([403, 'wrong-origin']);
    expect((await start({ Origin: PORTAL_ORIGIN })).status).toBe(201);
  });
});
