import { type Activity, ConnectionStatus, DirectLine } from 'botframework-directlinejs';
import { WebSocket as NodeSocket } from 'ws';
import { eventually } from '../../support/eventually.ts';
import { type LineApp, startLine } from '../../support/line-app.ts';
import { call, type Opened } from '../../support/line-client.ts';
import { XhrShim } from '../../support/xhr-shim.ts';

/** Microsoft's public client, unchanged, against our server. */

const sockets: NodeSocket[] = [];

class SocketShim extends NodeSocket {
  constructor(url: string) {
    super(url);
    sockets.push(this);
  }
}

let app: LineApp;
let token: string;
const lines: DirectLine[] = [];

beforeAll(() => {
  Object.assign(globalThis, { XMLHttpRequest: XhrShim, WebSocket: SocketShim });
});

beforeEach(async () => {
  XhrShim.calls.length = 0;
  XhrShim.offline = false;
  app = await startLine();
  const { body } = await call<Opened>(app, 'POST', '/v3/directline/tokens/generate', {
    body: { user: { id: 'dl_anna' } },
  });
  token = body.token;
});

afterEach(async () => {
  for (const line of lines.splice(0)) line.end();
  for (const socket of sockets.splice(0)) socket.terminate();
  await app.close();
});

function connect(options: {
  webSocket: boolean;
  conversationId?: string;
  watermark?: string;
  streamUrl?: string;
}) {
  const line = new DirectLine({
    token,
    domain: `${app.url}/v3/directline`,
    pollingInterval: 200,
    // The client waits 3 to 15 seconds before it reconnects; this makes it 3.
    random: () => 0,
    ...options,
  } as ConstructorParameters<typeof DirectLine>[0]);
  lines.push(line);
  const heard: Activity[] = [];
  const statuses: ConnectionStatus[] = [];
  line.connectionStatus$.subscribe((status) => statuses.push(status));
  line.activity$.subscribe(
    (activity) => heard.push(activity),
    () => {},
  );
  return {
    line,
    heard,
    statuses,
    texts: () => heard.map((activity) => (activity as { text?: string }).text),
  };
}

const post = (line: DirectLine, activity: object): Promise<string> =>
  new Promise((resolve, reject) => {
    line.postActivity({ from: { id: 'dl_anna' }, ...activity } as Activity).subscribe(resolve, reject);
  });

describe.each([
  ['WebSocket', true],
  ['polling', false],
])('%s', (_name, webSocket) => {
  test('holds a conversation', async () => {
    const { line, texts, statuses, heard } = connect({ webSocket });
    await eventually(() => texts().includes('您好'));
    const id = await post(line, {
      type: 'message',
      text: '忘记密码',
      channelData: { clientActivityID: 'a1' },
    });
    await eventually(() => texts().includes('您说：忘记密码'));
    await post(line, { type: 'message', text: '😀' });
    await eventually(() => texts().includes('您说：😀'));
    expect(texts()).toEqual(['您好', '忘记密码', '您说：忘记密码', '😀', '您说：😀']);
    expect(heard[1]).toMatchObject({
      id,
      from: { id: 'dl_anna', role: 'user' },
      channelData: { clientActivityID: 'a1' },
    });
    expect(statuses.at(-1)).toBe(ConnectionStatus.Online);
    expect(sockets).toHaveLength(webSocket ? 1 : 0);
  });

  test('takes typing, events and pictures', async () => {
    const { line, texts } = connect({ webSocket });
    await eventually(() => texts().includes('您好'));
    expect(await post(line, { type: 'typing' })).toEqual(expect.any(String));
    await post(line, { type: 'event', name: 'webchat/join', value: { language: 'zh-CN' } });
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).toString('base64');
    const id = await post(line, {
      type: 'message',
      text: '看图',
      attachments: [
        { contentType: 'image/png', contentUrl: `data:image/png;base64,${png}`, name: '证件.png' },
      ],
    });
    expect(id).toMatch(/\|\d{7}$/);
    await eventually(() => texts().includes('收到 1 张图片，但聊天里不收图片'));
  });

  test('learns that its token has expired', async () => {
    const { line, statuses, texts } = connect({ webSocket });
    await eventually(() => texts().includes('您好'));
    app.pass(3_600_000);
    // What the client says for "try again later", with the connection marked as expired.
    expect(await post(line, { type: 'message', text: '还在吗' })).toBe('retry');
    expect(statuses).toContain(ConnectionStatus.ExpiredToken);
  });

  test('takes up a conversation where it was left', async () => {
    const first = connect({ webSocket });
    await eventually(() => first.texts().includes('您好'));
    await post(first.line, { type: 'message', text: '一' });
    await eventually(() => first.texts().includes('您说：一'));
    const { conversationId } = first.line as unknown as { conversationId: string };
    first.line.end();
    const second = connect({ webSocket, conversationId, watermark: '2' });
    await eventually(() => second.texts().includes('您说：一'));
    await post(second.line, { type: 'message', text: '二' });
    await eventually(() => second.texts().includes('您说：二'));
    expect(second.texts()).toEqual(['一', '您说：一', '二', '您说：二']);
  });
});

test('a stream that breaks is taken up again without loss or repetition', async () => {
  const { line, texts } = connect({ webSocket: true });
  await eventually(() => texts().includes('您好'));
  sockets[0]?.terminate();
  await post(line, { type: 'message', text: '断线时' });
  await eventually(() => texts().includes('您说：断线时'), 9_000);
  await post(line, { type: 'message', text: '之后' });
  await eventually(() => texts().includes('您说：之后'));
  expect(texts()).toEqual(['您好', '断线时', '您说：断线时', '之后', '您说：之后']);
  expect(sockets).toHaveLength(2);
}, 20_000);

test('after a refusal for haste the client may send the same again', async () => {
  const { line, texts } = connect({ webSocket: true });
  await eventually(() => texts().includes('您好'));
  app.limits.limit('messages', 0, 30);
  const message = { type: 'message', text: '快', channelData: { clientActivityID: 'fast' } };
  expect(await post(line, message)).toBe('retry');
  expect(XhrShim.calls.at(-1)).toMatchObject({ method: 'POST', status: 429 });
  app.limits.limit('messages', 9, 30);
  await post(line, message);
  await eventually(() => texts().includes('您说：快'));
  expect(texts()).toEqual(['您好', '快', '您说：快']);
});

test('with garbage for a token it fails to connect, and says so', async () => {
  token = 'garbage';
  const { statuses } = connect({ webSocket: true });
  await eventually(() => statuses.includes(ConnectionStatus.FailedToConnect));
});
