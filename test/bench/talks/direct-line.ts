import type { Answer, HttpConnection } from '../wire/http-connection.ts';
import { createInbox, type Inbox } from './inbox.ts';
import { type OpenTalk, stepsOf } from './talk.ts';

const ROOT = '/v3/directline';
/** Replies are durable before a POST is answered, so the first GET should have them; a few more are allowed. */
const POLLS = 50;

interface Session {
  id: string;
  token: string;
  streamUrl: string;
}

/** Direct Line, replies read with GET and a watermark after each POST. */
export const pollDirectLine: OpenTalk = (connection) => {
  let session: Session | undefined;
  let watermark = '';

  async function read(expected: number): Promise<string[]> {
    const { id, token } = known(session);
    const steps: string[] = [];
    for (let poll = 0; poll < POLLS; poll += 1) {
      const path = `${ROOT}/conversations/${id}/activities?watermark=${watermark}`;
      const set = json(await connection.request('GET', path, token));
      steps.push(...stepsOf(set.activities));
      watermark = String(set.watermark ?? watermark);
      if (steps.length >= expected) return steps;
    }
    throw new Error(`only ${steps.length} of ${expected} replies after ${POLLS} polls`);
  }

  return {
    async start(expected) {
      session = await open(connection);
      return read(expected);
    },
    async say(text, expected) {
      await post(connection, known(session), text);
      return read(expected);
    },
    end() {},
  };
};

/** Direct Line, replies read from the WebSocket stream. */
export const streamDirectLine: OpenTalk = (connection) => {
  let session: Session | undefined;
  let inbox: Inbox | undefined;

  return {
    async start(expected) {
      session = await open(connection);
      inbox = createInbox(session.streamUrl);
      return inbox.take(expected);
    },
    async say(text, expected) {
      // Both are waited for: the turn is over when its message is acknowledged and its replies are shown.
      const [steps] = await Promise.all([
        known(inbox).take(expected),
        post(connection, known(session), text),
      ]);
      return steps;
    },
    end() {
      inbox?.close();
    },
  };
};

/** A token and its conversation, as a chat page opens them. */
async function open(connection: HttpConnection): Promise<Session> {
  const generated = json(await connection.request('POST', `${ROOT}/tokens/generate`, undefined, {}));
  const token = String(generated.token);
  const started = json(await connection.request('POST', `${ROOT}/conversations`, token, { locale: 'zh-CN' }));
  return {
    id: String(started.conversationId),
    token: String(started.token ?? token),
    streamUrl: String(started.streamUrl ?? ''),
  };
}

let messages = 0;

async function post(connection: HttpConnection, { id, token }: Session, text: string): Promise<void> {
  messages += 1;
  const activity = {
    type: 'message',
    text,
    locale: 'zh-CN',
    from: { id: 'citizen', role: 'user' },
    channelData: { clientActivityID: `bench-${messages}` },
  };
  json(await connection.request('POST', `${ROOT}/conversations/${id}/activities`, token, activity));
}

function json({ status, body }: Answer): Record<string, unknown> {
  if (status < 200 || status > 299) throw new Error(`status ${status}: ${body.slice(0, 200)}`);
  return JSON.parse(body);
}

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the conversation was not opened');
  return value;
}
