import type { Request } from 'restify';
import { z } from 'zod';
import { pagesCopyFor } from '../../copy/pages.ts';
import type { RateLimits } from '../../domain/ports.ts';
import { sendHtml, sendJson, wantsJson, wordsFor } from '../answer.ts';
import type { ClientAddress } from '../client-address.ts';
import { AppError } from '../errors.ts';
import type { Origins } from '../origins.ts';
import { readJson } from '../read-json.ts';
import type { Route } from '../route.ts';
import { pagePolicy } from '../security-headers.ts';
import { sendStaticFile, toStaticFile } from '../static-files.ts';
import { throttle } from '../throttle.ts';
import { DEMO_CSS, OUTBOX_JS, PORTAL_JS } from './assets.ts';
import type { DemoMessage, SignIn } from './demo-world.ts';
import { outboxPage } from './outbox-page.ts';
import { portalPage } from './portal-page.ts';

export interface DemoRoutesDeps {
  /** The newest first. */
  outbox(limit: number): Promise<DemoMessage[]>;
  authenticate(account: string, password: string): Promise<SignIn>;
  portalName: string;
  limits: RateLimits;
  origins: Origins;
  clientAddress: ClientAddress;
}

const SHOWN = 100;
const BODY_LIMIT = 4 * 1024;
const Credentials = z.object({
  account: z.string().min(1).max(100),
  password: z.string().min(1).max(200),
});

/** To be registered only where DEMO is on: the outbox shows every code. */
export async function createDemoRoutes(deps: DemoRoutesDeps): Promise<Route[]> {
  const assets = await Promise.all([
    demoAsset('/demo/demo.css', DEMO_CSS, '.css'),
    demoAsset('/demo/outbox.js', OUTBOX_JS, '.js'),
    demoAsset('/demo/portal.js', PORTAL_JS, '.js'),
  ]);
  return [
    ...assets,
    {
      method: 'GET',
      path: '/demo/outbox',
      handle: async (req, res) => {
        const messages = await deps.outbox(SHOWN);
        if (wantsJson(req)) {
          sendJson(
            res,
            200,
            messages.map(({ id, at, channel, to, purpose, text }) => ({
              id,
              at: new Date(at).toISOString(),
              channel,
              to,
              purpose,
              text,
            })),
          );
          return;
        }
        res.setHeader('Content-Security-Policy', pagePolicy([]));
        const { words, other } = languageOf(req);
        sendHtml(res, 200, outboxPage(words, messages, other));
      },
    },
    {
      method: 'GET',
      path: '/demo/portal',
      handle: async (req, res) => {
        // The widget's frame.
        res.setHeader('Content-Security-Policy', pagePolicy([], { frames: true }));
        const { words, other } = languageOf(req);
        sendHtml(res, 200, portalPage(words, deps.portalName, other));
      },
    },
    {
      method: 'POST',
      path: '/demo/portal/login',
      handle: async (req, res) => {
        if (!deps.origins.isOwn(req)) throw new AppError('wrong-origin', 'sign in on the portal page itself');
        await throttle(deps.limits, 'logins', deps.clientAddress(req), wordsFor(req));
        const credentials = Credentials.safeParse(await readJson(req, BODY_LIMIT));
        if (!credentials.success) throw new AppError('bad-request', 'account and password are expected');
        sendJson(res, 200, await deps.authenticate(credentials.data.account, credentials.data.password));
      },
    },
  ];
}

async function demoAsset(path: string, content: string, extension: string): Promise<Route> {
  const file = toStaticFile(Buffer.from(content), extension);
  return {
    method: 'GET',
    path,
    handle: async (req, res) => sendStaticFile(req, res, file, { cache: 'no-cache' }),
  };
}

/** `?lang=en` is English; otherwise Chinese, the service's first language. */
function languageOf(req: Request): { words: ReturnType<typeof pagesCopyFor>; other: string } {
  const lang = new URLSearchParams(req.getQuery()).get('lang') ?? undefined;
  const words = pagesCopyFor(lang);
  return { words, other: words.lang === 'en' ? '?lang=zh-CN' : '?lang=en' };
}
