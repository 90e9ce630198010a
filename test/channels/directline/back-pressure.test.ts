import type { LogEntry } from '../../../src/domain/conversation.ts';
import { type LineApp, startLine } from '../../support/line-app.ts';
import { open } from '../../support/line-client.ts';
import { listen, numbers } from '../../support/socket-client.ts';

const ENTRIES = 20_000;
const TEXT = '慢'.repeat(500);

let app: LineApp;
beforeEach(async () => {
  app = await startLine();
});
afterEach(() => app.close());

test('a slow reader is read for no faster than it reads, and misses nothing', async () => {
  const opened = await open(app);
  let pages = 0;
  // A log of 30 MB, made up as it is read.
  app.conversations.readLog = async (_id, after, limit) => {
    pages += 1;
    return Array.from({ length: Math.min(limit, ENTRIES - after) }, (_, index): LogEntry => {
      const seq = after + index + 1;
      return { seq, at: 0, from: 'bot', activity: { type: 'message', text: TEXT } };
    });
  };
  const listener = await listen(opened.streamUrl);
  listener.socket.pause();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const early = pages;
  await new Promise((resolve) => setTimeout(resolve, 500));
  // What fits between the two sockets has been sent, and then nothing more was even read.
  expect(pages).toBe(early);
  expect(early).toBeLessThan(ENTRIES / 100 / 2);
  for (let index = 0; index < 100; index += 1) app.fanout.wake(opened.conversationId);

  listener.socket.resume();
  await listener.until(() => listener.watermark === String(ENTRIES));
  expect(numbers(listener.activities)).toEqual(Array.from({ length: ENTRIES }, (_, index) => index + 1));
  listener.socket.terminate();
}, 30_000);
