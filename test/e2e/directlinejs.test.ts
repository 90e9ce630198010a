import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { ACCOUNTS } from '../support/accounts.ts';
import { describeBrowser, eventually, openBrowser } from '../support/browser.ts';
import { type BotMessage, formPath } from '../support/citizen.ts';
import { type PageServer, servePages } from '../support/page-server.ts';
import { freePort, makePlace, type Place, type SpawnedApp, spawnApp } from '../support/spawn-app.ts';
import { NEW_PASSWORD } from './chat-driver.ts';

/** Microsoft's directlinejs as packaged for browsers, in a browser, on a page of another origin. */

const BUNDLE = join(dirname(require.resolve('botframework-directlinejs')), '..', 'dist', 'directline.js');

let place: Place;
let app: SpawnedApp;
let browser: Browser;
let portal: PageServer;

const pageFor = (origin: string) => `<!doctype html>
<html><head><link rel="icon" href="data:,"></head><body><script src="/directline.js"></script>
<script>
window.heard = [];
const domain = '${origin}/v3/directline';
const webSocket = !location.search.includes('polling');
let line;
function connect(how) {
  // The client waits 3 to 15 seconds before it reconnects; this makes it 3.
  line = new DirectLine.DirectLine({ domain, webSocket, pollingInterval: 300, random: () => 0, token: opened.token, ...how });
  line.connectionStatus$.subscribe(() => {});
  line.activity$.subscribe((activity) => heard.push(activity));
}
window.takeUpAgain = () => {
  const { conversationId, watermark } = line;
  line.end();
  connect({ conversationId, watermark });
};
window.post = (text, clientActivityID) => new Promise((resolve, reject) => line.postActivity({
  type: 'message', text, from: { id: 'me' }, channelData: { clientActivityID },
}).subscribe(resolve, reject));
fetch(domain + '/tokens/generate', { method: 'POST' }).then((answer) => answer.json()).then((opened) => {
  window.opened = opened;
  connect({});
});
</script></body></html>`;

async function heard(page: Page): Promise<BotMessage[]> {
  return (await page.evaluate('window.heard')) as BotMessage[];
}

async function until(page: Page, step: string): Promise<void> {
  await eventually(page, `window.heard.at(-1)?.channelData?.step === ${JSON.stringify(step)}`);
}

/** The id that the message got, or `retry` where the client says so. */
async function post(page: Page, text: string, id: string): Promise<string> {
  return String(await page.evaluate(`window.post(${JSON.stringify(text)}, ${JSON.stringify(id)})`));
}

/** The conversation as the server has it. */
async function serverLog(page: Page): Promise<BotMessage[]> {
  const { conversationId, token } = (await page.evaluate('window.opened')) as Record<string, string>;
  const answer = await fetch(`${place.origin}/v3/directline/conversations/${conversationId}/activities`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return ((await answer.json()) as { activities: BotMessage[] }).activities;
}

describeBrowser('directlinejs', () => {
  beforeAll(async () => {
    browser = await openBrowser();
    const port = await freePort();
    portal = await servePages({
      '/': { type: 'text/html', body: pageFor(`http://127.0.0.1:${port}`) },
      '/directline.js': { type: 'text/javascript', body: readFileSync(BUNDLE, 'utf8') },
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
    'a whole conversation over a crash of the server: %s',
    async (name, query, account) => {
      const page = await browser.newPage();
      let sockets = 0;
      page.on('websocket', () => {
        sockets += 1;
      });
      await page.goto(`http://127.0.0.1:${portal.port}/${query}`);
      await until(page, 'greeting.choose-situation');
      await post(page, '忘记密码', 'm1');
      await until(page, 'forgot-password.ask-account');
      await post(page, account.phone, 'm2');
      await until(page, 'forgot-password.choose-way');

      await app.kill();
      expect(await post(page, '短信', 'm3')).toBe('retry');
      app = await spawnApp(place);
      // A client that polls gives up at the first failure; one that listens comes back by itself.
      if (name === 'polling') await page.evaluate('takeUpAgain()');
      // Before it has: what is said now has to reach it by the watermark.
      const id = await post(page, '短信', 'm3');
      expect(await post(page, '短信', 'm3')).toBe(id);
      await until(page, 'forgot-password.enter-code');
      await post(page, await app.code(account.phone), 'm4');
      await until(page, 'forgot-password.new-password');

      const answer = await fetch(`${app.origin}${formPath(await heard(page))}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ password: NEW_PASSWORD, confirm: NEW_PASSWORD }),
      });
      expect(answer.status).toBe(200);
      await until(page, 'forgot-password.advice');
      expect(await app.login(account.username, NEW_PASSWORD)).toEqual({ ok: true });

      const known = await serverLog(page);
      expect((await heard(page)).map((one) => one.id)).toEqual(known.map((one) => one.id));
      expect(known.filter(({ from }) => from.role === 'user').map((one) => one.channelData)).toEqual(
        ['m1', 'm2', 'm3', 'm4'].map((clientActivityID) => ({ clientActivityID })),
      );
      expect(known.length).toBe(11);
      if (name === 'polling') expect(sockets).toBe(0);
      else expect(sockets).toBeGreaterThan(1);
      await page.close();
    },
    60_000,
  );
});
