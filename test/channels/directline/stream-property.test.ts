import fc from 'fast-check';
import { type LineApp, startLine } from '../../support/line-app.ts';
import { type Opened, open, say } from '../../support/line-client.ts';
import { type Listener, listen, numbers } from '../../support/socket-client.ts';

let app: LineApp;
beforeAll(async () => {
  app = await startLine({ streams: { heartbeatMs: 150 } });
});
afterAll(() => app.close());

/** What may happen to a reader while others write. */
type Step =
  | { do: 'say'; count: number }
  | { do: 'drop' }
  | { do: 'close' }
  | { do: 'lose-wakes' }
  | { do: 'find-wakes' }
  | { do: 'pause' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('say' as const), count: fc.integer({ min: 1, max: 40 }) }),
  },
  { weight: 3, arbitrary: fc.constant({ do: 'drop' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'close' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'lose-wakes' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'find-wakes' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'pause' as const }) },
);

/** A client that reconnects with its watermark whenever its stream ends, as directlinejs does. */
async function reader(opened: Opened) {
  const seen: number[] = [];
  let watermark = '0';
  let stopped = false;
  let current: Listener | undefined;

  const run = (async () => {
    while (!stopped) {
      current = await listen(opened.streamUrl.replace('watermark=0', `watermark=${watermark}`));
      if (stopped) current.socket.close();
      await current.closed;
      seen.push(...numbers(current.activities));
      if (current.watermark) watermark = current.watermark;
    }
  })();
  return {
    current: () => current,
    all: () => [...seen, ...numbers(current?.socket.readyState === 1 ? current.activities : [])],
    async stop() {
      stopped = true;
      current?.socket.close();
      await run;
      return seen;
    },
  };
}

test('whatever happens on the way, a reader gets every entry once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
      const opened = await open(app);
      const client = await reader(opened);
      const writes: Promise<unknown>[] = [];
      let said = 0;
      for (const next of steps) {
        if (next.do === 'say') {
          for (let index = 0; index < next.count; index += 1) {
            said += 1;
            writes.push(say(app, opened, `第${said}条`, `c${said}`));
          }
        } else if (next.do === 'drop') client.current()?.socket.terminate();
        else if (next.do === 'close') client.current()?.socket.close();
        else if (next.do === 'pause') await new Promise((resolve) => setTimeout(resolve, 5));
        else app.fanout.losing = next.do === 'lose-wakes';
        await new Promise((resolve) => setImmediate(resolve));
      }
      await Promise.all(writes);
      const expected = Array.from({ length: 1 + 2 * said }, (_, index) => index + 2);
      for (const end = Date.now() + 5_000; client.all().length < expected.length && Date.now() < end; ) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      app.fanout.losing = false;
      expect(await client.stop()).toEqual(expected);
    }),
    { numRuns: 25, seed: 20260105 },
  );
}, 120_000);
