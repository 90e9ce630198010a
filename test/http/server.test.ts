import { connect } from 'node:net';
import { Registry } from '@prometheus-io/client';
import { sendJson } from '../../src/http/answer.ts';
import { AppError } from '../../src/http/errors.ts';
import { createHttpMetrics } from '../../src/http/metrics.ts';
import { readJson } from '../../src/http/read-json.ts';
import type { Route } from '../../src/http/route.ts';
import { eventually } from '../support/eventually.ts';
import { startHttp, startLine } from '../support/line-app.ts';
import { activitiesPath, open, readAll, say } from '../support/line-client.ts';
import { listen } from '../support/socket-client.ts';

const HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': expect.stringContaining('camera=()'),
  'cache-control': 'no-store',
};

const ROUTES: Route[] = [
  {
    method: 'GET',
    path: '/things/:id',
    handle: async (req, res) => sendJson(res, 200, { id: req.params.id }),
  },
  {
    method: 'POST',
    path: '/things/:id',
    handle: async (req, res) => sendJson(res, 200, { got: await readJson(req, 100) }),
  },
  {
    method: 'GET',
    path: '/broken/:what',
    handle: async (req) => {
      if (req.params.what === 'text') throw 'a secret text';
      if (req.params.what === 'status') throw Object.assign(new Error('a secret'), { statusCode: 418 });
      if (req.params.what === 'slow') throw new AppError('unavailable', 'wait', { retryAfterSeconds: 0.2 });
      throw new Error('a secret');
    },
  },
];

let app: Awaited<ReturnType<typeof startHttp>>;
beforeEach(async () => {
  app = await startHttp(ROUTES);
});
afterEach(() => app.close());

/** Bytes as they are, to say what no well-meant client would. */
function raw(
  text: string,
  port = app.address.port,
): Promise<{ status: number; headers: Record<string, string>; body: string }> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => {
      const [head = '', body = ''] = answer.split('\r\n\r\n');
      const [line = '', ...lines] = head.split('\r\n');
      const headers = Object.fromEntries(
        lines.map((header) => {
          const [name = '', ...value] = header.split(': ');
          return [name.toLowerCase(), value.join(': ')];
        }),
      );
      resolve({ status: Number(line.split(' ')[1]), headers, body });
    });
    socket.write(text);
  });
}

