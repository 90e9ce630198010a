import { once } from 'node:events';
import { createServer } from 'node:http';

export interface PageServer {
  port: number;
  close(): Promise<void>;
}

/** A site of somebody else's: its pages by path. */
export async function servePages(pages: Record<string, { type: string; body: string }>): Promise<PageServer> {
  const server = createServer((req, res) => {
    const page = pages[(req.url ?? '').split('?')[0] ?? ''];
    res.writeHead(page ? 200 : 404, { 'content-type': `${page?.type ?? 'text/plain'}; charset=utf-8` });
    res.end(page?.body ?? '');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
