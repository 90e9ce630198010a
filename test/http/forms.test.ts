import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { createClientAddress } from '../../src/http/client-address.ts';
import { createFormRoutes } from '../../src/http/forms.ts';
import { createOrigins } from '../../src/http/origins.ts';
import { toStaticFile } from '../../src/http/static-files.ts';
import {
  createUploadMemory,
  shareOf,
  type UploadMemory,
  withMultipart,
} from '../../src/http/upload-memory.ts';
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
        ['form.html', toStaticFile(Buffer.from('<!doctype html><title>form</title>'), '.html')],
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
    expect(data.json()).toMatchObject({
      purpose: 'not-me',
      fields: [{ name: 'reason', required: true }, { name: 'photo' }],
    });
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

describe('a browser that keeps no cookie of ours, as inside a portal', () => {
  const BROWSER = { 'User-Agent': 'Mozilla/5.0 (Linux; Android 14) Chrome/140' };

  test('does not lose the form: it is bound once the cookie has come back', async () => {
    const first = await ask(`/f/${TOKEN}`, { headers: { ...PAGE, ...BROWSER } });
    expect(first.headers.get('set-cookie')).toMatch(/^yct_form=/);
    // The cookie was thrown away; a tab of its own keeps it.
    const described = await ask(`/f/${TOKEN}`, { headers: { ...DATA, ...BROWSER } });
    expect([described.status, described.json().bound]).toEqual([200, false]);
    const second = await ask(`/f/${TOKEN}`, { headers: { ...PAGE, ...BROWSER } });
    const cookie = second.headers.get('set-cookie')?.split(';')[0] ?? '';
    const bound = await ask(`/f/${TOKEN}`, { headers: { ...DATA, ...BROWSER, Cookie: cookie } });
    expect([bound.status, bound.json().bound]).toEqual([200, true]);
    // From then on nobody else has it.
    expect((await ask(`/f/${TOKEN}`, { headers: { ...PAGE, ...BROWSER } })).status).toBe(403);
    expect(codeOf(await ask(`/f/${TOKEN}`, { headers: DATA }))).toEqual([403, 'wrong-browser']);
    expect(codeOf(await submit('{"reason":"x"}', {}))).toEqual([403, 'wrong-browser']);
    expect((await submit('{"reason":"x"}', { Cookie: cookie })).status).toBe(200);
  });
});

describe('a draft', () => {
  const save = (body: string, headers: Record<string, string> = {}) =>
    ask(`/f/${TOKEN}/draft`, { method: 'PUT', body, headers: { ...JSON_TYPE, ...headers } });

  test('is saved for the browser that has the form', async () => {
    const cookie = await browse();
    const saved = await save('{"reason":"一半"}', { Cookie: cookie });
    expect([saved.status, saved.json()]).toEqual([
      200,
      expect.objectContaining({ draftCode: 'CG-1', savedAt: expect.any(String), understood: {}, errors: [] }),
    ]);
    expect(forms.saved).toEqual([{ token: TOKEN, values: { reason: '一半' } }]);
    expect(codeOf(await save('{}'))).toEqual([403, 'wrong-browser']);
  });

  test('is refused like a submission', async () => {
    const cookie = await browse();
    expect(codeOf(await save('{}', { Cookie: cookie, Origin: PORTAL_ORIGIN }))).toEqual([
      403,
      'wrong-origin',
    ]);
    expect(codeOf(await save('[]', { Cookie: cookie }))).toEqual([400, 'bad-request']);
    expect(codeOf(await save(JSON.stringify({ a: 'x'.repeat(17_000) }), { Cookie: cookie }))).toEqual([
      ...[413, 'too-large'],
    ]);
    forms.unavailable = true;
    expect(codeOf(await save('{}', { Cookie: cookie }))).toEqual([503, 'unavailable']);
    limits.limit('requests', 0, 4);
    expect(codeOf(await save('{}', { Cookie: cookie }))).toEqual([429, 'too-many-requests']);
    expect(forms.saved).toEqual([]);
  });
});

