import type { Request, Response } from 'restify';
import type { RateLimits } from '../domain/ports.ts';
import { UPLOAD_MAX_BYTES, UPLOADS } from '../domain/uploads.ts';
import type { Browser, FieldError, FormRefusal, OpenForm, SecureForms } from '../forms/contract.ts';
import { sendEmpty, sendJson, wordsFor } from './answer.ts';
import type { ClientAddress } from './client-address.ts';
import { AppError } from './errors.ts';
import { browserSecret } from './form-cookie.ts';
import type { Origins } from './origins.ts';
import { discardRest, readJson } from './read-json.ts';
import { isMultipart } from './read-multipart.ts';
import type { Route } from './route.ts';
import { throttle } from './throttle.ts';
import { createUploadMemory, type Multipart, shareOf, withMultipart } from './upload-memory.ts';

export interface FormChangeDeps {
  forms: SecureForms;
  limits: RateLimits;
  origins: Origins;
  clientAddress: ClientAddress;
}

const BODY_LIMIT = 16 * 1024;
const UPLOAD_MEMORY_MB = 128;
/** Of that for one form: a whole appeal's papers at once. */
const UPLOAD_MEMORY_OF_FORM_MB = 32;
const TOKEN = /^[\w-]{16,128}$/;

export const UNKNOWN: FormRefusal = { kind: 'refused', code: 'not-found', message: 'there is no such form' };

export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

export function refusalOf(refusal: FormRefusal): AppError {
  return new AppError(refusal.code, refusal.message);
}

/** What a form's page sends: its answers, and before them the draft and the pictures, one by one. */
export function createFormChangeRoutes({ forms, limits, origins, clientAddress }: FormChangeDeps): Route[] {
  const memory = createUploadMemory(UPLOAD_MEMORY_MB);
  const taken = new Map<string, number>();
  return [
    {
      method: 'POST',
      path: '/f/:token',
      handle: (req, res) =>
        change(req, async ({ token, browser }) => {
          const outcome = isMultipart(req)
            ? await withPictures(req, token, browser, UPLOADS.maxFiles, async (form, sent) => {
                for (const { field, bytes } of sent.files) {
                  const added = await form.addFile(field, bytes);
                  if (added.kind !== 'added') return added;
                }
                return form.submit(sent.fields);
              })
            : await forms.submit(token, await readValues(req), browser);
          if (outcome.kind !== 'done') throwOrSend(req, res, outcome);
          else sendJson(res, 200, { ok: true, ...(outcome.done && { done: outcome.done }) });
        }),
    },
    {
      method: 'PUT',
      path: '/f/:token/draft',
      handle: (req, res) =>
        change(req, async ({ token, browser }) => {
          const outcome = await forms.saveDraft(token, await readValues(req), browser);
          if (outcome.kind === 'saved') sendJson(res, 200, outcome.draft);
          else throwOrSend(req, res, outcome);
        }),
    },
    {
      method: 'POST',
      path: '/f/:token/files',
      handle: (req, res) =>
        change(req, async ({ token, browser }) => {
          const field = new URLSearchParams(req.getQuery()).get('field') ?? '';
          if (!isMultipart(req)) throw new AppError('unsupported-media', 'multipart/form-data is expected');
          const outcome = await withPictures(req, token, browser, 1, async (form, { files: [sent] }) => {
            if (!sent) throw new AppError('bad-request', 'the upload holds no file');
            return form.addFile(field, sent.bytes);
          });
          if (outcome.kind === 'added') sendJson(res, 201, { ...outcome.file, expiresAt: outcome.expiresAt });
          else throwOrSend(req, res, outcome);
        }),
    },
    {
      method: 'DELETE',
      path: '/f/:token/files/:id',
      handle: (req, res) =>
        change(req, async ({ token, browser }) => {
          const outcome = await forms.removeFile(token, String(req.params.id ?? ''), browser);
          if (outcome.kind === 'removed') sendEmpty(res, 204);
          else throwOrSend(req, res, outcome);
        }),
    },
  ];

  /** Whatever changes something comes from our own page, in time, and with a token that could be one. */
  async function change(
    req: Request,
    act: (to: { token: string; browser: Browser }) => Promise<void>,
  ): Promise<void> {
    refuseForeign(req, origins);
    await throttle(limits, 'requests', clientAddress(req), wordsFor(req));
    const token = String(req.params.token ?? '');
    if (!isToken(token)) throw refusalOf(UNKNOWN);
    await act({ token, browser: { secret: browserSecret(req), address: clientAddress(req) } });
  }

  /** Megabytes are read only for who has a form that takes pictures. */
  async function withPictures<Answer>(
    req: Request,
    token: string,
    browser: Browser,
    files: number,
    use: (form: OpenForm, body: Multipart) => Promise<Answer>,
  ): Promise<Answer> {
    await throttle(limits, 'uploads', clientAddress(req), wordsFor(req));
    const found = await forms.open(token, browser);
    if (found.kind === 'refused') {
      discardRest(req, files * UPLOAD_MAX_BYTES);
      throw refusalOf(found);
    }
    const { form } = found;
    const mine = shareOf(memory, taken, token, UPLOAD_MEMORY_OF_FORM_MB);
    return withMultipart(req, { files: form.takesFiles ? files : 0, fields: BODY_LIMIT }, mine, (body) =>
      use(form, body),
    );
  }
}

async function readValues(req: Request): Promise<Record<string, unknown>> {
  const values = await readJson(req, BODY_LIMIT);
  if (!isRecord(values)) throw new AppError('bad-request', 'an object of field values is expected');
  return values;
}

function throwOrSend(
  req: Request,
  res: Response,
  outcome: { kind: 'errors'; errors: FieldError[] } | { kind: 'unavailable' } | FormRefusal,
): void {
  if (outcome.kind === 'errors') sendJson(res, 422, { errors: outcome.errors });
  else if (outcome.kind === 'refused') throw refusalOf(outcome);
  else throw new AppError('unavailable', wordsFor(req).refusals.unavailable, { retryAfterSeconds: 1 });
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
