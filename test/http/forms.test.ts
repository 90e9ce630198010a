import { createClientAddress } from '../../src/http/client-address.ts';
import { createFormRoutes } from '../../src/http/forms.ts';
import { createOrigins } from '../../src/http/origins.ts';
import { toStaticFile } from '../../src/http/static-files.ts';
import { MemoryRateLimits } from '../support/fakes/rate-limits.ts';
import { MemoryForms } from '../support/fakes/secure-forms.ts';
import { PORTAL_ORIGIN, startHttp } from '../support/line-app.ts';

const TOKEN = 'tok_0123456789abcdef0123456789abcdef';
const JSON_TYPE = { 'Content-Type': 'application/json' };
const PAGE = { Accept: 'text/html,application/xhtml+xml' };
const DATA = { Accept: 'application/json' };

let forms: MemoryForms;
let limits: MemoryRateLimits;
let app: Awaited<ReturnType<typeof startHttp>>;

async function start(publicUrl = 'http://localhost:3978'): Promise<void> {
  forms = new MemoryForms();
  forms.add(TOKEN);
  limits = new MemoryRateLimits();
  app = await startHttp(
    createFormRoutes({
      forms,
      files: new Map([
        ['form.html', await toStaticFile(Buffer.from('<!doctype html><title>form</title>'), '.html')],
      ]),
      limits,
      origins: createOrigins({ publicUrl, allowedOrigins: [PORTAL_ORIGIN] }),
      clientAddress: createClientAddress({ trustProxy: 0 }),
      publicUrl,
      allowedOrigins: [PORTAL_ORIGIN],
    }),
  );
}

beforeEach(() => start());
afterEach(() => app.close());

async function ask(path: string, init: RequestInit = {}) {
  const answer = await fetch(app.url + path, init);
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, json: () => JSON.parse(text) };
}

const codeOf = ({ status, json }: Awaited<ReturnType<typeof ask>>) => [status, json().error.code];

/** Opens the page as a browser; returns its cookie. */
async function browse(): Promise<string> {
  const { headers } = await ask(`/f/${TOKEN}`, { headers: PAGE });
  return headers.get('set-cookie')?.split(';')[0] ?? '';
}

const submit = (body: string, headers: Record<string, string>, path = `/f/${TOKEN}`) =>
  ask(path, { method: 'POST', body, headers: { ...JSON_TYPE, ...headers } });

describe('the page', () => {
  test('is ours, kept nowhere, and gives the first browser a secret no script can read', async () => {
    const { status, headers, text } = await ask(`/f/${TOKEN}`, { headers: PAGE });
    expect(status).toBe(200);
    expect(text).toContain('form');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('content-security-policy')).toContain("; connect-src 'self'; frame-src 'none'; ");
    expect(headers.get('content-security-policy')).toContain(`frame-ancestors 'self' ${PORTAL_ORIGIN}`);
    expect(headers.get('set-cookie')).toMatch(
      new RegExp(`^yct_form=[\\w-]{43}; Path=/f/${TOKEN}; HttpOnly; SameSite=Lax$`),
    );
  });

  test('behind https its cookie also works inside the portal', async () => {
    await app.close();
    await start('https://chat.example.gov.cn');
    const { headers } = await ask(`/f/${TOKEN}`, { headers: PAGE });
    expect(headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=None; Secure; Partitioned$/);
  });

  test('loaded again by the same browser it keeps its secret; another browser is turned away', async () => {
    const cookie = await browse();
    const again = await ask(`/f/${TOKEN}`, { headers: { ...PAGE, Cookie: `other=1; ${cookie}` } });
    expect([again.status, again.headers.get('set-cookie')]).toEqual([200, null]);
    const other = await ask(`/f/${TOKEN}`, { headers: PAGE });
    expect([other.status, other.headers.get('set-cookie')]).toEqual([403, null]);
    expect(other.text).toContain('form');
  });

  test('a secret of our own making is not taken from a client', async () => {
    const { headers } = await ask(`/f/${TOKEN}`, { headers: { ...PAGE, Cookie: 'yct_form=chosen' } });
    expect(headers.get('set-cookie')).toMatch(/^yct_form=[\w-]{43};/);
  });

  test.each([
    ['unknown', 'not-found', 404],
    ['used', 'form-used', 410],
    ['expired', 'form-expired', 410],
  ] as const)('for a token that is %s it still comes, with the status', async (_name, code, status) => {
    const token = 'another_0123456789abcdef';
    if (code !== 'not-found') forms.add(token, code);
    const page = await ask(`/f/${token}`, { headers: PAGE });
    expect([page.status, page.headers.get('set-cookie')]).toEqual([status, null]);
    expect(page.text).toContain('form');
    expect(codeOf(await ask(`/f/${token}`, { headers: DATA }))).toEqual([status, code]);
    expect(codeOf(await submit('{"reason":"x"}', {}, `/f/${token}`))).toEqual([status, code]);
  });

  test.each(['short', 'x'.repeat(150), 'with%20space%20and%20more', '..%2f..%2f0123456789'])(
    'no cookie is made for %s',
    async (token) => {
      const page = await ask(`/f/${token}`, { headers: PAGE });
      expect([page.status, page.headers.get('set-cookie')]).toEqual([404, null]);
    },
  );

  test('neither a look ahead nor HEAD nor JSON takes it from its citizen', async () => {
    expect((await ask(`/f/${TOKEN}`, { headers: { ...PAGE, 'Sec-Purpose': 'prefetch' } })).status).toBe(503);
    expect((await ask(`/f/${TOKEN}`, { headers: { ...PAGE, Purpose: 'prefetch' } })).status).toBe(503);
    const head = await ask(`/f/${TOKEN}`, { method: 'HEAD', headers: PAGE });
    expect([head.status, head.headers.get('set-cookie')]).toEqual([200, null]);
    const data = await ask(`/f/${TOKEN}`, { headers: DATA });
    expect([data.status, data.headers.get('set-cookie')]).toEqual([200, null]);
    expect(data.json()).toMatchObject({ purpose: 'not-me', fields: [{ name: 'reason', required: true }] });
    expect(await browse()).not.toBe('');
  });
});

