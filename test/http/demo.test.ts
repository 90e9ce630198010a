import { createClientAddress } from '../../src/http/client-address.ts';
import type { DemoMessage, SignIn } from '../../src/http/demo/demo-world.ts';
import { createDemoRoutes } from '../../src/http/demo/routes.ts';
import { escapeHtml, html } from '../../src/http/html.ts';
import { createOrigins } from '../../src/http/origins.ts';
import { MemoryRateLimits } from '../support/fakes/rate-limits.ts';
import { startHttp } from '../support/line-app.ts';

const EVIL = `<script>alert("1")</script>&'`;
const AT = Date.UTC(2026, 0, 5, 1, 2, 3);

let messages: DemoMessage[];
let answer: SignIn;
let limits: MemoryRateLimits;
let app: Awaited<ReturnType<typeof startHttp>>;

beforeEach(async () => {
  messages = [
    { id: 'o2', at: AT, channel: 'sms', to: '13800138000', purpose: 'reset-password', text: '验证码 123456' },
    { id: 'o1', at: AT - 1, channel: 'mail', to: 'a@example.com', purpose: 'notice', text: EVIL },
  ];
  answer = { ok: true };
  limits = new MemoryRateLimits();
  app = await startHttp(
    await createDemoRoutes({
      outbox: async (limit) => messages.slice(0, limit),
      authenticate: async (account, password) =>
        account === 'lihua' && password === 'right' ? answer : { ok: false, reason: 'wrong' },
      portalName: '某市<一窗通>',
      limits,
      origins: createOrigins({ publicUrl: 'http://localhost:3978', allowedOrigins: [] }),
      clientAddress: createClientAddress({ trustProxy: 0 }),
    }),
  );
});
afterEach(() => app.close());

const page = async (path: string) => {
  const got = await fetch(app.url + path, { headers: { Accept: 'text/html' } });
  return { status: got.status, headers: got.headers, text: await got.text() };
};

/** What a page would need that its policy forbids. */
const unclean = (text: string) =>
  /<script(?![^>]*\bsrc="\/)|\son\w+=|\sstyle=|<style|javascript:|https?:\/\//i.exec(text)?.[0];

test('the outbox shows what would have been sent, as text', async () => {
  const { status, headers, text } = await page('/demo/outbox');
  expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(text.indexOf('验证码 123456')).toBeLessThan(text.indexOf('alert('));
  expect(text).toContain('短信');
  expect(text).not.toContain(EVIL);
  expect(text).toContain('&lt;script&gt;alert(&quot;1&quot;)');
  expect(text).toContain('width=device-width');
  expect(unclean(text)).toBeUndefined();
  expect(headers.get('content-security-policy')).toContain("script-src 'self'");
});

test.each([
  ['', '2026/1/5 09:02:03'],
  ['?lang=en', '5 Jan 2026, 09:02:03'],
])('times are the portal’s, as the language of the page%s writes them', async (query, time) => {
  expect((await page(`/demo/outbox${query}`)).text).toContain(
    `<time datetime="2026-01-05T01:02:03.000Z">${time}</time>`,
  );
});

test('addresses in a message can be followed, and nothing but addresses', async () => {
  messages = [
    {
      id: 'o3',
      at: AT,
      channel: 'sms',
      to: 'x',
      purpose: 'notice',
      text: '点 http://h.example/f/a-b_c?d=1。或 javascript:alert(1) "http://x',
    },
  ];
  const { text } = await page('/demo/outbox');
  expect(text).toContain(
    '点 <a href="http://h.example/f/a-b_c?d=1" target="_blank" rel="noopener">http://h.example/f/a-b_c?d=1</a>。',
  );
  expect(text.match(/<a href="(?!\/|\?)[^"]*"/g)).toEqual([
    '<a href="http://h.example/f/a-b_c?d=1"',
    '<a href="http://x"',
  ]);
});