describe('pictures', () => {
  const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
  const PATH = `/f/${TOKEN}/files?field=photo`;

  function parts(...files: [name: string, bytes: Buffer][]): FormData {
    const body = new FormData();
    for (const [name, bytes] of files)
      body.append(name, new Blob([new Uint8Array(bytes)]), '../../etc/passwd');
    return body;
  }
  const upload = (body: RequestInit['body'], headers: Record<string, string>, path = PATH) =>
    ask(path, { method: 'POST', body: body ?? null, headers });

  test('come one by one, and go', async () => {
    const cookie = await browse();
    const added = await upload(parts(['file', JPEG]), { Cookie: cookie });
    expect([added.status, added.json()]).toEqual([
      201,
      ...[{ id: 'f1', field: 'photo', name: '照片.jpg', width: 3, height: 2, expiresAt: expect.any(String) }],
    ]);
    expect(forms.added.map(({ field, bytes }) => [field, Buffer.compare(bytes, JPEG)])).toEqual([
      ['photo', 0],
    ]);
    const gone = await ask(`/f/${TOKEN}/files/f1`, { method: 'DELETE', headers: { Cookie: cookie } });
    expect([gone.status, gone.text, forms.removed]).toEqual([204, '', ['f1']]);
  });

  test('that the form does not take are refused at their field', async () => {
    const cookie = await browse();
    const wrong = await upload(parts(['file', Buffer.from('x')]), { Cookie: cookie });
    expect([wrong.status, wrong.json().errors]).toEqual([
      422,
      [{ field: 'photo', code: 'not-a-picture', message: '不是照片' }],
    ]);
    expect(
      codeOf(await upload(parts(['file', JPEG]), { Cookie: cookie }, `/f/${TOKEN}/files?field=x`)),
    ).toEqual([...[404, 'not-found']]);
  });

  test.each<[string, RequestInit['body'], Record<string, string>, number, string]>([
    ['no file', parts(), {}, 400, 'bad-request'],
    ['two at once', parts(['a', JPEG], ['b', JPEG]), {}, 413, 'too-large'],
    ['more than 5 MB', parts(['a', Buffer.alloc(5 * 1024 * 1024 + 1)]), {}, 413, 'too-large'],
    ['far more', parts(['a', Buffer.alloc(9 * 1024 * 1024)]), {}, 413, 'too-large'],
    ['bare bytes', new Uint8Array(JPEG), { 'Content-Type': 'image/jpeg' }, 415, 'unsupported-media'],
    ['JSON', '{}', JSON_TYPE, 415, 'unsupported-media'],
    ['no boundary', 'x', { 'Content-Type': 'multipart/form-data; x=y' }, 400, 'bad-request'],
    ['nothing inside', 'x', { 'Content-Type': 'multipart/form-data; boundary=b' }, 400, 'bad-request'],
    [
      'what is cut off',
      '--b\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\nabc',
      { 'Content-Type': 'multipart/form-data; boundary=b' },
      ...([400, 'bad-request'] as const),
    ],
  ])('%s is refused', async (_name, body, headers, status, code) => {
    const cookie = await browse();
    expect(codeOf(await upload(body, { Cookie: cookie, ...headers }))).toEqual([status, code]);
    expect(forms.added).toEqual([]);
  });

  test('are not even read for who has no form that takes any', async () => {
    const NO_PICTURES = 'tok_without_pictures_0123456789abcdef';
    forms.add(NO_PICTURES, 'open', false);
    forms.add('tok_that_was_used_0123456789abcdef', 'form-used');
    const begun = '--b\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\n';
    for (const [token, code] of [
      [NO_PICTURES, 'too-large'],
      ['tok_that_was_used_0123456789abcdef', 'form-used'],
      ['tok_of_nobody_0123456789abcdef', 'not-found'],
    ])
      for (const path of [`/f/${token}/files?field=photo`, `/f/${token}`]) {
        // Cut off: whoever reads it finds that out.
        const answer = await upload(begun, { 'Content-Type': 'multipart/form-data; boundary=b' }, path);
        expect(answer.json().error.code).toBe(code);
      }
    const cookie = await ask(`/f/${NO_PICTURES}`, { headers: PAGE });
    const words = parts();
    words.append('reason', '不是我');
    const answer = await upload(
      words,
      { Cookie: cookie.headers.get('set-cookie')?.split(';')[0] ?? '' },
      `/f/${NO_PICTURES}`,
    );
    expect(answer.status).toBe(200);
  });

  test('for another browser, page or time are refused', async () => {
    const cookie = await browse();
    const body = () => parts(['file', JPEG]);
    expect(codeOf(await upload(body(), {}))).toEqual([403, 'wrong-browser']);
    const foreign = await upload(body(), { Cookie: cookie, Origin: 'https://evil.example' });
    expect(codeOf(foreign)).toEqual([403, 'wrong-origin']);
    limits.limit('uploads', 1, 9);
    expect((await upload(body(), { Cookie: cookie })).status).toBe(201);
    const limited = await upload(body(), { Cookie: cookie });
    expect([...codeOf(limited), limited.headers.get('retry-after')]).toEqual([429, 'too-many-requests', '9']);
    forms.unavailable = true;
    limits.refill();
    expect(codeOf(await upload(body(), { Cookie: cookie }))).toEqual([503, 'unavailable']);
    for (const path of [`/f/${TOKEN}/files/f1`]) {
      const foreignRemoval = {
        method: 'DELETE',
        headers: { Cookie: cookie, Origin: 'https://evil.example' },
      };
      expect(codeOf(await ask(path, foreignRemoval))).toEqual([403, 'wrong-origin']);
    }
  });

  test('may come with the answers, in one request', async () => {
    const cookie = await browse();
    const body = parts(['photo', JPEG]);
    body.append('reason', '不是我');
    const answer = await upload(body, { Cookie: cookie }, `/f/${TOKEN}`);
    expect([answer.status, answer.json()]).toEqual([200, { ok: true }]);
    expect(forms.added.map(({ field }) => field)).toEqual(['photo']);
    expect(forms.submitted).toEqual([{ token: TOKEN, values: { reason: '不是我' }, address: '127.0.0.1' }]);
  });

  test('when one of them is wrong, nothing is submitted', async () => {
    const cookie = await browse();
    const body = parts(['photo', Buffer.from('x')]);
    body.append('reason', '不是我');
    expect((await upload(body, { Cookie: cookie }, `/f/${TOKEN}`)).status).toBe(422);
    const seven = parts(...Array.from({ length: 7 }, (): [string, Buffer] => ['photo', JPEG]));
    expect(codeOf(await upload(seven, { Cookie: cookie }, `/f/${TOKEN}`))).toEqual([413, 'too-large']);
    const long = parts();
    long.append('reason', 'x'.repeat(17_000));
    expect(codeOf(await upload(long, { Cookie: cookie }, `/f/${TOKEN}`))).toEqual([413, 'too-large']);
    // In bytes, of all texts together.
    const many = parts();
    for (const name of ['reason', 'more', 'most']) many.append(name, '长'.repeat(1_900));
    expect(codeOf(await upload(many, { Cookie: cookie }, `/f/${TOKEN}`))).toEqual([413, 'too-large']);
    expect(forms.submitted).toEqual([]);
  });
});

