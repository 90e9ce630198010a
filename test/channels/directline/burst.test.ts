import { Agent, request } from 'node:http';
import { type LineApp, startLine } from '../../support/line-app.ts';
import { activitiesPath, type Opened, open, readAll } from '../../support/line-client.ts';

const MESSAGES = 10_000;
const CONNECTIONS = 50;
/** Far more than it takes, far less than a stall. */
const BOUND_MS = 60_000;

let app: LineApp;
beforeEach(async () => {
  app = await startLine();
});
afterEach(() => app.close());

interface Posted {
  status: number;
  retryAfter: string | undefined;
  id: string | undefined;
}

function poster(opened: Opened) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const { port } = new URL(app.url);
  const post = (clientId: string): Promise<Posted> =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify({
        type: 'message',
        text: clientId,
        channelData: { clientActivityID: clientId },
      });
      const sent = request(
        {
          agent,
          port,
          host: '127.0.0.1',
          method: 'POST',
          path: activitiesPath(opened),
          headers: {
            Authorization: `Bearer ${opened.token}`,
            'Content-Type': 'application/json',
            'Content-Length': Buffer.byteLength(body),
          },
        },
        (answer) => {
          let text = '';
          answer.on('data', (chunk) => {
            text += chunk;
          });
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              retryAfter: answer.headers['retry-after'],
              id: JSON.parse(text).id,
            }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  return { post, close: () => agent.destroy() };
}

test('10,000 messages at once: in bounded time, too many told to wait, each kept once', async () => {
  const opened = await open(app);
  const { post, close } = poster(opened);
  app.limits.limit('messages', 3_000, 5);
  const ids = Array.from({ length: MESSAGES }, (_, index) => `m${index}`);

  const started = performance.now();
  const first = await Promise.all(ids.map(post));
  const accepted = first.filter(({ status }) => status === 200);
  const refused = first.filter(({ status }) => status === 429);
  expect([accepted.length, refused.length]).toEqual([3_000, 7_000]);
  expect(new Set(refused.map(({ retryAfter }) => retryAfter))).toEqual(new Set(['5']));

  // Told to wait they come again, under the same ids, and so do some that were accepted.
  app.limits.limit('messages', Number.POSITIVE_INFINITY, 0);
  const again = ids.filter((_, index) => first[index]?.status === 429 || index % 6 === 0);
  const second = new Map(await Promise.all(again.map(async (id) => [id, await post(id)] as const)));
  expect(performance.now() - started).toBeLessThan(BOUND_MS);
  expect([...second.values()].every(({ status }) => status === 200)).toBe(true);
  const known = ids.map((id, index) => {
    const before = first[index]?.id;
    const now = second.get(id)?.id;
    if (before !== undefined && now !== undefined) expect(now).toBe(before);
    return before ?? now;
  });
  close();

  const said = (await readAll(app, opened)).filter(({ from }) => from.role === 'user');
  expect(said.map(({ text }) => text).sort()).toEqual([...ids].sort());
  expect(new Set(known).size).toBe(MESSAGES);
  expect(app.assistant.turns).toHaveLength(MESSAGES + 1);
}, 120_000);