describe('every answer', () => {
  test.each([
    ['a good one', 'GET', '/things/1', 200, undefined],
    ['an unknown address', 'GET', '/nothing', 404, 'not-found'],
    ['a wrong method', 'DELETE', '/things/1', 405, 'method-not-allowed'],
    ['a method made up', 'PROPFIND', '/things/1', 405, 'method-not-allowed'],
    ['percent signs that mean nothing', 'GET', '/things/%zz', 400, 'bad-request'],
    ['half a character in percent signs', 'GET', '/things/%E4%BD', 400, 'bad-request'],
    ['a way out of the folder', 'GET', '/things/..%2f..%2fetc%2fpasswd', 200, undefined],
    ['an address past any length', 'GET', `/things/${'x'.repeat(300)}`, 404, 'not-found'],
    ['a fault', 'GET', '/broken/error', 500, 'internal'],
    ['a fault that is a text', 'GET', '/broken/text', 500, 'internal'],
    ['a fault with a status of its own', 'GET', '/broken/status', 500, 'internal'],
  ])('%s has the headers, and errors are JSON', async (_name, method, path, status, code) => {
    const {
      status: got,
      headers,
      body,
    } = await raw(`${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(got).toBe(status);
    expect(headers).toMatchObject(HEADERS);
    expect(headers['content-type']).toMatch(/^application\/json/);
    expect(headers).not.toHaveProperty('server');
    if (code) expect(JSON.parse(body)).toEqual({ error: { code, message: expect.any(String) } });
    expect(body).not.toContain('secret');
    expect(body).not.toContain('stack');
  });

  test.each([
    ['no Host', 'GET /things/1 HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['a Host that is none', 'GET /things/1 HTTP/1.1\r\nHost: [bad\r\nConnection: close\r\n\r\n', 400],
    ['a Host of two words', 'GET /things/1 HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', 400],
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['too long headers', `GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    [
      'two lengths',
      'POST /things/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
      400,
    ],
    [
      'a length and chunks',
      'POST /things/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    [
      'an expectation',
      'POST /things/1 HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
      400,
    ],
  ])('a request with %s gets one too', async (_name, text, status) => {
    const answer = await raw(text);
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject(HEADERS);
    expect(JSON.parse(answer.body).error.code).toEqual(expect.any(String));
  });

  test('speaks of https only where that is what the world uses', async () => {
    expect((await fetch(`${app.url}/things/1`)).headers.get('strict-transport-security')).toBeNull();
    const secure = await startHttp(ROUTES, { publicUrl: 'https://chat.example.gov.cn' });
    const answer = await fetch(`${secure.url}/things/1`);
    expect(answer.headers.get('strict-transport-security')).toMatch(/^max-age=\d{7,}/);
    await secure.close();
  });

  test('names what is allowed, and answers HEAD like GET without a body', async () => {
    const refused = await fetch(`${app.url}/things/1`, { method: 'PUT' });
    expect(refused.headers.get('allow')?.split(', ').sort()).toEqual(['GET', 'HEAD', 'POST']);
    const head = await fetch(`${app.url}/things/1`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '10', '']);
    const all = await raw('OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect([all.status, all.headers]).toEqual([200, expect.objectContaining(HEADERS)]);
  });

  test('says how long to wait, a second at least', async () => {
    const answer = await fetch(`${app.url}/broken/slow`);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
  });
});

describe('request ids', () => {
  test('are ours, unless a proxy of our own names one', async () => {
    const ask = async (url: string, id: string) =>
      (await fetch(`${url}/things/1`, { headers: { 'X-Request-Id': id } })).headers.get('x-request-id');
    expect(await ask(app.url, 'chosen')).toMatch(/^[0-9a-f-]{36}$/);
    const behind = await startHttp(ROUTES, { trustProxy: 1 });
    expect(await ask(behind.url, 'chosen-1')).toBe('chosen-1');
    expect(await ask(behind.url, 'forged {"level":50}')).toMatch(/^[0-9a-f-]{36}$/);
    await behind.close();
  });

  test('of a fault stand in the log beside its cause and the route, not the address', async () => {
    const answer = await fetch(`${app.url}/broken/secret-token-in-address`);
    const id = answer.headers.get('x-request-id') ?? '';
    expect(await answer.text()).toContain(id);
    expect(app.logged()).toContain(id);
    expect(app.logged()).toContain('a secret');
    expect(app.logged()).toContain('GET /broken/:what');
    expect(app.logged()).not.toContain('secret-token-in-address');
  });
});

describe('bodies', () => {
  const post = async (
    body: string,
    headers: Record<string, string> = { 'Content-Type': 'application/json' },
  ) => {
    const answer = await fetch(`${app.url}/things/1`, { method: 'POST', body, headers });
    return [answer.status, await answer.json()];
  };

  test('are read to the limit and no further', async () => {
    expect(await post(JSON.stringify('x'.repeat(98)))).toEqual([200, { got: 'x'.repeat(98) }]);
    expect(await post(JSON.stringify('x'.repeat(99)))).toEqual([
      413,
      { error: { code: 'too-large', message: expect.any(String) } },
    ]);
    expect(await post('x'.repeat(500_000))).toEqual([413, expect.anything()]);
  });

  test('may be missing', async () => {
    expect(await post('')).toEqual([200, {}]);
  });

  test('with a content type that only begins like JSON are refused', async () => {
    expect((await post('{}', { 'Content-Type': 'application/json; charset=utf-8' }))[0]).toBe(200);
    expect((await post('{}', { 'Content-Type': 'application/jsonx' }))[0]).toBe(415);
  });

  test('that never end are cut off, and so is who floods past a refusal', async () => {
    const socket = connect(app.address.port, '127.0.0.1');
    const closed = new Promise((resolve) => socket.on('close', resolve));
    socket.on('error', () => {});
    socket.write(
      'POST /things/1 HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
    );
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
    const timer = setInterval(() => socket.write(chunk), 1);
    await closed;
    clearInterval(timer);
  });

  test('that wait for leave get it', async () => {
    const answer = await raw(
      'POST /things/1 HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}',
    );
    expect(answer.status).toBe(100);
    expect(answer.body).toContain('HTTP/1.1 200');
  });
});

test('slow senders are hung up on', async () => {
  const hasty = await startHttp(ROUTES, {
    timeouts: { headersMs: 200, requestMs: 400, keepAliveMs: 1_000, checkMs: 50 },
  });
  const headers = raw('GET /things/1 HTTP/1.1\r\nHost: x\r\nX-Slow: ', hasty.address.port);
  const body = raw(
    'POST /things/1 HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{',
    hasty.address.port,
  );
  expect(await headers).toMatchObject({ status: 408, headers: HEADERS });
  expect((await body).status).toBe(408);
  await hasty.close();
});

test('figures count by route pattern', async () => {
  const registry = new Registry();
  const counted = await startHttp(ROUTES, { metrics: createHttpMetrics(registry) });
  await (await fetch(`${counted.url}/things/secret-1`)).text();
  await (await fetch(`${counted.url}/broken/x`)).text();
  const text = await registry.metrics();
  expect(text).toContain('http_requests_total{route="GET /things/:id",status="200"} 1');
  expect(text).toContain('http_requests_total{route="GET /broken/:what",status="500"} 1');
  expect(text).not.toContain('secret-1');
  await counted.close();
});

describe('stopping', () => {
  test('lets turns finish, ends streams with 1001, takes nobody new', async () => {
    const line = await startLine();
    const opened = await open(line);
    const listener = await listen(opened.streamUrl);
    let release = () => {};
    line.assistant.hold = new Promise((resolve) => {
      release = resolve;
    });
    const answer = say(line, opened, '最后一句', 'last');
    await eventually(() => line.assistant.begun === 2);
    let stopped = false;
    const stop = line.server.close().then(() => {
      stopped = true;
    });
    expect(line.server.isDraining()).toBe(true);
    expect((await listener.closed).code).toBe(1001);
    await expect(fetch(`${line.url}/`)).rejects.toThrow();
    expect(stopped).toBe(false);
    release();
    expect((await answer).status).toBe(200);
    await stop;
    expect(line.conversations.logOf(opened.conversationId).map(({ activity }) => activity.text)).toContain(
      '最后一句',
    );
  });

  test('waits for a turn whose client has gone', async () => {
    const line = await startLine();
    const opened = await open(line);
    let release = () => {};
    line.assistant.hold = new Promise((resolve) => {
      release = resolve;
    });
    const abort = new AbortController();
    const gone = fetch(line.url + activitiesPath(opened), {
      method: 'POST',
      headers: { Authorization: `Bearer ${opened.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ type: 'message', text: '走了' }),
      signal: abort.signal,
    }).catch(() => 'gone');
    await eventually(() => line.assistant.begun === 2);
    abort.abort();
    expect(await gone).toBe('gone');
    const stop = line.server.close();
    setTimeout(release, 100);
    await stop;
    expect(line.conversations.logOf(opened.conversationId).map(({ activity }) => activity.text)).toContain(
      '走了',
    );
  });

  test('does not wait for ever', async () => {
    const line = await startLine();
    const opened = await open(line);
    line.assistant.hold = new Promise(() => {});
    const answer = say(line, opened, '卡住').catch(() => 'cut off');
    await eventually(() => line.assistant.begun === 2);
    const started = Date.now();
    await line.server.close(200);
    expect(Date.now() - started).toBeLessThan(3_000);
    expect(await answer).toBe('cut off');
  });

  test('draining still serves, and asks clients to come back elsewhere', async () => {
    const line = await startLine();
    const opened = await open(line);
    line.server.drain();
    const answer = await say(line, opened, '你好');
    expect([answer.status, answer.headers.get('connection')]).toEqual([200, 'close']);
    await expect(listen(opened.streamUrl)).rejects.toThrow('503');
    expect(await readAll(line, opened)).toHaveLength(3);
    await line.close();
  });
});
