import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Request, Response } from 'restify';

/** Answers, or throws: an AppError becomes its own status, anything else a 500 without details. */
export type Handler = (req: Request, res: Response) => Promise<void>;

export interface Route {
  /** A GET route answers HEAD as well. */
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS';
  /** Pattern such as `/f/:token`; also what logs and figures call the route, as addresses hold secrets. */
  path: string;
  handle: Handler;
  /** Answered past restify (see quick-routes.ts); `:id` must be its only parameter. */
  quick?: boolean;
}

/** Takes over connections that become WebSockets. */
export interface Upgrade {
  /** `false` when the address is not its own. From `true` on the socket is its own to answer and close. */
  take(req: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Says goodbye to everyone; resolves when all have gone or were cut off. */
  close(): Promise<void>;
}
