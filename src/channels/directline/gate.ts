import type { IncomingMessage } from 'node:http';
import type { Request, Response } from 'restify';
import type { RateLimits } from '../../domain/ports.ts';
import { addHeader, sendEmpty, wordsFor } from '../../http/answer.ts';
import type { ClientAddress } from '../../http/client-address.ts';
import { AppError } from '../../http/errors.ts';
import type { Origins } from '../../http/origins.ts';
import { throttle } from '../../http/throttle.ts';
import type { Claims, Tokens } from './tokens.ts';

export interface GateDeps {
  origins: Origins;
  limits: RateLimits;
  clientAddress: ClientAddress;
  tokens: Tokens;
}

/** What every request passes: origin, limits, token. Each refuses by throwing. */
export interface Gate {
  /** Lets the page read the answer, also a refusal, and counts the request; returns the client's address. */
  enter(req: Request, res: Response): Promise<string>;
  authenticate(req: IncomingMessage, conversationId?: string): Promise<Claims>;
  /** For streams, whose token may be in the address: browsers cannot set headers there. */
  admit(req: IncomingMessage, conversationId: string, token: string | null): Promise<Claims>;
  /** Answers a browser's question whether a page may call at all. */
  preflight(req: Request, res: Response): Promise<void>;
}

const READABLE_HEADERS = 'Retry-After, X-Request-Id';
const ALLOWED_HEADERS = 'Authorization, Content-Type, X-Requested-With, X-Ms-Bot-Agent';
/** The longest that browsers heed. */
const PREFLIGHT_SECONDS = '7200';

export function createGate(deps: GateDeps): Gate {
  const { origins, limits, clientAddress, tokens } = deps;

  function checkOrigin(req: IncomingMessage): void {
    if (!origins.isAllowed(req)) throw wrongOrigin();
  }

  function openTo(req: Request, res: Response): void {
    addHeader(res, 'Vary', 'Origin');
    checkOrigin(req);
    const { origin } = req.headers;
    if (origin === undefined) return;
    addHeader(res, 'Access-Control-Allow-Origin', origin);
    addHeader(res, 'Access-Control-Expose-Headers', READABLE_HEADERS);
  }

  async function verified(req: IncomingMessage, token: string, conversationId?: string): Promise<Claims> {
    const claims = await tokens.verify(token);
    if (conversationId !== undefined && claims.conversationId !== conversationId) {
      throw new AppError('wrong-conversation', 'the token is for another conversation');
    }
    const { origin } = req.headers;
    if (claims.origins && origin !== undefined && !claims.origins.includes(origin)) throw wrongOrigin();
    return claims;
  }

  return {
    async enter(req, res) {
      openTo(req, res);
      const address = clientAddress(req);
      await throttle(limits, 'requests', address, wordsFor(req));
      return address;
    },
    async authenticate(req, conversationId) {
      return verified(req, bearer(req), conversationId);
    },
    async admit(req, conversationId, token) {
      checkOrigin(req);
      await throttle(limits, 'requests', clientAddress(req), wordsFor(req));
      return verified(req, token ?? bearer(req), conversationId);
    },
    async preflight(req, res) {
      openTo(req, res);
      res.setHeader('Access-Control-Allow-Methods', 'GET, POST, OPTIONS');
      res.setHeader('Access-Control-Allow-Headers', ALLOWED_HEADERS);
      res.setHeader('Access-Control-Max-Age', PREFLIGHT_SECONDS);
      sendEmpty(res, 204);
    },
  };
}

function bearer(req: IncomingMessage): string {
  const token = /^Bearer +(\S+)$/i.exec(req.headers.authorization ?? '')?.[1];
  if (token === undefined) throw new AppError('unauthorized', 'a token is needed');
  return token;
}

function wrongOrigin(): AppError {
  return new AppError('wrong-origin', 'this page may not use the assistant');
}
