import { connect } from 'node:net';
import { eventually } from '../../support/eventually.ts';
import { type LineApp, PORTAL_ORIGIN, startLine } from '../../support/line-app.ts';
import { type Opened, open, say } from '../../support/line-client.ts';
import { type Listener, listen, numbers, texts } from '../../support/socket-client.ts';

let app: LineApp;
let opened: Opened;
const listeners: Listener[] = [];

async function start(options: Parameters<typeof startLine>[0] = {}): Promise<void> {
  app = await startLine(options);
  opened = await open(app);
}

async function follow(url = opened.streamUrl, headers: Record<string, string> = {}): Promise<Listener> {
  const listener = await listen(url, headers);
  listeners.push(listener);
  return listener;
}

const refusal = (url: string, headers: Record<string, string> = {}) =>
  follow(url, headers).then(
    () => 'accepted',
    (error) => {
      expect(error.response.headers['content-security-policy']).toContain("default-src 'none'");
      return [error.response.statusCode, JSON.parse(error.body).error.code];
    },
  );

const rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

afterEach(async () => {
  for (const { socket } of listeners.splice(0)) socket.terminate();
  await app.close();
});

test('brings the greeting, then both sides of what is said, with a watermark', async () => {
  await start();
  const listener = await follow();
  await listener.until(() => texts(listener).includes('您好'));
  const { body } = await say(app, opened, '忘记密码', 'c1');
  await listener.until(() => texts(listener).includes('您说：忘记密码'));
  expect(texts(listener)).toEqual(['您好', '忘记密码', '您说：忘记密码']);
  expect(listener.activities[1]).toMatchObject({ id: body.id, channelData: { clientActivityID: 'c1' } });
  expect(listener.watermark).toBe('4');
});

test('starts after the watermark it names', async () => {
  await start();
  await say(app, opened, '一');
  await say(app, opened, '二');
  const listener = await follow(opened.streamUrl.replace('watermark=0', 'watermark=4'));
  await listener.until(() => texts(listener).length >= 2);
  expect(texts(listener)).toEqual(['二', '您说：二']);
});

test('a long past comes in pages of a hundred', async () => {
  await start();
  for (let index = 0; index < 125; index += 1) await say(app, opened, `${index}`, `${index}`);
  const listener = await follow();
  await listener.until(() => listener.watermark === '252');
  const sizes = listener.frames.filter(Boolean).map((frame) => JSON.parse(frame).activities.length);
  expect(sizes).toEqual([99, 100, 52]);
  expect(numbers(listener.activities)).toEqual(Array.from({ length: 251 }, (_, index) => index + 2));
});

test('many wake-ups are one look', async () => {
  await start();
  const listener = await follow();
  await listener.until(() => listener.watermark === '2');
  const reads = app.conversations.reads;
  for (let index = 0; index < 1000; index += 1) app.fanout.wake(opened.conversationId);
  await rest(50);
  expect(app.conversations.reads - reads).toBeLessThan(5);
});

test('stops listening when the client is gone', async () => {
  await start();
  const listener = await follow();
  expect(app.fanout.listening(opened.conversationId)).toBe(1);
  listener.socket.close();
  await listener.closed;
  await eventually(() => app.fanout.listening(opened.conversationId) === 0);
});

describe('the handshake', () => {
  beforeEach(() => start());

  const address = (change: Record<string, string | undefined>) => {
    const url = new URL(opened.streamUrl);
    for (const [name, value] of Object.entries(change)) {
      if (value === undefined) url.searchParams.delete(name);
      else url.searchParams.set(name, value);
    }
    return url.href;
  };

  test('is refused without a token, with garbage and with a bad watermark', async () => {
    expect(await refusal(address({ t: undefined }))).toEqual([401, 'unauthorized']);
    expect(await refusal(address({ t: 'garbage' }))).toEqual([401, 'unauthorized']);
    expect(await refusal(address({ watermark: 'x' }))).toEqual([400, 'bad-request']);
  });

  test('is refused with a token that is expired or of another conversation', async () => {
    const other = await open(app);
    expect(await refusal(address({ t: other.token }))).toEqual([403, 'wrong-conversation']);
    app.pass(3_600_000);
    expect(await refusal(opened.streamUrl)).toEqual([403, 'TokenExpired']);
  });

  test('is refused to other pages, granted to the portal', async () => {
    expect(await refusal(opened.streamUrl, { Origin: 'https://evil.example' })).toEqual([
      403,
      'wrong-origin',
    ]);
    await follow(opened.streamUrl, { Origin: PORTAL_ORIGIN });
    await follow(opened.streamUrl, { Origin: app.url });
  });

  test('is refused at other addresses', async () => {
    expect(await refusal(`${app.ws}/v3/directline/elsewhere`)).toEqual([404, 'not-found']);
    expect(await refusal(`${app.ws}/`)).toEqual([404, 'not-found']);
  });

  test('counts as a request', async () => {
    app.limits.limit('requests', 0, 5);
    expect(await refusal(opened.streamUrl)).toEqual([429, 'too-many-requests']);
  });

  test('may carry the token in its header', async () => {
    await follow(address({ t: undefined }), { Authorization: `Bearer ${opened.token}` });
  });

  test('that is none gets an answer', async () => {
    const url = new URL(opened.streamUrl);
    const answer = await raw(
      `GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).toContain('"bad-request"');
  });

  test('of a plain GET gets an answer', async () => {
    const url = new URL(opened.streamUrl);
    const answer = await fetch(`${app.url}${url.pathname}${url.search}`);
    expect(answer.status).toBe(400);
  });

  test('an offer of another protocol is declined, not refused', async () => {
    const answer = await raw(
      `GET /v3/directline/conversations/${opened.conversationId} HTTP/1.1\r\nHost: x\r\n` +
        `Authorization: Bearer ${opened.token}\r\nConnection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 200 /);
  });
});

