import type { IncomingMessage } from 'node:http';

export type StreamUrl = (
  req: IncomingMessage,
  conversationId: string,
  token: string,
  after: number,
) => string;

/**
 * Where a client's WebSocket goes. Behind https that is PUBLIC_URL. Without it a page may have been opened
 * under any name of this machine (localhost, an address in the hall's network), and has to stay there.
 */
export function createStreamUrl(publicUrl: string): StreamUrl {
  const { protocol, host: publicHost } = new URL(publicUrl);
  const scheme = protocol === 'https:' ? 'wss' : 'ws';
  return (req, conversationId, token, after) => {
    const host = scheme === 'ws' ? (req.headers.host ?? publicHost) : publicHost;
    const query = `watermark=${after}&t=${token}`;
    return `${scheme}://${host}/v3/directline/conversations/${encodeURIComponent(conversationId)}/stream?${query}`;
  };
}