describe('submitting', () => {
  test('works once, from the browser that opened it', async () => {
    const cookie = await browse();
    const wrong = await submit('{"reason":""}', { Cookie: cookie });
    expect([wrong.status, wrong.json()]).toEqual([
      422,
      { errors: [{ field: 'reason', code: 'required', message: '要填' }] },
    ]);
    const right = await submit('{"reason":"不是我"}', { Cookie: cookie, Origin: app.url });
    expect([right.status, right.json()]).toEqual([200, { ok: true }]);
    expect(forms.submitted).toEqual([{ token: TOKEN, values: { reason: '不是我' }, address: '127.0.0.1' }]);
    expect(codeOf(await submit('{"reason":"再来"}', { Cookie: cookie }))).toEqual([410, 'form-used']);
  });

  test('from another browser, or none, is refused', async () => {
    await browse();
    expect(codeOf(await submit('{"reason":"x"}', {}))).toEqual([403, 'wrong-browser']);
    const forged = `yct_form=${'a'.repeat(43)}`;
    expect(codeOf(await submit('{"reason":"x"}', { Cookie: forged }))).toEqual([403, 'wrong-browser']);
  });

  test.each([
    ['a stranger', { Origin: 'https://evil.example' }],
    ['even the portal: the form is our own page', { Origin: PORTAL_ORIGIN }],
    ['a page of nobody', { Origin: 'null' }],
    ['what the browser calls cross-site', { 'Sec-Fetch-Site': 'cross-site' }],
  ])('from %s is refused', async (_name, headers) => {
    const cookie = await browse();
    expect(codeOf(await submit('{"reason":"x"}', { Cookie: cookie, ...headers }))).toEqual([
      403,
      'wrong-origin',
    ]);
    expect(forms.submitted).toEqual([]);
  });

  test.each([
    ['no JSON', '{', JSON_TYPE, 400, 'bad-json'],
    ['a list', '[]', JSON_TYPE, 400, 'bad-request'],
    ['nothing', '', JSON_TYPE, 400, 'bad-request'],
    ['null', 'null', JSON_TYPE, 400, 'bad-request'],
    ['more than 16 KB', JSON.stringify({ reason: 'x'.repeat(17_000) }), JSON_TYPE, 413, 'too-large'],
    [
      'a plain form',
      'reason=x',
      { 'Content-Type': 'application/x-www-form-urlencoded' },
      415,
      'unsupported-media',
    ],
    ['text', '{"reason":"x"}', { 'Content-Type': 'text/plain' }, 415, 'unsupported-media'],
  ])('%s is refused', async (_name, body, headers, status, code) => {
    const cookie = await browse();
    expect(codeOf(await submit(body, { Cookie: cookie, ...headers }))).toEqual([status, code]);
    expect(forms.submitted).toEqual([]);
  });

  test('may have to wait', async () => {
    const cookie = await browse();
    forms.unavailable = true;
    const busy = await submit('{"reason":"x"}', { Cookie: cookie });
    expect([...codeOf(busy), busy.headers.get('retry-after')]).toEqual([503, 'unavailable', '1']);
    limits.limit('requests', 0, 4);
    const limited = await submit('{"reason":"x"}', { Cookie: cookie });
    expect([...codeOf(limited), limited.headers.get('retry-after')]).toEqual([429, 'too-many-requests', '4']);
    expect(codeOf(await ask(`/f/${TOKEN}`, { headers: DATA }))).toEqual([429, 'too-many-requests']);
  });

  test('what fails inside is told to nobody, and the token is not logged', async () => {
    forms.submit = () => Promise.reject(new Error('a secret'));
    const answer = await submit('{"reason":"x"}', { Cookie: await browse() });
    expect(codeOf(answer)).toEqual([500, 'internal']);
    expect(answer.text).not.toContain('secret');
    expect(app.logged()).toContain('POST /f/:token');
    expect(app.logged()).not.toContain(TOKEN);
  });
});
