import type { Request } from 'restify';
import { sendJson, wantsJson, wordsFor } from './answer.ts';
import { AppError, ERROR_STATUS } from './errors.ts';
import { createFormChangeRoutes, type FormChangeDeps, isToken, refusalOf, UNKNOWN } from './form-changes.ts';
import { browserSecret, formCookie, newBrowserSecret } from './form-cookie.ts';
import { sendPage } from './page-routes.ts';
import type { Route } from './route.ts';
import { pagePolicy } from './security-headers.ts';
import type { StaticFiles } from './static-files.ts';
import { throttle } from './throttle.ts';

export interface FormRoutesDeps extends FormChangeDeps {
  files: StaticFiles;
  publicUrl: string;
  allowedOrigins: readonly string[];
}

/** The one-time pages: the page, its description, and what it submits. */
export function createFormRoutes(deps: FormRoutesDeps): Route[] {
  const { forms, files, limits, clientAddress } = deps;
  const policy = pagePolicy(deps.allowedOrigins);
  const https = deps.publicUrl.startsWith('https:');

  const enter = async (req: Request): Promise<string> => {
    await throttle(limits, 'requests', clientAddress(req), wordsFor(req));
    return String(req.params.token ?? '');
  };

  const describe = async (token: string, secret: string | undefined, bind: boolean) =>
    isToken(token) ? await forms.describe(token, { secret, bind }) : UNKNOWN;

  return [
    {
      method: 'GET',
      path: '/f/:token',
      handle: async (req, res) => {
        const token = await enter(req);
        const known = browserSecret(req);
        if (wantsJson(req)) {
          const found = await describe(token, known, known !== undefined);
          if (found.kind === 'refused') throw refusalOf(found);
          sendJson(res, 200, { ...found.form, bound: known !== undefined });
          return;
        }
        refuseForesight(req);
        const secret = known ?? newBrowserSecret();
        const bind = known !== undefined || !isBrowser(req);
        const found = await describe(token, secret, bind && req.method !== 'HEAD');
        if (found.kind === 'open' && known === undefined && req.method !== 'HEAD') {
          res.setHeader('Set-Cookie', formCookie(token, secret, { https }));
        }
        // The page itself asks for the description and tells what is wrong in its own words.
        const status = found.kind === 'refused' ? ERROR_STATUS[found.code] : 200;
        sendPage(req, res, files.get('form.html'), { policy, cache: 'no-store', status });
      },
    },
    ...createFormChangeRoutes(deps),
  ];
}

/**
 * Inside a portal's page many browsers keep no cookie of ours. A form bound to one that was never kept could be
 * opened by nobody any more; so a browser has the form from the first time that it brings the cookie back,
 * which its page does at once.
 */
function isBrowser(req: Request): boolean {
  return /\bMozilla\//.test(req.headers['user-agent'] ?? '');
}

/** A page fetched ahead of need would take the form away from the browser that is going to fill it in. */
function refuseForesight(req: Request): void {
  const purpose = `${req.headers['sec-purpose'] ?? ''} ${req.headers.purpose ?? ''}`;
  if (purpose.includes('prefetch')) throw new AppError('unavailable', 'this page cannot be fetched ahead');
}
