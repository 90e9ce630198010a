import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Sent {
  id?: string;
  type: string;
  text: string;
  from: { id: string };
  conversation: { id: string };
  channelData?: { step?: string };
  suggestedActions?: { actions: { title: string }[] };
  attachments?: { content?: { buttons?: { value: string }[] } }[];
}

/** The part of a channel that a bot talks to: the public Connector REST protocol, POST of activities. */
export interface ChannelService {
  url: string;
  /** What was sent to a conversation and taken, in order. */
  sent(conversationId?: string): Sent[];
  /** Ids of all that was tried, taken or not. */
  tried: (string | undefined)[];
  /** What the next requests are answered with; `cut`: taken, but the answer is lost; `drip`: it never ends. */
  answering: number | 'cut' | 'drip';
  /** Posts as the channel would; resolves to the status. */
  post(origin: string, activity: Record<string, unknown>, headers?: Record<string, string>): Promise<number>;
  close(): Promise<void>;
}

const PATH = /^\/v3\/conversations\/([^/]+)\/activities(?:\/[^/]+)?$/;

export async function startChannelService(channelId = 'emulator'): Promise<ChannelService> {
  const taken: Sent[] = [];
  const server = createServer(async (req, res) => {
    const body = await textOf(req);
    const conversationId = PATH.exec(req.url ?? '')?.[1];
    if (req.method !== 'POST' || !conversationId) {
      answer(res, 404);
      return;
    }
    const activity: Sent = JSON.parse(body);
    service.tried.push(activity.id);
    if (typeof service.answering === 'number' && service.answering >= 300) {
      answer(res, service.answering);
      return;
    }
    taken.push({ ...activity, conversation: { id: decodeURIComponent(conversationId) } });
    if (service.answering === 'cut') res.destroy();
    else if (service.answering === 'drip') res.write(' ');
    else answer(res, 200, `{"id":"${taken.length}"}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  let posted = 0;

  const service: ChannelService = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent: (id) => taken.filter(({ conversation }) => id === undefined || conversation.id === id),
    tried: [],
    answering: 200,
    async post(origin, activity, headers = {}) {
      posted += 1;
      const response = await fetch(`${origin}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({
          type: 'message',
          id: `m${posted}`,
          channelId,
          serviceUrl: service.url,
          conversation: { id: 'talk' },
          from: { id: 'citizen' },
          recipient: { id: 'bot' },
          ...activity,
        }),
      });
      await response.arrayBuffer();
      return response.status;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return service;
}

async function textOf(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** restify has changed `writeHead` of every answer in the process: it returns nothing. */
function answer(res: ServerResponse, status: number, body = ''): void {
  res.statusCode = status;
  res.setHeader('content-type', 'application/json');
  res.end(body);
}
