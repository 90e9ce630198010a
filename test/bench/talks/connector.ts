import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where a stock bot POSTs its replies: the part of the Bot Framework service that a channel plays. */
export interface Connector {
  url: string;
  /** Hands over what has been posted to a conversation since the last call. */
  collect(conversationId: string): unknown[];
  close(): void;
}

const PATH = /^\/v3\/conversations\/([^/]+)\/activities/;

export async function startConnector(): Promise<Connector> {
  const posted = new Map<string, unknown[]>();
  let ids = 0;

  function receive(req: IncomingMessage, res: ServerResponse): void {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const conversationId = PATH.exec(req.url ?? '')?.[1];
      if (req.method !== 'POST' || conversationId === undefined) {
        res.writeHead(404).end();
        return;
      }
      const id = decodeURIComponent(conversationId);
      const activities = posted.get(id) ?? [];
      activities.push(JSON.parse(Buffer.concat(chunks).toString('utf8')));
      posted.set(id, activities);
      ids += 1;
      res.writeHead(200, { 'Content-Type': 'application/json' }).end(`{"id":"${ids}"}`);
    });
  }

  const server = createServer(receive);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    collect(conversationId) {
      const activities = posted.get(conversationId) ?? [];
      posted.delete(conversationId);
      return activities;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
