import { GREETING, linesOf } from '../script.ts';
import type { OpenTalk, Talk } from '../talks/talk.ts';
import { createHttpConnection, type HttpConnection } from '../wire/http-connection.ts';

/** A message, or the opening of a conversation, with its replies. */
export interface Exchange {
  opening: boolean;
  ended: number;
  /** From the first byte sent to the replies checked. */
  ms: number;
}

/** Numbers every conversation of this run, whatever the server. */
let talks = 0;

/** One conversation, or its opening and so many messages. */
export async function hold(
  openTalk: OpenTalk,
  connection: HttpConnection,
  exchanges: Exchange[],
  messages?: number,
): Promise<void> {
  talks += 1;
  const lines = linesOf(talks).slice(0, messages);
  const talk = openTalk(connection, talks);
  const note = (opening: boolean, ms: number) => exchanges.push({ opening, ended: performance.now(), ms });
  try {
    note(true, await timed('the opening', GREETING, () => talk.start(GREETING.length)));
    for (const { text, steps } of lines)
      note(false, await timed(text, steps, () => talk.say(text, steps.length)));
  } finally {
    talk.end();
  }
}

/** Opens conversations up to their greeting and leaves them open. */
export async function openMany(
  port: number,
  openTalk: OpenTalk,
  { conversations, concurrency }: { conversations: number; concurrency: number },
): Promise<Talk[]> {
  const opened: Talk[] = [];
  let left = conversations;
  await asManyAtOnce(port, concurrency, async (connection) => {
    while (left > 0) {
      left -= 1;
      talks += 1;
      const talk = openTalk(connection, talks);
      check(await talk.start(GREETING.length), GREETING, 'the opening');
      opened.push(talk);
    }
  });
  return opened;
}

/** The same work over so many connections at the same time. */
export async function asManyAtOnce(
  port: number,
  concurrency: number,
  work: (connection: HttpConnection, line: number) => Promise<void>,
): Promise<void> {
  const connections: HttpConnection[] = [];
  try {
    // One after the other, and before anything is timed: Node takes one new connection each time round its
    // loop, so that of many at once the last would wait for most of a leg at a server whose rounds are long.
    for (let line = 0; line < concurrency; line += 1) {
      const connection = createHttpConnection(port);
      connections.push(connection);
      await connection.request('GET', '/healthz');
    }
    await Promise.all(connections.map(work));
  } finally {
    for (const connection of connections) connection.close();
  }
}

/** Milliseconds until the expected replies were there. */
async function timed(
  said: string,
  expected: readonly string[],
  exchange: () => Promise<string[]>,
): Promise<number> {
  const began = performance.now();
  check(await exchange(), expected, said);
  return performance.now() - began;
}

function check(steps: readonly string[], expected: readonly string[], said: string): void {
  if (steps.join() !== expected.join())
    throw new Error(
      `after 「${said}」 expected ${expected.join(', ')}, got ${steps.join(', ') || 'nothing'}`,
    );
}