test('an empty outbox says what to do', async () => {
  messages = [];
  expect((await page('/demo/outbox')).text).toContain('还没有消息');
  expect((await page('/demo/outbox?lang=en')).text).toContain('Nothing yet');
});

test('as JSON', async () => {
  const got = await fetch(`${app.url}/demo/outbox`, { headers: { Accept: 'application/json' } });
  expect(await got.json()).toEqual([
    {
      id: 'o2',
      at: '2026-01-05T01:02:03.000Z',
      channel: 'sms',
      to: '13800138000',
      purpose: 'reset-password',
      text: '验证码 123456',
    },
    expect.objectContaining({ id: 'o1', text: EVIL }),
  ]);
});

test('the portal has a way in, and the chat', async () => {
  const { headers, text } = await page('/demo/portal');
  expect(headers.get('content-security-policy')).toContain("; connect-src 'self'; frame-src 'self'; ");
  expect(text).toContain('某市&lt;一窗通&gt;');
  expect(text).toContain('<script src="/widget.js" data-lang="zh-CN" defer></script>');
  expect(text).toContain('autocomplete="current-password"');
  expect(text).toContain('lang="zh-CN"');
  expect(unclean(text)).toBeUndefined();
  const english = (await page('/demo/portal?lang=en')).text;
  expect(english).toContain('Sign in');
  expect(english).toContain('<script src="/widget.js" data-lang="en" defer></script>');
});

test.each(['/demo/demo.css', '/demo/outbox.js', '/demo/portal.js'])('%s is served', async (path) => {
  const got = await fetch(app.url + path);
  expect([got.status, (await got.text()).length > 100]).toEqual([200, true]);
});

describe('signing in', () => {
  const signIn = async (body: unknown, headers: Record<string, string> = {}) => {
    const got = await fetch(`${app.url}/demo/portal/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return [got.status, await got.json()];
  };

  test.each<[SignIn]>([
    [{ ok: true }],
    [{ ok: false, reason: 'locked', lockedUntil: '2026-01-05T02:00:00.000Z' }],
    [{ ok: false, reason: 'banned' }],
  ])('tells %o', async (told) => {
    answer = told;
    expect(await signIn({ account: 'lihua', password: 'right' })).toEqual([200, told]);
  });

  test('tells that something is wrong, not what', async () => {
    expect(await signIn({ account: 'nobody', password: 'right' })).toEqual([
      200,
      { ok: false, reason: 'wrong' },
    ]);
  });

  test.each([
    ['no JSON', '{', 400, 'bad-json'],
    ['no password', { account: 'lihua' }, 400, 'bad-request'],
    ['an empty account', { account: '', password: 'x' }, 400, 'bad-request'],
    ['a password that is a number', { account: 'lihua', password: 5 }, 400, 'bad-request'],
    ['an endless password', { account: 'lihua', password: 'x'.repeat(201) }, 400, 'bad-request'],
    ['a huge body', { account: 'lihua', password: 'x'.repeat(5_000) }, 413, 'too-large'],
  ])('refuses %s', async (_name, body, status, code) => {
    expect(await signIn(body)).toEqual([status, { error: { code, message: expect.any(String) } }]);
  });

  test('refuses other pages and haste', async () => {
    const body = { account: 'lihua', password: 'right' };
    expect(await signIn(body, { Origin: 'https://evil.example' })).toMatchObject([
      403,
      { error: { code: 'wrong-origin' } },
    ]);
    limits.limit('logins', 0, 2);
    expect(await signIn(body)).toMatchObject([429, { error: { code: 'too-many-requests' } }]);
  });
});

test('values are escaped, templates are not', () => {
  expect(escapeHtml(EVIL)).toBe('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;');
  const inner = html`<b>${'<'}</b>`;
  expect(html`<p title="${'"'}">${inner}${[inner, inner]}</p>`.text).toBe(
    '<p title="&quot;"><b>&lt;</b><b>&lt;</b><b>&lt;</b></p>',
  );
});
