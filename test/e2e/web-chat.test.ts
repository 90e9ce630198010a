import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { zhCN } from '../../src/copy/zh-CN.ts';
import { maskPhone } from '../../src/domain/masking.ts';
import { ACCOUNTS } from '../support/accounts.ts';
import { describeBrowser, eventually, newPhone, openBrowser, picture } from '../support/browser.ts';
import { type PageServer, servePages } from '../support/page-server.ts';
import { freePort, makePlace, type Place, type SpawnedApp, spawnApp } from '../support/spawn-app.ts';
import { NEW_PASSWORD } from './chat-driver.ts';

/** Microsoft's packaged Web Chat, unchanged, on a portal's own page. */

const BUNDLE = join(dirname(require.resolve('botframework-webchat')), '..', 'dist', 'webchat.js');

let place: Place;
let app: SpawnedApp;
let browser: Browser;
let portal: PageServer;

const pageFor = (origin: string) => `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><style>html, body, #chat { height: 100%; margin: 0 }</style></head>
<body><div id="chat"></div><script src="/webchat.js"></script>
<script>
(async () => {
  const domain = '${origin}/v3/directline';
  const webSocket = !location.search.includes('polling');
  const { token } = await (await fetch(domain + '/tokens/generate', { method: 'POST' })).json();
  window.store = WebChat.createStore();
  WebChat.renderWebChat({
    directLine: WebChat.createDirectLine({ domain, token, webSocket }),
    store: window.store,
    locale: 'zh-CN',
  }, document.getElementById('chat'));
})();
</script></body></html>`;

interface Known {
  from: { role: string };
  text?: string;
  channelData: Record<string, unknown>;
}

/** What Web Chat itself holds to be the conversation. */
async function messages(page: Page): Promise<Known[]> {
  const known = await page.evaluate(
    `window.store.getState().activities.filter(({ type }) => type === 'message')`,
  );
  return known as Known[];
}

async function until(page: Page, step: string): Promise<void> {
  await eventually(
    page,
    `window.store?.getState().activities.at(-1)?.channelData?.step === ${JSON.stringify(step)}`,
  );
}

async function say(page: Page, text: string): Promise<void> {
  await page.locator('[data-id="webchat-sendbox-input"]').fill(text);
  await page.keyboard.press('Enter');
}

async function choose(page: Page, title: string): Promise<void> {
  await page.getByRole('toolbar').getByRole('button', { name: title, exact: true }).tap();
}

describeBrowser('Web Chat', () => {
  beforeAll(async () => {
    browser = await openBrowser();
    const port = await freePort();
    portal = await servePages({
      '/': { type: 'text/html', body: pageFor(`http://127.0.0.1:${port}`) },
      '/webchat.js': { type: 'text/javascript', body: readFileSync(BUNDLE, 'utf8') },
    });
    place = await makePlace({ port, allowedOrigins: [`http://127.0.0.1:${portal.port}`] });
    app = await spawnApp(place);
  }, 30_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await portal?.close();
    place?.remove();
  });

  test.each([
    ['WebSocket', '', ACCOUNTS.active],
    ['polling', '?polling', ACCOUNTS.passwordLocked],
  ])(
    'a whole conversation: %s',
    async (name, query, account) => {
      const { page, complaints } = await newPhone(browser);
      let sockets = 0;
      page.on('websocket', () => {
        sockets += 1;
      });
      await page.goto(`http://127.0.0.1:${portal.port}/${query}`);
      await until(page, 'greeting.choose-situation');
      await picture(page, `web-chat-${name}-greeting`);
      await choose(page, zhCN.choices.forgotPassword.title);
      await until(page, 'forgot-password.ask-account');
      await say(page, account.phone);
      await until(page, 'forgot-password.choose-way');
      await picture(page, `web-chat-${name}-way`);
      await choose(page, zhCN.choices.bySms.title);
      await until(page, 'forgot-password.enter-code');
      await say(page, await app.code(account.phone));
      await until(page, 'forgot-password.new-password');
      // Shown as written, not as Markdown: each line on its own, a masked code no ruled line.
      const shown = await page.locator('.webchat__bubble__content').allInnerTexts();
      for (const text of [...zhCN.greeting.hello('一窗通').split('\n'), '******', maskPhone(account.phone)])
        expect(shown.flatMap((one) => one.split('\n')).map((line) => line.trim())).toContain(text);
      await picture(page, `web-chat-${name}-card`);

      // Beside the one that is shown there is one for screen readers.
      const card = page.locator('.ac-pushButton', { hasText: zhCN.forgotPassword.newPasswordCard.button });
      const [form] = await Promise.all([page.context().waitForEvent('page'), card.tap()]);
      await form.getByLabel(zhCN.form.labels.password, { exact: true }).fill(NEW_PASSWORD);
      await form.getByLabel(zhCN.form.labels.confirm, { exact: true }).fill(NEW_PASSWORD);
      await form.getByRole('button', { name: zhCN.form.newPassword.submit }).tap();
      await form.getByText(zhCN.form.newPassword.done.title).waitFor();
      await form.close();
      await until(page, 'forgot-password.advice');
      await picture(page, `web-chat-${name}-done`);

      const known = await messages(page);
      expect(known.map(({ from }) => from.role).join(' ')).toBe(
        'bot user bot user bot user bot user bot bot bot',
      );
      const own = known.filter(({ from }) => from.role === 'user');
      expect(own.map(({ channelData }) => channelData['webchat:send-status'])).toEqual(Array(4).fill('sent'));
      expect(JSON.stringify(known)).not.toContain(account.phone);
      expect(await app.login(account.username, NEW_PASSWORD)).toEqual({ ok: true });
      expect(sockets).toBe(name === 'polling' ? 0 : 1);
      expect(complaints).toEqual([]);
    },
    60_000,
  );
});
