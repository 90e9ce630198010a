import type { Browser, Page } from 'playwright-core';
import { widgetZhCN } from '../../src/copy/ui.zh-CN.ts';
import { ACCOUNTS } from '../support/accounts.ts';
import {
  axeFindings,
  describeBrowser,
  eventually,
  newPhone,
  openBrowser,
  picture,
} from '../support/browser.ts';
import { type PageServer, servePages } from '../support/page-server.ts';
import { freePort, makePlace, type Place, pause, type SpawnedApp, spawnApp } from '../support/spawn-app.ts';
import { chatOn, NEW_PASSWORD } from './chat-driver.ts';

const { active } = ACCOUNTS;

let place: Place;
let app: SpawnedApp;
let browser: Browser;
let portal: PageServer;
let stranger: PageServer;

const pageOf = (origin: string) => `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>办事大厅</title><link rel="icon" href="data:,"></head>
<body><main><h1>办事大厅</h1><p>${'网上办事。'.repeat(200)}</p><button id="other">别的按钮</button></main>
<script src="${origin}/widget.js"></script></body></html>`;

const opener = (page: Page) => page.getByRole('button', { name: widgetZhCN.open });
const panel = (page: Page) => page.getByRole('dialog', { name: widgetZhCN.label });

async function openWidget(page: Page) {
  await opener(page).click();
  const frame = panel(page).frameLocator('iframe');
  const chat = chatOn(page, frame);
  await chat.greeted();
  return chat;
}

const hasFocus = (page: Page) =>
  eventually(page, `document.activeElement?.shadowRoot?.activeElement?.className === 'open'`);

describeBrowser('the widget on a page of another origin', () => {
  beforeAll(async () => {
    browser = await openBrowser();
    const port = await freePort();
    const page = { '/': { type: 'text/html', body: pageOf(`http://127.0.0.1:${port}`) } };
    [portal, stranger] = await Promise.all([servePages(page), servePages(page)]);
    place = await makePlace({ port, allowedOrigins: [`http://127.0.0.1:${portal.port}`] });
    app = await spawnApp(place);
  }, 30_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await portal?.close();
    await stranger?.close();
    place?.remove();
  });

  test('on a phone: a whole conversation with its secure form', async () => {
    const { page, complaints } = await newPhone(browser);
    await page.goto(`http://127.0.0.1:${portal.port}/`);
    await picture(page, 'widget-closed');
    const chat = await openWidget(page);
    await chat.proveWho(app, active.phone);
    await picture(page, 'widget-card');
    await chat.openSheet();
    await picture(page, 'widget-sheet');
    await chat.fillPassword(NEW_PASSWORD);
    await chat.save();
    await chat.sheet.waitFor({ state: 'detached' });
    await chat.atStep(0);
    expect(await app.login(active.username, NEW_PASSWORD)).toEqual({ ok: true });
    await picture(page, 'widget-done');

    const before = await chat.bubbles();
    await page.getByRole('button', { name: widgetZhCN.close }).tap();
    await panel(page).waitFor({ state: 'hidden' });
    await hasFocus(page);
    await opener(page).tap();
    await chat.input.waitFor();
    expect(await chat.bubbles()).toEqual(before);
    expect(complaints).toEqual([]);
    expect(await axeFindings(page)).toEqual([]);
  }, 60_000);

  test('on a large screen: Escape closes it from within, the focus goes back to its button', async () => {
    const { page, complaints } = await newPhone(browser, {
      isMobile: false,
      hasTouch: true,
      viewport: { width: 1280, height: 800 },
    });
    await page.goto(`http://127.0.0.1:${portal.port}/`);
    const chat = await openWidget(page);
    await chat.choose('forgotPassword');
    await chat.atStep(1);
    await picture(page, 'widget-desktop');
    await chat.input.press('Escape');
    await panel(page).waitFor({ state: 'hidden' });
    await hasFocus(page);
    await page.keyboard.press('Enter');
    await chat.atStep(1);
    expect(complaints).toEqual([]);
  }, 30_000);

  test('a page whose origin is not allowed gets an empty frame', async () => {
    const { page, complaints } = await newPhone(browser);
    await page.goto(`http://127.0.0.1:${stranger.port}/`);
    await opener(page).tap();
    await panel(page).waitFor();
    await expectSoon(() => complaints.some((one) => one.includes('frame-ancestors')));
    expect(await panel(page).frameLocator('iframe').getByRole('textbox').count()).toBe(0);
    const answer = await fetch(`${app.origin}/v3/directline/tokens/generate`, {
      method: 'POST',
      headers: { origin: `http://127.0.0.1:${stranger.port}` },
    });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  }, 30_000);
});

async function expectSoon(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100 && !holds(); tries += 1) await pause(50);
  expect(holds()).toBe(true);
}
