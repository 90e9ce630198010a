import type { Request, Response } from 'restify';
import type { FormRefusal, SecureForms } from '../bots/contract.ts';
import type { RateLimits } from '../domain/ports.ts';
import { sendJson, wantsJson, wordsFor } from './answer.ts';
import type { ClientAddress } from './client-address.ts';
import { AppError, ERROR_STATUS } from './errors.ts';
import { browserSecret, formCookie, newBrowserSecret } from './form-cookie.ts';
import type { Origins } from './origins.ts';
import { sendPage } from './page-routes.ts';
import { readJson } from './read-json.ts';
import type { Route } from './route.ts';
import { pagePolicy } from './security-headers.ts';
import type { StaticFiles } from './static-files.ts';
import { throttle } from './throttle.ts';

export interface FormRoutesDeps {
  forms: SecureForms;
  files: StaticFiles;
  limits: RateLimits;
  origins: Origins;
  clientAddress: ClientAddress;
  publicUrl: string;
  allowedOrigins: readonly string[];
}

const BODY_LIMIT = 16 * 1024;
const TOKEN = /^[\w-]{16,128}$/;

/** The one-time pages (DESIGN §4): the page, its description, and what it submits. */
export function createFormRoutes(deps: FormRoutesDeps): Route[] {
  const { forms, files, limits, clientAddress } = deps;
  const policy = pagePolicy(deps.allowedOrigins);
  const https = deps.publicUrl.startsWith('https:');

  const enter = async (req: Request): Promise<string> => {
    await throttle(limits, 'requests', clientAddress(req), wordsFor(req));
    return String(req.params.token ?? '');
  };

  const describe = async (token: string, secret: string | undefined, bind: boolean) =>
    TOKEN.test(token) ? await forms.describe(token, { secret, bind }) : UNKNOWN;

  return [
    {
      method: 'GET',
      path: '/f/:token',
      handle: async (req, res) => {
        const token = await enter(req);
        const known = browserSecret(req);
        if (wantsJson(req)) {
          const found = await describe(token, known, false);
          if (found.kind === 'refused') throw refusalOf(found);
          sendJson(res, 200, found.form);
          return;
        }
        refuseForesight(req);
        const secret = known ?? newBrowserSecret();
        const found = await describe(token, secret, req.method !== 'HEAD');
        if (found.kind === 'open' && known === undefined && req.method !== 'HEAD') {
          res.setHeader('Set-Cookie', formCookie(token, secret, { https }));
        }
        // The page itself asks for the description and tells what is wrong in its own words.
        const status = found.kind === 'refused' ? ERROR_STATUS[found.code] : 200;
        sendPage(req, res, files.get('form.html'), { policy, cache: 'no-store', status });
      },
    },
    {
      method: 'POST',
      path: '/f/:token',
      handle: async (req, res) => {
        refuseForeign(req, deps.origins);
        const token = await enter(req);
        const values = await readJson(req, BODY_LIMIT);
        if (!isRecord(values)) throw new AppError('bad-request', 'an object of field values is expected');
        if (!TOKEN.test(token)) throw refusalOf(UNKNOWN);
        const browser = { secret: browserSecret(req), address: clientAddress(req) };
        await answerSubmission(res, await forms.submit(token, values, browser), wordsFor(req));
      },
    },
  ];
}

const UNKNOWN: FormRefusal = { kind: 'refused', code: 'not-found', message: 'there is no such form' };

function refusalOf(refusal: FormRefusal): AppError {
  return new AppError(refusal.code, refusal.message);
}

async function answerSubmission(
  res: Response,
  outcome: Awaited<ReturnType<SecureForms['submit']>>,
  words: ReturnType<typeof wordsFor>,
): Promise<void> {
  switch (outcome.kind) {
    case 'done':
      return sendJson(res, 200, { ok: true });
    case 'errors':
      return sendJson(res, 422, { errors: outcome.errors });
    case 'unavailable':
      throw new AppError('unavailable', words.refusals.unavailable, { retryAfterSeconds: 1 });
    case 'refused':
      throw refusalOf(outcome);
  }
}

/** A page fetched ahead of need would take the form away from the browser that is going to fill it in. */
function refuseForesight(req: Request): void {
  const purpose = `${req.headers['sec-purpose'] ?? ''} ${req.headers.purpose ?? ''}`;
  if (purpose.includes('prefetch')) throw new AppError('unavailable', 'this page cannot be fetched ahead');
}

/** Only our own page submits a form, also where a portal may embed the chat. */
function refuseForeign(req: Request, origins: Origins): void {
  if (!origins.isOwn(req) || req.headers['sec-fetch-site'] === 'cross-site') {
    throw new AppError('wrong-origin', 'forms are submitted from their own page only');
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
