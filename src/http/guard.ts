import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { errorBody, refusePlain } from './answer.ts';
import { AppError, type ErrorCode } from './errors.ts';
import { refuseRaw, writeRaw } from './raw-answer.ts';
import type { Upgrade } from './route.ts';
import { baseHeaders } from './security-headers.ts';

export interface Timeouts {
  headersMs: number;
  /** For the whole request: an upload on a slow phone. */
  requestMs: number;
  /** Longer than the idle time of common load balancers (60 s), so that they close first. */
  keepAliveMs: number;
  /** How often the first two are looked at. */
  checkMs: number;
}

const TIMEOUTS: Timeouts = { headersMs: 10_000, requestMs: 120_000, keepAliveMs: 65_000, checkMs: 5_000 };

/** Slow, oversized and unreadable requests. Must be called before the server listens. */
export function guardConnections(server: Server, publicUrl: string, timeouts: Timeouts = TIMEOUTS): void {
  server.headersTimeout = timeouts.headersMs;
  server.requestTimeout = timeouts.requestMs;
  server.keepAliveTimeout = timeouts.keepAliveMs;
  // Options of Node's constructor, which restify calls without any; read when the server starts to listen
  // or a request comes. Without a Host header Node would answer by itself, without our headers.
  Object.assign(server, { connectionsCheckingInterval: timeouts.checkMs, requireHostHeader: false });

  const headers = baseHeaders(publicUrl);
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    const { status, code, message } = unreadable(error.code);
    writeRaw(socket, status, errorBody(code, message), headers);
  });
  server.on('checkExpectation', (_req: IncomingMessage, res: ServerResponse) => {
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
    refusePlain(res, 'this expectation is not supported');
  });
}

/** Statuses that only the wire knows, beside those of the refusals. */
function unreadable(reason: string | undefined): { status: number; code: ErrorCode; message: string } {
  if (reason === 'HPE_HEADER_OVERFLOW') {
    return { status: 431, code: 'too-large', message: 'the headers are too long' };
  }
  if (reason === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return { status: 408, code: 'bad-request', message: 'the request took too long' };
  }
  return { status: 400, code: 'bad-request', message: 'the request cannot be read' };
}

/** Hands WebSocket handshakes to whoever the address belongs to. */
export function takeUpgrades(
  server: Server,
  upgrades: readonly Upgrade[],
  isDraining: () => boolean,
  publicUrl: string,
): void {
  const headers = baseHeaders(publicUrl);
  // Offers of other protocols (h2c) may be declined: those requests are answered as they are.
  Object.assign(server, {
    shouldUpgradeCallback: (req: IncomingMessage) => req.headers.upgrade?.toLowerCase() === 'websocket',
  });
  server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Until somebody else listens, a reset would be an uncaught error.
    socket.on('error', () => socket.destroy());
    if (isDraining()) {
      refuseRaw(socket, new AppError('unavailable', 'stopping', { retryAfterSeconds: 1 }), headers);
      return;
    }
    if (upgrades.some((upgrade) => upgrade.take(req, socket, head))) return;
    refuseRaw(socket, new AppError('not-found', 'there is no stream at this address'), headers);
  });
}
