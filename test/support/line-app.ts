import type { AddressInfo } from 'node:net';
import { type Logger, pino } from 'pino';
import { createDirectLine, type DirectLineDeps } from '../../src/channels/directline/direct-line.ts';
import { FIGURES } from '../../src/domain/figures.ts';
import { createClientAddress } from '../../src/http/client-address.ts';
import { createOrigins } from '../../src/http/origins.ts';
import type { Route } from '../../src/http/route.ts';
import { createHttpServer, type HttpServer, type HttpServerDeps } from '../../src/http/server.ts';
import { MemoryConversations } from './fakes/conversations.ts';
import { EchoAssistant } from './fakes/echo-assistant.ts';
import { MemoryFanout } from './fakes/fanout.ts';
import { MemoryRateLimits } from './fakes/rate-limits.ts';

export const PORTAL_ORIGIN = 'https://portal.example.gov.cn';
export const START = Date.UTC(2026, 0, 5, 1, 0, 0);

export interface LineApp {
  url: string;
  ws: string;
  conversations: MemoryConversations;
  fanout: MemoryFanout;
  limits: MemoryRateLimits;
  assistant: EchoAssistant;
  server: HttpServer;
  adapter: ReturnType<typeof createDirectLine>['adapter'];
  routes: readonly Route[];
  /** Everything that was logged, as text. */
  logged(): string;
  /** Moves the clock. */
  pass(milliseconds: number): void;
  close(): Promise<void>;
}

/** Direct Line with fakes behind it, on a free port of this machine. */
export async function startLine(
  options: {
    publicUrl?: string;
    trustProxy?: number;
    allowedOrigins?: string[];
    streams?: NonNullable<DirectLineDeps['streams']>;
    registry?: NonNullable<DirectLineDeps['registry']>;
    routes?: Route[];
    http?: Partial<HttpServerDeps>;
  } = {},
): Promise<LineApp> {
  const publicUrl = options.publicUrl ?? 'http://localhost:3978';
  const trustProxy = options.trustProxy ?? 0;
  let clock = START;
  const now = () => clock;
  const { log, logged } = collectingLog();
  const conversations = new MemoryConversations();
  const fanout = new MemoryFanout();
  const limits = new MemoryRateLimits();
  const assistant = new EchoAssistant({ conversations, fanout, now });
  const line = createDirectLine({
    assistant,
    conversations,
    fanout,
    limits,
    vault: { signingKey: () => new Uint8Array(32).fill(7) },
    origins: createOrigins({ publicUrl, allowedOrigins: options.allowedOrigins ?? [PORTAL_ORIGIN] }),
    clientAddress: createClientAddress({ trustProxy }),
    publicUrl,
    messageMaxChars: FIGURES.messageMaxChars,
    now,
    log,
    ...(options.registry ? { registry: options.registry } : {}),
    ...(options.streams ? { streams: options.streams } : {}),
  });
  const server = createHttpServer({
    routes: [...line.routes, ...(options.routes ?? [])],
    upgrades: line.upgrades,
    publicUrl,
    trustProxy,
    log,
    ...options.http,
  });
  const { port } = await server.listen(0, '127.0.0.1');
  return {
    url: `http://127.0.0.1:${port}`,
    ws: `ws://127.0.0.1:${port}`,
    conversations,
    fanout,
    limits,
    assistant,
    server,
    adapter: line.adapter,
    routes: line.routes,
    logged,
    pass(milliseconds) {
      clock += milliseconds;
    },
    close: () => server.close(1_000),
  };
}

/** A server with some routes only. */
export async function startHttp(
  routes: Route[],
  options: Partial<HttpServerDeps> = {},
): Promise<{
  url: string;
  server: HttpServer;
  address: AddressInfo;
  logged(): string;
  close(): Promise<void>;
}> {
  const { log, logged } = collectingLog();
  const server = createHttpServer({
    routes,
    publicUrl: 'http://localhost:3978',
    trustProxy: 0,
    log,
    ...options,
  });
  const address = await server.listen(0, '127.0.0.1');
  return {
    url: `http://127.0.0.1:${address.port}`,
    server,
    address,
    logged,
    close: () => server.close(1_000),
  };
}

export function collectingLog(): { log: Logger; logged(): string } {
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  return { log, logged: () => lines.join('') };
}
