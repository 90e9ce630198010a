import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server as NodeServer, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Logger, pino } from 'pino';
import restify, { type Request, type Response, type Server, type ServerOptions } from 'restify';
import { refusePlain, sendError } from './answer.ts';
import { AppError } from './errors.ts';
import { guardConnections, type Timeouts, takeUpgrades } from './guard.ts';
import type { HttpMetrics, Observe } from './metrics.ts';
import { createQuickRoutes, type FindQuick } from './quick-routes.ts';
import type { Handler, Route, Upgrade } from './route.ts';
import { createRunning } from './running.ts';
import { baseHeaders } from './security-headers.ts';

declare module 'restify' {
  interface Server {
    /** Runs before everything else; `false` ends the request, which it must have answered then. */
    first(handler: (req: Request, res: Response) => boolean): Server;
  }
}

export interface HttpServerDeps {
  routes: readonly Route[];
  upgrades?: readonly Upgrade[];
  publicUrl: string;
  /** Number of our own proxies in front; only then a caller's X-Request-Id is kept. */
  trustProxy: number;
  log: Logger;
  metrics?: HttpMetrics;
  timeouts?: Timeouts;
}

export interface HttpServer {
  /** Resolves to where it listens; port 0 takes a free one. */
  listen(port: number, host: string): Promise<AddressInfo>;
  /** From now on readiness is denied, while everything is still served. */
  drain(): void;
  isDraining(): boolean;
  /** Stops accepting, says goodbye to the streams, lets what runs finish for up to `graceMs`, then cuts off. */
  close(graceMs?: number): Promise<void>;
}

const GRACE_MS = 10_000;
const REQUEST_ID = /^[\w-]{1,64}$/;

/** restify without its plug-ins: every answer is written by our own few lines, so nothing of it leaks out. */
export function createHttpServer(deps: HttpServerDeps): HttpServer {
  const { log, upgrades = [] } = deps;
  const headers = Object.entries(baseHeaders(deps.publicUrl));
  const headerList = headers.flat();
  const running = createRunning();
  let draining = false;

  const server = restify.createServer({
    name: '',
    // restify would log addresses, which hold tokens; what is worth a line is logged here.
    log: pino({ level: 'silent' }) as unknown as NonNullable<ServerOptions['log']>,
    // Form tokens and conversation ids may be longer than the router's default of 100 characters.
    maxParamLength: 200,
  });
  const node = server.server as NodeServer;

  function begin(req: Request, res: Response): void {
    const given = deps.trustProxy > 0 ? req.headers['x-request-id'] : undefined;
    res.requestId = typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
    if (draining) res.shouldKeepAlive = false;
  }

  function beginQuick(req: Request, res: Response): void {
    begin(req, res);
    res.headerList = [...headerList, 'X-Request-Id', res.requestId];
  }

  server.first((req, res) => {
    begin(req, res);
    for (const [name, value] of headers) res.setHeader(name, value);
    res.setHeader('X-Request-Id', res.requestId);
    return isReadable(req, res);
  });

  const handlers = new Map(
    deps.routes.map((route) => [route, handlerOf(route, deps.metrics?.ofRoute(route))]),
  );
  for (const [route, handler] of handlers) mount(server, route, handler);
  putBefore(node, beginQuick, createQuickRoutes(handlers));

  function handlerOf(route: Route, observe: Observe | undefined): Handler {
    return async (req, res) => {
      const started = performance.now();
      running.enter();
      try {
        await route.handle(req, res);
      } catch (error) {
        sendError(req, res, error, log);
      } finally {
        running.leave();
        observe?.(res.statusCode, performance.now() - started);
      }
    };
  }

  function mount(on: Server, route: Route, handler: Handler): void {
    if (route.method === 'POST') on.post(route.path, handler);
    else if (route.method === 'PUT') on.put(route.path, handler);
    else if (route.method === 'DELETE') on.del(route.path, handler);
    else if (route.method === 'OPTIONS') on.opts(route.path, handler);
    else {
      on.get(route.path, handler);
      on.head(route.path, handler);
    }
  }

  // No route took it: restify's own words for that name the address, ours don't.
  server.on('restifyError', (req: Request, res: Response, error: unknown, done: () => void) => {
    sendError(req, res, refusalOf(req, error), log);
    done();
  });

  guardConnections(node, deps.publicUrl, deps.timeouts);
  takeUpgrades(node, upgrades, () => draining, deps.publicUrl);

  return {
    listen(port, host) {
      return new Promise((resolve, reject) => {
        // restify passes the socket's errors on to itself, where one without a listener would end the process.
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          resolve(node.address() as AddressInfo);
        });
      });
    },
    drain() {
      draining = true;
    },
    isDraining: () => draining,
    async close(graceMs = GRACE_MS) {
      draining = true;
      const closed = new Promise<void>((resolve) => node.close(() => resolve()));
      const goodbyes = Promise.all(upgrades.map((upgrade) => upgrade.close()));
      await running.idle(graceMs);
      await goodbyes;
      // Answers under way get to the wire first; a client that does not read is not waited for.
      const cutOff = setTimeout(() => node.closeAllConnections(), 500);
      node.closeIdleConnections();
      await closed;
      clearTimeout(cutOff);
    },
  };
}

/** Requests of quick routes get past restify, everything else to it. */
function putBefore(node: NodeServer, begin: (req: Request, res: Response) => void, find: FindQuick): void {
  const others = node.listeners('request') as ((req: IncomingMessage, res: ServerResponse) => void)[];
  node.removeAllListeners('request');
  node.on('request', (req, res) => {
    const handle = find(req);
    if (!handle) {
      for (const listener of others) listener.call(node, req, res);
      return;
    }
    // restify's methods are on the prototypes of all requests and answers.
    begin(req as Request, res as Response);
    void handle(req as Request, res as Response);
  });
}

/** restify reads the address with the Host header as its base, outside any handler: what throws there kills. */
function isReadable(req: Request, res: Response): boolean {
  if (req.headers.host !== undefined || req.httpVersionMinor === 0) {
    try {
      decodeURI(req.getPath());
      return true;
    } catch {
      // Falls through to the refusal.
    }
  }
  refusePlain(res, 'the address or the Host header cannot be read');
  return false;
}

function refusalOf(req: Request, error: unknown): unknown {
  const status = (error as { statusCode?: unknown }).statusCode;
  if (status === 404) return new AppError('not-found', 'there is nothing at this address');
  if (status === 405) return new AppError('method-not-allowed', `${req.method} is not allowed here`);
  return error;
}
