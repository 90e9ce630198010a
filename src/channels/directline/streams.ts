import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Clock, Conversations, Fanout } from '../../domain/ports.ts';
import { wordsFor } from '../../http/answer.ts';
import type { ClientAddress } from '../../http/client-address.ts';
import { AppError } from '../../http/errors.ts';
import { refuseRaw } from '../../http/raw-answer.ts';
import type { Upgrade } from '../../http/route.ts';
import { baseHeaders } from '../../http/security-headers.ts';
import type { Gate } from './gate.ts';
import { createHeartbeat } from './heartbeat.ts';
import { createSeats } from './seats.ts';
import { createStream } from './stream.ts';
import type { Claims } from './tokens.ts';
import { parseWatermark } from './watermark.ts';

export interface StreamsDeps {
  gate: Gate;
  conversations: Pick<Conversations, 'load' | 'readLog'>;
  fanout: Pick<Fanout, 'subscribe'>;
  clientAddress: ClientAddress;
  publicUrl: string;
  now: Clock;
  log: Logger;
  perConversation: number;
  perAddress: number;
  heartbeatMs: number;
}

export interface Streams extends Upgrade {
  count(): number;
}

const PATH = /^\/v3\/directline\/conversations\/([^/?]+)\/stream(?:\?|$)/;

const NORMAL = 1000;
const GOING_AWAY = 1001;
const INTERNAL_ERROR = 1011;
/** How long a goodbye may take at a stop. */
const GOODBYE_MS = 1_000;

/** The WebSockets that bring the log to the clients. What clients send on them is of no meaning. */
export function createStreams(deps: StreamsDeps): Streams {
  const { gate, conversations, fanout, now, log } = deps;
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: 1024,
    perMessageDeflate: false,
  });
  const seats = createSeats(deps);
  const heartbeat = createHeartbeat(deps.heartbeatMs);
  const headers = baseHeaders(deps.publicUrl);
  let closing = false;
  server.on('wsClientError', (_error, socket) => {
    refuseRaw(socket, new AppError('bad-request', 'this is no WebSocket handshake'), headers);
  });

  /** Everything that can be refused is, before the handshake. */
  async function admit(req: IncomingMessage, conversationId: string): Promise<Admission> {
    const query = new URLSearchParams(req.url?.split('?', 2)[1]);
    const claims = await gate.admit(req, conversationId, query.get('t'));
    const after = parseWatermark(query.get('watermark'));
    const address = deps.clientAddress(req);
    if (!seats.hasRoom(address)) {
      throw new AppError('too-many-requests', wordsFor(req).refusals.tooMany(10), { retryAfterSeconds: 10 });
    }
    if (!(await conversations.load(conversationId))) {
      throw new AppError('not-found', 'there is no such conversation');
    }
    if (closing) throw new AppError('unavailable', 'stopping', { retryAfterSeconds: 1 });
    return { claims, after, address };
  }

  function open(socket: WebSocket, { claims, after, address }: Admission): void {
    const { conversationId } = claims;
    socket.on('error', () => socket.terminate());
    seats.seat(socket, conversationId, address);
    const stream = createStream({
      socket,
      reader: claims,
      after,
      readLog: (id, from, limit) => conversations.readLog(id, from, limit),
      onFailure(error) {
        log.error({ err: error }, 'stream could not read the log');
        // The client comes back with its watermark.
        socket.close(INTERNAL_ERROR, 'try again');
      },
    });
    // First the ear, then the first look: what is written in between is not missed.
    const unsubscribe = fanout.subscribe(conversationId, stream.wake);
    socket.once('close', unsubscribe);
    stream.wake();
    heartbeat.watch(socket, {
      isOver() {
        if (claims.expiresAt > now()) return false;
        socket.close(NORMAL, 'token expired');
        return true;
      },
      // Also looks by itself: a wake-up can be lost on its way between instances.
      onBeat: stream.wake,
    });
  }

  return {
    take(req, socket: Duplex, head) {
      const id = PATH.exec(req.url ?? '')?.[1];
      if (id === undefined) return false;
      admit(req, id)
        .then(
          (admission) => server.handleUpgrade(req, socket, head, (opened) => open(opened, admission)),
          (error: unknown) => {
            if (!(error instanceof AppError)) throw error;
            refuseRaw(socket, error, headers);
          },
        )
        .catch((error: unknown) => {
          log.error({ err: error }, 'stream could not be opened');
          refuseRaw(socket, new AppError('internal', 'try again later'), headers);
        });
      return true;
    },
    count: () => seats.count(),
    async close() {
      closing = true;
      heartbeat.stop();
      await Promise.all([...seats.all()].map(sayGoodbye));
    },
  };
}

interface Admission {
  claims: Claims;
  after: number;
  address: string;
}

function sayGoodbye(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const cutOff = setTimeout(() => socket.terminate(), GOODBYE_MS);
    socket.once('close', () => {
      clearTimeout(cutOff);
      resolve();
    });
    socket.close(GOING_AWAY, 'stopping');
  });
}
