import type { z } from 'zod';
import { OPERATIONS } from '../../scripts/openapi/document.ts';
import { Refusal, refusalsByStatus } from '../../scripts/openapi/operation.ts';
import { createClientAddress } from '../../src/http/client-address.ts';
import { createFormRoutes } from '../../src/http/forms.ts';
import { createOrigins } from '../../src/http/origins.ts';
import type { Route } from '../../src/http/route.ts';
import { toStaticFile } from '../../src/http/static-files.ts';
import { MemoryForms } from '../support/fakes/secure-forms.ts';
import { type LineApp, startLine } from '../support/line-app.ts';
import { photo } from '../support/photo.ts';

const FORM = 'tok_0123456789abcdef0123456789abcdef';
const publicUrl = 'http://localhost:3978';

let app: LineApp;
let formRoutes: Route[];
let cookie: Record<string, string> = {};

beforeAll(async () => {
  const forms = new MemoryForms();
  forms.add(FORM);
  formRoutes = createFormRoutes({
    forms,
    files: new Map([['form.html', toStaticFile(Buffer.from('<!doctype html>'), '.html')]]),
    limits: { take: async () => 0 },
    origins: createOrigins({ publicUrl, allowedOrigins: [] }),
    clientAddress: createClientAddress({ trustProxy: 0 }),
    publicUrl,
    allowedOrigins: [],
  });
  app = await startLine({ routes: formRoutes });
});
afterAll(() => app.close());

test('every route of the chat and of the forms is described, and no other', () => {
  const served = [...app.routes, ...formRoutes].filter(({ method }) => method !== 'OPTIONS');
  const names = (all: readonly Pick<Route, 'method' | 'path'>[]) =>
    all.map(({ method, path }) => `${method} ${path}`).sort();
  expect(names(OPERATIONS)).toEqual(names(served));
});

test('the chat answers as described', async () => {
  const { token, conversationId } = await ask('generateToken', 200, { body: '{}' });
  const own = { headers: { Authorization: `Bearer ${token}` }, id: String(conversationId) };
  await ask('startConversation', 201, own);
  await ask('startConversation', 200, own);
  await ask('refreshToken', 200, own);
  await ask('reconnect', 200, own);
  await ask('postActivity', 200, { ...own, body: JSON.stringify({ type: 'message', text: '你好' }) });
  await ask('upload', 200, { ...own, body: await pictures() });
  await ask('readActivities', 403, { ...own, id: 'of-somebody-else' });
  const { activities } = await ask('readActivities', 200, own);
  expect(activities).not.toHaveLength(0);
});

test('the forms answer as described', async () => {
  await ask('openForm', 200, { headers: { Accept: 'text/html', 'User-Agent': 'node' } });
  await ask('openForm', 200, { headers: { Accept: 'application/json' } });
  await ask('saveDraft', 200, { body: '{"reason":"x"}' });
  const { id } = await ask('addFile', 201, { body: await pictures(), query: '?field=photo' });
  await ask('removeFile', 204, { id: String(id) });
  await ask('submitForm', 422, { body: '{}' });
  await ask('submitForm', 200, { body: '{"reason":"x"}' });
});

test.each<[string, number, Sent]>([
  ['generateToken', 400, { body: '{' }],
  ['generateToken', 403, { body: '{}', headers: { Origin: 'https://elsewhere.example' } }],
  ['generateToken', 415, { body: '{}', headers: { 'Content-Type': 'text/plain' } }],
  ['refreshToken', 401, {}],
  ['readActivities', 401, { id: 'c', headers: { Authorization: 'Bearer x' } }],
  ['stream', 400, { id: 'c' }],
  ['submitForm', 410, { body: '{"reason":"x"}' }],
  ['submitForm', 404, { token: 'tok_of_nobody_at_all', body: '{}' }],
])('%s refuses with %s as described', async (id, status, sent) => {
  await ask(id, status, sent);
});

interface Sent {
  id?: string;
  token?: string;
  query?: string;
  body?: string | FormData;
  headers?: Record<string, string>;
}

/** Sends it, and holds the answer against the operation: status, media type, and a body with nothing left over. */
async function ask(name: string, status: number, sent: Sent): Promise<Record<string, unknown>> {
  const operation = OPERATIONS.find(({ id }) => id === name);
  if (!operation) throw new Error(`no operation ${name}`);
  const path = operation.path.replace(':token', sent.token ?? FORM).replace(':id', sent.id ?? '');
  const answer = await fetch(app.url + path + (sent.query ?? ''), {
    method: operation.method,
    body: sent.body ?? null,
    headers: {
      ...(typeof sent.body === 'string' ? { 'Content-Type': 'application/json' } : {}),
      ...(operation.by === 'browser' ? cookie : {}),
      ...sent.headers,
    },
  });
  const given = answer.headers.get('set-cookie')?.split(';')[0];
  if (given) cookie = { Cookie: given };
  expect([name, answer.status]).toEqual([name, status]);
  const told = operation.answers[status];
  const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
  const body = type === 'application/json' ? await answer.json() : await answer.text();
  if (told) {
    const schema: z.ZodType | undefined = told.body?.content[type];
    expect([name, Object.keys(told.body?.content ?? { '': '' })]).toEqual([
      name,
      expect.arrayContaining([type]),
    ]);
    if (schema) expect(schema.parse(body)).toEqual(body);
  } else {
    expect(refusalsByStatus(operation).get(status)).toContain(codeOf(Refusal.parse(body)));
  }
  return body;
}

/** Direct Line's clients look for one of them in another spelling. */
function codeOf({ error }: z.output<typeof Refusal>): string {
  return error.code === 'TokenExpired' ? 'token-expired' : error.code;
}

async function pictures(): Promise<FormData> {
  const data = new FormData();
  data.append('file', new Blob([new Uint8Array(await photo(64, 40))], { type: 'image/jpeg' }), 'photo.jpg');
  return data;
}
