import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Request, Response } from 'restify';
import { pagesCopyFor } from '../copy/pages.ts';
import type { PagesCopy } from '../copy/pages.zh-CN.ts';
import { AppError, type ErrorCode } from './errors.ts';

declare module 'restify' {
  interface Response {
    /** Under which the cause of a fault is logged; also sent as X-Request-Id. */
    requestId: string;
    /**
     * Past restify: names and values in turn, which node:http writes as they are. Setting them one by one costs
     * it as much as all the rest of writing an answer.
     */
    headerList?: string[];
  }
}

/** Direct Line's public clients look for this spelling. */
const WIRE_CODE: Partial<Record<ErrorCode, string>> = { 'token-expired': 'TokenExpired' };

export function wordsFor(req: IncomingMessage): PagesCopy {
  return pagesCopyFor(req.headers['accept-language']);
}

export function errorBody(code: ErrorCode, message: string): string {
  return JSON.stringify({ error: { code: WIRE_CODE[code] ?? code, message } });
}

/** Each name once. */
export function addHeader(res: Response, name: string, value: string): void {
  if (res.headerList) res.headerList.push(name, value);
  else res.setHeader(name, value);
}

export function sendBody(res: Response, status: number, type: string, body: string | Buffer): void {
  if (res.headersSent) return;
  addHeader(res, 'Content-Type', type);
  addHeader(res, 'Content-Length', String(Buffer.byteLength(body)));
  finish(res, status, body);
}

/** Not by restify's `sendRaw`, which needs a request that restify has walked through. */
function finish(res: Response & { _sent?: boolean }, status: number, body?: string | Buffer): void {
  // Its own mark: without it restify answers what it refuses a second time.
  res._sent = true;
  if (res.headerList) res.writeHead(status, res.headerList);
  else res.statusCode = status;
  res.end(body);
}

export function sendJson(res: Response, status: number, value: unknown): void {
  sendBody(res, status, 'application/json; charset=utf-8', JSON.stringify(value));
}

export function sendHtml(res: Response, status: number, html: string | Buffer): void {
  sendBody(res, status, 'text/html; charset=utf-8', html);
}

export function sendEmpty(res: Response, status: number): void {
  if (res.headersSent) return;
  if (status !== 204 && status !== 304) addHeader(res, 'Content-Length', '0');
  finish(res, status);
}

/** Whether the client would rather have JSON than a page. */
export function wantsJson(req: IncomingMessage): boolean {
  const accept = req.headers.accept ?? '';
  return accept.includes('application/json') && !accept.includes('text/html');
}

/** Refusals as they are; of anything else the client learns only the number under which the cause is logged. */
export function sendError(req: Request, res: Response, error: unknown, log: Logger): void {
  let refusal: AppError;
  if (error instanceof AppError && error.code !== 'internal') {
    refusal = error;
  } else {
    const { requestId } = res;
    log.error({ err: error, errorId: requestId, route: routeOf(req) }, 'request failed');
    refusal = new AppError('internal', wordsFor(req).refusals.internal(requestId));
  }
  if (res.headersSent) {
    // The answer had begun: only breaking it off tells the client that it is not whole.
    res.destroy();
    return;
  }
  if (refusal.retryAfterSeconds !== undefined) {
    addHeader(res, 'Retry-After', String(Math.max(1, Math.ceil(refusal.retryAfterSeconds))));
  }
  sendBody(res, refusal.status, 'application/json; charset=utf-8', errorBody(refusal.code, refusal.message));
}

/** A bad request's answer before restify has seen it. */
export function refusePlain(res: ServerResponse, message: string): void {
  const body = errorBody('bad-request', message);
  res.writeHead(400, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
  });
  res.end(body);
}

/** The pattern of the route, never the address: addresses hold tokens. */
function routeOf(req: Request): string {
  const route = req.getRoute() as { method: string; path: string } | undefined;
  return route ? `${route.method} ${route.path}` : 'none';
}
