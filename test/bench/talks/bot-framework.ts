import type { HttpConnection } from '../wire/http-connection.ts';
import type { Connector } from './connector.ts';
import { type OpenTalk, stepsOf } from './talk.ts';

let messages = 0;

/** POST /api/messages with the replies in the answer: the cheaper way for the bot. */
export const expectReplies: OpenTalk = (connection, n) =>
  talk(n, async (activity) => {
    // Nothing is ever sent there in this mode, but an activity must name a service.
    const sent = { ...activity, serviceUrl: 'http://127.0.0.1:9', deliveryMode: 'expectReplies' };
    return JSON.parse(await deliver(connection, sent)).activities;
  });

/** POST /api/messages with the replies POSTed to the activity's serviceUrl: the usual way. */
export function replyToService(connector: Connector): OpenTalk {
  return (connection, n) =>
    talk(n, async (activity) => {
      await deliver(connection, { ...activity, serviceUrl: connector.url });
      // The bot's turn has ended, so all of them have arrived.
      return connector.collect(activity.conversation.id);
    });
}

type Inbound = ReturnType<typeof envelope> & {
  text?: string;
  textFormat?: string;
  membersAdded?: { id: string }[];
};

function talk(n: number, exchange: (activity: Inbound) => Promise<unknown>): ReturnType<OpenTalk> {
  return {
    async start() {
      const activity = { ...envelope(n), type: 'conversationUpdate', membersAdded: [{ id: 'citizen' }] };
      return stepsOf(await exchange(activity));
    },
    async say(text) {
      return stepsOf(await exchange({ ...envelope(n), type: 'message', text, textFormat: 'plain' }));
    },
    end() {},
  };
}

function envelope(n: number) {
  messages += 1;
  return {
    type: '',
    id: `bench-${messages}`,
    timestamp: new Date().toISOString(),
    channelId: 'bench',
    locale: 'zh-CN',
    conversation: { id: `talk-${n}` },
    from: { id: 'citizen', role: 'user' },
    recipient: { id: 'assistant', role: 'bot' },
  };
}

async function deliver(connection: HttpConnection, activity: object): Promise<string> {
  const { status, body } = await connection.request('POST', '/api/messages', undefined, activity);
  if (status !== 200) throw new Error(`status ${status}: ${body.slice(0, 200)}`);
  return body;
}
