import type { IncomingMessage } from 'node:http';
import type { Request } from 'restify';
import type { Handler, Route } from './route.ts';

/** Finds the handler of a request that needs nothing of restify; undefined: restify finds it. */
export type FindQuick = (req: IncomingMessage) => Handler | undefined;

interface Quick {
  route: Route;
  handle: Handler;
  before: string;
  after: string;
}

/** Whatever else may stand there (escapes, dots, a long text) is restify's to read, and mostly to refuse. */
const PLAIN_ID = /^[\w-]{1,200}$/;
const PLAIN_HOST = /^[a-z\d.-]+(?::\d+)?$/i;

/**
 * Routes marked `quick`, whose pattern has one parameter: nearly all requests are for these, and the walk
 * through restify is a cost of its own. Only what is written just like the pattern is taken.
 */
export function createQuickRoutes(handlers: ReadonlyMap<Route, Handler>): FindQuick {
  const all = [...handlers].filter(([{ quick }]) => quick).map(([route, handle]) => cut(route, handle));
  let goodHost: string | undefined;

  function isGoodHost(host = ''): boolean {
    if (host !== goodHost && PLAIN_HOST.test(host) && URL.canParse(`http://${host}`)) goodHost = host;
    return host === goodHost;
  }

  return (req) => {
    const { url = '', method } = req;
    const query = url.indexOf('?');
    const path = query < 0 ? url : url.slice(0, query);
    for (const { route, handle, before, after } of all) {
      if (method !== route.method || !path.startsWith(before) || !path.endsWith(after)) continue;
      const id = path.slice(before.length, path.length - after.length);
      if (!PLAIN_ID.test(id) || url.includes('#') || !isGoodHost(req.headers.host)) return undefined;
      Object.assign(req as Request, { params: { id }, route });
      return handle;
    }
    return undefined;
  };
}

function cut(route: Route, handle: Handler): Quick {
  const [before, after, ...more] = route.path.split(':id');
  if (before === undefined || after === undefined || more.length > 0 || `${before}${after}`.includes(':'))
    throw new Error(`${route.path} has not one :id`);
  return { route, handle, before, after };
}
