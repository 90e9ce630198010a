import type { Browser, Page } from 'playwright-core';
import { uiZhCN } from '../../src/copy/ui.zh-CN.ts';
import { zhCN } from '../../src/copy/zh-CN.ts';
import { maskPhone } from '../../src/domain/masking.ts';
import { ACCOUNTS } from '../support/accounts.ts';
import { describeBrowser, eventually, newPhone, openBrowser, picture } from '../support/browser.ts';
import type { BotMessage } from '../support/citizen.ts';
import { makePlace, type Place, type SpawnedApp, spawnApp } from '../support/spawn-app.ts';
import { type ChatDriver, chatOn } from './chat-driver.ts';

const { phone } = ACCOUNTS.active;
const { connection, log } = uiZhCN;

let place: Place;
let app: SpawnedApp;
let browser: Browser;
let page: Page;
let chat: ChatDriver;

interface Session {
  conversationId: string;
  token: string;
}

/** The conversation as the server has it. */
async function serverLog(): Promise<BotMessage[]> {
  const { conversationId, token } = await session();
  const answer = await fetch(`${place.origin}/v3/directline/conversations/${conversationId}/activities`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { activities } = (await answer.json()) as { activities: BotMessage[] };
  return activities.filter(({ type }) => type === 'message');
}

async function session(): Promise<Session> {
  return JSON.parse(String(await page.evaluate('Object.values({ ...sessionStorage }).join()')));
}

/** The same citizen's words by another way, while the page cannot hear. */
async function sayElsewhere(text: string): Promise<void> {
  const { conversationId, token } = await session();
  const answer = await fetch(`${place.origin}/v3/directline/conversations/${conversationId}/activities`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'message', text, from: { id: 'me' } }),
  });
  expect(answer.status).toBe(200);
}

/** The page shows what the server has: each message once, in its order. */
async function expectInStep(): Promise<void> {
  const known = await serverLog();
  await eventually(page, `document.querySelectorAll('[data-key]').length >= ${known.length}`);
  expect((await chat.bubbles()).map(({ text }) => text)).toEqual(known.map(({ text }) => text));
}
/** Shown once, and nowhere but here. */
async function expectUnsent(): Promise<void> {
  expect(await page.locator('.message.me').filter({ hasText: phone }).count()).toBe(1);
  expect((await serverLog()).map(({ text }) => text)).not.toContain(maskPhone(phone));
}

const notice = (text: string) => page.getByRole('status').getByText(text);
const wentOn = () => page.locator('.connection .notice').waitFor({ state: 'detached' });

describeBrowser('a connection that breaks', () => {
  beforeAll(async () => {
    browser = await openBrowser();
  }, 30_000);
  afterAll(() => browser?.close());

  beforeEach(async () => {
    place = await makePlace();
    app = await spawnApp(place);
    ({ page } = await newPhone(browser));
    await page.goto(app.origin);
    chat = chatOn(page);
    await chat.choose('forgotPassword');
    await chat.atStep(1);
  }, 30_000);
  afterEach(async () => {
    await page.context().close();
    await app.stop();
    place.remove();
  });

  test.each(['stop', 'kill'] as const)(
    'the server is restarted (%s)',
    async (how) => {
      await app[how]();
      await notice(connection.reconnecting).waitFor();
      await chat.say(phone);
      await page.getByRole('button', { name: log.failed }).waitFor();
      await picture(page, `reconnect-${how}-failed`);
      app = await spawnApp(place);
      // It would by itself within seconds, and may have.
      await page
        .getByRole('button', { name: connection.tryNow })
        .tap({ timeout: 1000 })
        .catch(() => {});
      await wentOn();
      await expectUnsent();
      await page.getByRole('button', { name: log.failed }).tap();
      await chat.atStep(2);
      await expectInStep();
      await chat.choose('bySms');
      await chat.atStep(3);
      await expectInStep();
      expect((await serverLog()).length).toBe(7);
    },
    60_000,
  );

  test('a message on its way at the restart is run once', async () => {
    await app.kill();
    await chat.say(phone);
    await page.getByLabel(log.sending).waitFor();
    app = await spawnApp(place);
    // Sent again by itself, or by the citizen where the start took too long.
    const again = page.getByRole('button', { name: log.failed });
    await Promise.race([chat.atStep(2), again.tap().then(() => chat.atStep(2))]);
    await wentOn();
    await expectInStep();
    expect((await serverLog()).length).toBe(5);
  }, 60_000);

  test('a message whose answer was lost is posted again and not run again', async () => {
    let deaf = false;
    await page.routeWebSocket(/\/stream/, (socket) => {
      const server = socket.connectToServer();
      server.onMessage((frame) => {
        if (!deaf) socket.send(frame);
      });
    });
    await page.reload();
    await chat.atStep(1);
    let posts = 0;
    await page.route('**/activities', async (route) => {
      posts += 1;
      if (posts > 1) return route.continue();
      await route.fetch();
      await route.abort();
    });
    // Otherwise the stream brings the message back before there is a need to post it again.
    deaf = true;
    await chat.say(phone);
    await chat.atStep(2);
    await expectInStep();
    expect(posts).toBe(2);
    expect((await serverLog()).length).toBe(5);
  }, 60_000);

  test('the phone goes offline', async () => {
    await page.context().setOffline(true);
    await notice(connection.offline).waitFor();
    await chat.say(phone);
    await page.getByRole('button', { name: log.failed }).waitFor();
    await picture(page, 'reconnect-offline');
    await sayElsewhere('用身份证号');
    expect((await chat.bubbles()).length).toBe(4);
    await page.context().setOffline(false);
    await wentOn();
    await page.getByText(zhCN.forgotPassword.idNumberForm).waitFor();
    await expectUnsent();
    await page.getByRole('button', { name: log.failed }).tap();
    await chat.atStep(2);
    await expectInStep();
    const said = (await serverLog()).map(({ text }) => text);
    expect(said.slice(3).filter((_, index) => index % 2 === 0)).toEqual(['用身份证号', maskPhone(phone)]);
    expect(said.length).toBe(7);
  }, 60_000);

  test('a socket that dies unnoticed while the page is out of sight loses nothing', async () => {
    await page.context().setOffline(true);
    await app.kill();
    app = await spawnApp(place);
    for (const text of [phone, '短信', '没收到']) await sayElsewhere(text);
    await page.context().setOffline(false);
    await chat.atStep(3);
    await expectInStep();
    expect((await serverLog()).length).toBe(9);
  }, 60_000);
});
