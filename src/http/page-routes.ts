import type { Request, Response } from 'restify';
import type { Locale } from '../domain/locale.ts';
import { sendBody, sendJson, wordsFor } from './answer.ts';
import { AppError } from './errors.ts';
import type { Route } from './route.ts';
import { pagePolicy, streamSources } from './security-headers.ts';
import { type StaticFile, type StaticFiles, sendStaticFile } from './static-files.ts';

export interface PageRoutesDeps {
  files: StaticFiles;
  portal: {
    portalName: string;
    hotline: string;
    allowedOrigins: readonly string[];
    figures: { messageMaxChars: number };
  };
  publicUrl: string;
  demo: boolean;
  locale: Locale;
}

const REVALIDATE = 'no-cache';
/** Names under assets/ carry a hash of their content. */
const FOREVER = 'public, max-age=31536000, immutable';
/** Foreign pages load it under a name that never changes. */
const A_WHILE = 'public, max-age=600';

/** The chat page, its files, the widget's script, and what the pages need to know of the portal. */
export function createPageRoutes(deps: PageRoutesDeps): Route[] {
  const { files, portal } = deps;
  const settings = {
    portalName: portal.portalName,
    hotline: portal.hotline,
    demo: deps.demo,
    locale: deps.locale,
    messageMaxChars: portal.figures.messageMaxChars,
  };
  return [
    {
      method: 'GET',
      path: '/',
      handle: async (req, res) => {
        // Opened on its own it keeps foreign windows away from it; inside a portal's frame this says nothing.
        res.setHeader('Cross-Origin-Opener-Policy', 'same-origin-allow-popups');
        const policy = pagePolicy(portal.allowedOrigins, {
          frames: true,
          connect: streamSources(deps.publicUrl, req.headers.host),
        });
        sendPage(req, res, files.get('index.html'), { policy, cache: REVALIDATE });
      },
    },
    {
      method: 'GET',
      path: '/assets/*',
      handle: async (req, res) => {
        sendFile(req, res, files.get(req.getPath().slice(1)), FOREVER);
      },
    },
    {
      method: 'GET',
      path: '/ui/config',
      handle: async (_req, res) => sendJson(res, 200, settings),
    },
    ...rootFiles(files).map(
      (name): Route => ({
        method: 'GET',
        path: `/${name}`,
        handle: async (req, res) => sendFile(req, res, files.get(name), A_WHILE),
      }),
    ),
  ];
}

/** One of the built pages under the pages' policy; a line that says how to build where there is none. */
export function sendPage(
  req: Request,
  res: Response,
  file: StaticFile | undefined,
  options: { policy: string; cache: string; status?: number },
): void {
  const { policy, cache, status = 200 } = options;
  if (!file) {
    sendBody(res, 503, 'text/plain; charset=utf-8', `${wordsFor(req).notBuilt}\n`);
    return;
  }
  res.setHeader('Content-Security-Policy', policy);
  sendStaticFile(req, res, file, { cache, status });
}

function sendFile(req: Request, res: Response, file: StaticFile | undefined, cache: string): void {
  if (!file) throw new AppError('not-found', 'there is nothing at this address');
  sendStaticFile(req, res, file, { cache });
}

/** `widget.js`, `favicon.ico` and the like. Pages are served by their own routes only. */
function rootFiles(files: StaticFiles): string[] {
  return [...files.keys()].filter((name) => /^[\w.-]+$/.test(name) && !name.endsWith('.html'));
}