function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
    socket.write(text);
  });
}

describe('the heart', () => {
  const beat = { heartbeatMs: 150 };

  test('beats with pings and empty frames', async () => {
    await start({ streams: beat });
    const listener = await follow();
    let pings = 0;
    listener.socket.on('ping', () => {
      pings += 1;
    });
    await listener.until(() => listener.frames.filter((frame) => frame === '').length >= 3);
    expect(pings).toBeGreaterThanOrEqual(3);
  });

  test('ends with who does not answer', async () => {
    await start({ streams: beat });
    const listener = await follow();
    listener.socket.pause();
    await eventually(() => app.fanout.listening(opened.conversationId) === 0);
  });

  test('finds what a lost wake-up did not tell', async () => {
    await start({ streams: beat });
    const listener = await follow();
    await listener.until(() => listener.watermark === '2');
    app.fanout.losing = true;
    await say(app, opened, '有人吗');
    await listener.until(() => texts(listener).includes('有人吗'));
  });

  test('ends cleanly when the token does', async () => {
    await start({ streams: beat });
    const listener = await follow();
    app.pass(3_600_000);
    expect(await listener.closed).toEqual({ code: 1000, reason: 'token expired' });
  });
});

describe('bounds', () => {
  test('what clients send is ignored', async () => {
    await start();
    const listener = await follow();
    listener.socket.send('');
    listener.socket.send('{"type":"message","text":"hi"}');
    await say(app, opened, '在');
    await listener.until(() => texts(listener).includes('在'));
    expect(app.assistant.turns).toHaveLength(2);
  });

  test('what is longer than 1 KB ends the stream', async () => {
    await start();
    const listener = await follow();
    listener.socket.send('x'.repeat(1025));
    expect((await listener.closed).code).toBe(1009);
  });

  test('so does a flood', async () => {
    await start();
    const listener = await follow();
    for (let index = 0; index < 100; index += 1) listener.socket.send('x');
    expect((await listener.closed).code).toBe(1008);
  });

  test('of six streams of a conversation the oldest makes room', async () => {
    await start();
    const first = await follow();
    for (let index = 0; index < 4; index += 1) await follow();
    expect(app.fanout.listening(opened.conversationId)).toBe(5);
    const last = await follow();
    expect(await first.closed).toEqual({ code: 1008, reason: 'collision' });
    await say(app, opened, '在');
    await last.until(() => texts(last).includes('在'));
  });

  test('an address has so many seats, and gets them back', async () => {
    await start({ streams: { perAddress: 2 } });
    const first = await follow();
    await follow();
    expect(await refusal(opened.streamUrl)).toEqual([429, 'too-many-requests']);
    first.socket.close();
    await first.closed;
    await eventually(() => app.fanout.listening(opened.conversationId) === 1);
    await follow();
  });

  test('a store in trouble ends the stream; the client comes back', async () => {
    await start();
    const listener = await follow();
    await listener.until(() => listener.watermark === '2');
    app.conversations.down = new Error('disk full');
    app.fanout.wake(opened.conversationId);
    expect((await listener.closed).code).toBe(1011);
    expect(app.logged()).toContain('disk full');
    expect(await refusal(opened.streamUrl)).toEqual([500, 'internal']);
    app.conversations.down = undefined;
    const again = await follow();
    await again.until(() => texts(again).includes('您好'));
  });
});
