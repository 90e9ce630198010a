import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { chooseEncoding } from '../../src/http/encodings.ts';
import { createPageRoutes } from '../../src/http/page-routes.ts';
import { loadStaticFiles, type StaticFiles, toStaticFile } from '../../src/http/static-files.ts';
import { PORTAL_ORIGIN, startHttp } from '../support/line-app.ts';

const SCRIPT = `console.log(${JSON.stringify('账号'.repeat(2_000))});`;

let folder: string;
let app: Awaited<ReturnType<typeof startHttp>>;

const routesOf = (files: StaticFiles) =>
  createPageRoutes({
    files,
    portal: {
      portalName: '某市一窗通',
      hotline: '12345',
      allowedOrigins: [`${PORTAL_ORIGIN}/`],
      figures: { messageMaxChars: 300 },
    },
    publicUrl: 'http://localhost:3978',
    demo: true,
    locale: 'zh-CN',
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pages-'));
  const dist = join(folder, 'dist');
  await mkdir(join(dist, 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(dist, 'index.html'), '<!doctype html><title>chat</title>');
  await writeFile(join(dist, 'form.html'), '<!doctype html><title>form</title>');
  await writeFile(join(dist, 'widget.js'), SCRIPT);
  await writeFile(join(dist, 'assets', 'chat-1a2b.js'), SCRIPT);
  await writeFile(join(dist, 'assets', 'dot.png'), Buffer.alloc(5_000));
  const files = await loadStaticFiles(dist);
  await Promise.all([...files.values()].map(({ compressed }) => compressed));
  app = await startHttp(routesOf(files));
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

/** Without a client that unpacks, follows or tidies the address. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>(
    (resolve, reject) => {
      const { port } = new URL(app.url);
      request({ port, host: '127.0.0.1', path, headers, method, agent: false }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
        );
      })
        .on('error', reject)
        .end();
    },
  );
}

test('the chat page may run its own files only, and be framed by the portal only', async () => {
  const { status, headers, body } = await get('/');
  expect([status, headers['content-type'], headers['cache-control']]).toEqual([
    200,
    'text/html; charset=utf-8',
    'no-cache',
  ]);
  expect(body.toString()).toContain('chat');
  const { host } = new URL(app.url);
  expect(headers['content-security-policy']).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self' " +
      `ws://${host} wss://${host}; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self' ${PORTAL_ORIGIN}`,
  );
  expect(headers['cross-origin-opener-policy']).toBe('same-origin-allow-popups');
  expect(headers['x-frame-options']).toBeUndefined();
});

test.each([
  ['br', (body: Buffer) => brotliDecompressSync(body)],
  ['gzip', (body: Buffer) => gunzipSync(body)],
])('scripts go out as %s', async (encoding, unpack) => {
  const { headers, body } = await get('/assets/chat-1a2b.js', { 'Accept-Encoding': encoding });
  expect(headers).toMatchObject({
    'content-encoding': encoding,
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
    'content-length': String(body.length),
  });
  expect(body.length).toBeLessThan(SCRIPT.length / 5);
  expect(unpack(body).toString()).toBe(SCRIPT);
});

test('pictures and small files go out as they are', async () => {
  const accept = { 'Accept-Encoding': 'gzip, br' };
  expect((await get('/assets/dot.png', accept)).headers['content-encoding']).toBeUndefined();
  expect((await get('/', accept)).headers['content-encoding']).toBeUndefined();
});

test('before a file is compressed it goes out as it is', async () => {
  const file = toStaticFile(Buffer.from(SCRIPT), '.js');
  expect([...file.variants.keys()]).toEqual(['identity']);
  await file.compressed;
  expect(new Set(file.variants.keys())).toEqual(new Set(['identity', 'br', 'gzip']));
});

test('what is there already is not sent again; each encoding has a tag of its own', async () => {
  const plain = await get('/widget.js');
  const packed = await get('/widget.js', { 'Accept-Encoding': 'br' });
  expect(plain.headers['cache-control']).toBe('public, max-age=600');
  expect(plain.headers.etag).not.toBe(packed.headers.etag);
  for (const condition of [plain.headers.etag, `"x", W/${plain.headers.etag}`, '*']) {
    const again = await get('/widget.js', { 'If-None-Match': String(condition) });
    expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, plain.headers.etag]);
  }
  expect((await get('/widget.js', { 'If-None-Match': '"other"' })).status).toBe(200);
});

test('HEAD tells the length and no more', async () => {
  const { status, headers, body } = await get('/widget.js', {}, 'HEAD');
  expect([status, headers['content-length'], body.length]).toEqual([
    200,
    String(Buffer.byteLength(SCRIPT)),
    0,
  ]);
});

test.each([
  '/assets/../../secret.txt',
  '/assets/..%2f..%2fsecret.txt',
  '/assets/%2e%2e/%2e%2e/secret.txt',
  '/assets//etc/passwd',
  '/assets/',
  '/assets/none.js',
  '/../secret.txt',
  '/form.html',
  '/index.html',
  '/assets/chat-1a2b.js%00.png',
])('nothing is found at %s', async (path) => {
  expect((await get(path)).status).toBe(404);
});

test('the pages learn about the portal', async () => {
  const { headers, body } = await get('/ui/config');
  expect(headers['content-type']).toMatch('application/json');
  expect(JSON.parse(body.toString())).toEqual({
    portalName: '某市一窗通',
    hotline: '12345',
    demo: true,
    locale: 'zh-CN',
    messageMaxChars: 300,
  });
});

test('before the pages are built, one line says how to', async () => {
  const bare = await startHttp(routesOf(await loadStaticFiles(join(folder, 'nothing'))));
  const answer = await fetch(bare.url);
  expect([answer.status, await answer.text()]).toEqual([503, expect.stringMatching(/npm run build.*\n$/)]);
  await bare.close();
});

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip', 'gzip'],
  ['gzip, deflate, br, zstd', 'br'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['*', 'br'],
  ['*;q=0', 'identity'],
  ['identity', 'identity'],
  ['BR ; q=1.0', 'br'],
  ['gzip;q=nonsense', 'identity'],
])('Accept-Encoding %s: %s', (header, encoding) => {
  expect(chooseEncoding(header, () => true)).toBe(encoding);
});
