import { connect } from 'node:net';
import { type LineApp, startLine } from '../../support/line-app.ts';
import { call, type Opened, open, readAll } from '../../support/line-client.ts';

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const ACTIVITY = 'application/vnd.microsoft.activity';

type Failure = { error: { code: string; message: string } };

let app: LineApp;
let opened: Opened;
beforeEach(async () => {
  app = await startLine();
  opened = await open(app);
});
afterEach(() => app.close());

const path = () => `/v3/directline/conversations/${opened.conversationId}/upload`;
const send = <T = Failure>(body: FormData | string, headers: Record<string, string> = {}) =>
  call<T>(app, 'POST', `${path()}?userId=somebody`, { token: opened.token, body, headers });

function form(files: [Uint8Array, string][], activity?: unknown): FormData {
  const data = new FormData();
  if (activity !== undefined) {
    const json = typeof activity === 'string' ? activity : JSON.stringify(activity);
    data.append('activity', new Blob([json], { type: ACTIVITY }), 'blob');
  }
  for (const [bytes, name] of files)
    data.append('file', new Blob([Buffer.from(bytes)], { type: 'text/plain' }), name);
  return data;
}

const megabytes = (count: number) => {
  const bytes = new Uint8Array(count * 1024 * 1024);
  bytes.set(PNG);
  return bytes;
};

test('pictures become attachments of a turn, by what they are, under names of ours, without content', async () => {
  const answer = await send<{ id: string }>(
    form(
      [
        [PNG, '../../etc/passwd.exe'],
        [JPEG, '身份证.png'],
      ],
      { type: 'message', text: '看看', channelData: { clientActivityID: 'up-1' } },
    ),
  );
  expect(answer.status).toBe(200);
  const turn = app.assistant.turns.at(-1);
  expect(turn?.arrival.clientId).toBe('c:up-1');
  expect(turn?.activity).toMatchObject({ type: 'message', text: '看看' });
  expect(turn?.activity.attachments).toEqual([
    { contentType: 'image/png', name: 'picture-1.png' },
    { contentType: 'image/jpeg', name: 'picture-2.jpg' },
  ]);
  expect((await readAll(app, opened)).at(-1)?.text).toBe('收到 2 张图片，但聊天里不收图片');
});

test('an activity is not needed', async () => {
  expect((await send(form([[JPEG, 'a.jpg']]))).status).toBe(200);
  expect(app.assistant.turns.at(-1)?.activity.attachments).toHaveLength(1);
});

test('six pictures of nearly 5 MB are fine', async () => {
  const bytes = megabytes(5).subarray(0, 5 * 1024 * 1024 - 1);
  const answer = await send(form(Array.from({ length: 6 }, (_, index) => [bytes, `${index}.png`])));
  expect(answer.status).toBe(200);
  expect(app.assistant.turns.at(-1)?.activity.attachments).toHaveLength(6);
});

test.each<[string, () => FormData, number, string]>([
  ['a seventh picture', () => form(Array.from({ length: 7 }, () => [PNG, 'a.png'])), 413, 'too-large'],
  ['dozens of pictures', () => form(Array.from({ length: 60 }, () => [PNG, 'a.png'])), 413, 'too-large'],
  ['more than 5 MB', () => form([[megabytes(6), 'a.png']]), 413, 'too-large'],
  ['a phone photo of 14 MB', () => form([[megabytes(14), 'a.png']]), 413, 'too-large'],
  [
    'what only claims to be a picture',
    () => form([[Buffer.from('GIF89a...'), 'a.png']]),
    415,
    'unsupported-media',
  ],
  [
    'a script among pictures',
    () =>
      form([
        [PNG, 'a.png'],
        [Buffer.from('<svg onload=x>'), 'b.png'],
        [PNG, 'c.png'],
      ]),
    415,
    'unsupported-media',
  ],
  ['an empty file', () => form([[new Uint8Array(), 'a.png']]), 415, 'unsupported-media'],
  ['no file', () => form([], { type: 'message', text: 'x' }), 400, 'bad-request'],
  ['an activity that is no JSON', () => form([[PNG, 'a.png']], '{'), 400, 'bad-json'],
  ['an activity that is none', () => form([[PNG, 'a.png']], { type: 'trace' }), 400, 'bad-request'],
  [
    'an endless activity',
    () => form([[PNG, 'a.png']], { type: 'message', text: 'x'.repeat(70_000) }),
    413,
    'too-large',
  ],
])('refuses %s', async (_name, data, status, code) => {
  const turns = app.assistant.turns.length;
  const answer = await send(data());
  expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  expect(app.assistant.turns).toHaveLength(turns);
  // And the server is well.
  expect((await send(form([[PNG, 'a.png']]))).status).toBe(200);
});

test.each([
  ['no multipart', 'x', 'image/png', 415, 'unsupported-media'],
  ['no boundary', 'x', 'multipart/form-data', 400, 'bad-request'],
  ['nothing of its boundary', 'x', 'multipart/form-data; boundary=b', 400, 'bad-request'],
  [
    'a part cut off',
    '--b\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\nabc',
    'multipart/form-data; boundary=b',
    400,
    'bad-request',
  ],
])('refuses a body with %s', async (_name, body, type, status, code) => {
  const answer = await send(body, { 'Content-Type': type });
  expect([answer.status, answer.body.error.code]).toEqual([status, code]);
});

test('an upload broken off in the middle runs no turn and harms nobody', async () => {
  const turns = app.assistant.turns.length;
  const { port } = new URL(app.url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(
    `POST ${path()} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${opened.token}\r\n` +
      'Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000\r\n\r\n' +
      '--b\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\n',
  );
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.destroy();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(app.assistant.turns).toHaveLength(turns);
  expect((await send(form([[PNG, 'a.png']]))).status).toBe(200);
});

test('limits count an upload as a message', async () => {
  app.limits.limit('messages', 0, 9);
  const answer = await send(form([[PNG, 'a.png']]));
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '9']);
});
