import type { IncomingMessage } from 'node:http';

/** Whose browser pages may call. Requests without an Origin header don't come from a page and pass. */
export interface Origins {
  /** Our own pages: PUBLIC_URL's origin, or the very host the request was sent to. */
  isOwn(req: IncomingMessage): boolean;
  /** Our own pages or one of the portal's allowed origins. */
  isAllowed(req: IncomingMessage): boolean;
}

export function createOrigins(options: { publicUrl: string; allowedOrigins: readonly string[] }): Origins {
  const own = new URL(options.publicUrl).origin;
  const allowed = new Set(options.allowedOrigins.map(originOf));

  const isOwn = (req: IncomingMessage) => {
    const origin = req.headers.origin;
    if (origin === undefined || origin === own) return true;
    return origin === `http://${req.headers.host}` || origin === `https://${req.headers.host}`;
  };
  return {
    isOwn,
    isAllowed: (req) => isOwn(req) || allowed.has(req.headers.origin ?? ''),
  };
}

/** As browsers write it; a text that is no address stays itself and matches nothing. */
export function originOf(text: string): string {
  return URL.parse(text)?.origin ?? text;
}