describe('memory for uploads', () => {
  test('is taken by what has come, and given back', () => {
    const memory = createUploadMemory(1);
    expect([memory.take(700_000), memory.take(700_000)]).toEqual([true, false]);
    memory.giveBack(700_000);
    expect(memory.take(700_000)).toBe(true);
  });

  test('one key has no more than its share, and leaves the rest to others', () => {
    const memory = createUploadMemory(3);
    const taken = new Map<string, number>();
    const [one, same, other] = ['a', 'a', 'b'].map((key) => shareOf(memory, taken, key, 1));
    expect([one?.take(700_000), same?.take(700_000), other?.take(700_000)]).toEqual([true, false, true]);
    one?.giveBack(700_000);
    expect(same?.take(700_000)).toBe(true);
    same?.giveBack(700_000);
    other?.giveBack(700_000);
    expect([taken.size, memory.take(3 * 1024 * 1024)]).toEqual([0, true]);
  });

  /** Only what has come completely may still be counted when an upload is refused half-way. */
  test.each<[string, (body: FormData) => void]>([
    ['too long a text', (body) => body.append('reason', 'x'.repeat(17_000))],
    ['a second file', (body) => body.append('b', new Blob(['b']), 'b')],
    ['too large a file', (body) => body.append('b', new Blob([new Uint8Array(5 * 1024 * 1024 + 100)]), 'b')],
  ])('comes back whole when %s ends the upload', async (_name, append) => {
    const plenty = 128 * 1024 * 1024;
    let left = plenty;
    const memory: UploadMemory = {
      take: (bytes) => {
        left -= bytes;
        return true;
      },
      giveBack: (bytes) => {
        left += bytes;
      },
    };
    const { url, close } = await startHttp([
      {
        method: 'POST',
        path: '/up',
        handle: async (req, res) => {
          await withMultipart(req, { files: 1, fields: 16 * 1024 }, memory, async () => undefined);
          res.end();
        },
      },
    ]);
    for (const filler of [30_000, 200_000]) {
      const body = new FormData();
      body.append('a', new Blob([new Uint8Array(filler)]), 'a');
      append(body);
      const { status } = await fetch(`${url}/up`, { method: 'POST', body });
      expect(status).toBe(413);
    }
    await close();
    expect(left).toBe(plenty);
  });

  /** A request that sends half a file, and what became of it. */
  function halfAnUpload() {
    const memory = createUploadMemory(1);
    const silences: [ms: number, then: (() => void) | undefined][] = [];
    const req = Object.assign(new PassThrough(), {
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      complete: false,
      setTimeout(ms: number, then?: () => void) {
        silences.push([ms, then]);
      },
    });
    const upload = withMultipart(
      req as unknown as IncomingMessage,
      { files: 1, fields: 1024 },
      memory,
      async () => silences.at(-1)?.[0],
    );
    req.write('--b\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\nhalf');
    const isFree = () => {
      const free = memory.take(1024 * 1024);
      if (free) memory.giveBack(1024 * 1024);
      return free;
    };
    return { req, upload, silences, isFree };
  }

  test('comes back when the connection is cut off', async () => {
    const { req, upload, isFree } = halfAnUpload();
    await new Promise(setImmediate);
    expect(isFree()).toBe(false);
    req.destroy();
    await expect(upload).rejects.toMatchObject({ code: 'bad-request' });
    expect(isFree()).toBe(true);
  });

  test('comes back when nothing is sent for a while', async () => {
    const { upload, silences, isFree } = halfAnUpload();
    await new Promise(setImmediate);
    const [[ms, then] = []] = silences;
    expect(ms).toBe(15_000);
    then?.();
    await expect(upload).rejects.toMatchObject({ code: 'bad-request' });
    expect(isFree()).toBe(true);
  });

  test('what has come is worked on for as long as it takes', async () => {
    const { req, upload, isFree } = halfAnUpload();
    req.complete = true;
    req.end('\r\n--b--\r\n');
    expect(await upload).toBe(0);
    expect(isFree()).toBe(true);
  });
});
