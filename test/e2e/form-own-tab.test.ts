import type { Browser } from 'playwright-core';
import { uiZhCN, widgetZhCN } from '../../src/copy/ui.zh-CN.ts';
import { zhCN } from '../../src/copy/zh-CN.ts';
import { ACCOUNTS } from '../support/accounts.ts';
import { axeFindings, describeBrowser, newPhone, openBrowser, picture } from '../support/browser.ts';
import { type PageServer, servePages } from '../support/page-server.ts';
import { freePort, makePlace, type Place, type SpawnedApp, spawnApp } from '../support/spawn-app.ts';
import { chatOn, NEW_PASSWORD } from './chat-driver.ts';

const { active } = ACCOUNTS;

let place: Place;
let app: SpawnedApp;
let browser: Browser;
let portal: PageServer;

// Without https no browser keeps our cookie inside a page of another site, as many never do.
describeBrowser('a secure form inside a page of another site', () => {
  beforeAll(async () => {
    browser = await openBrowser();
    const port = await freePort();
    const body = `<!doctype html><html lang="zh-CN"><meta name="viewport" content="width=device-width, initial-scale=1"><title>办事大厅</title><link rel="icon" href="data:,">
      <main><h1>办事大厅</h1></main><script src="http://127.0.0.1:${port}/widget.js"></script></html>`;
    portal = await servePages({ '/': { type: 'text/html', body } });
    place = await makePlace({ port, allowedOrigins: [`http://localhost:${portal.port}`] });
    app = await spawnApp(place);
  }, 30_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await portal?.close();
    place?.remove();
  });

  test('is filled in in a tab of its own, and the chat goes on', async () => {
    const { page } = await newPhone(browser);
    await page.goto(`http://localhost:${portal.port}/`);
    await page.getByRole('button', { name: widgetZhCN.open }).tap();
    const frame = page.getByRole('dialog', { name: widgetZhCN.label }).frameLocator('iframe');
    const chat = chatOn(page, frame);
    await chat.greeted();
    await chat.proveWho(app, active.phone);
    await frame.getByRole('button', { name: zhCN.forgotPassword.newPasswordCard.button }).tap();
    const opener = chat.form.getByRole('link', { name: uiZhCN.form.ownTab });
    await opener.waitFor();
    await picture(page, 'own-tab-offer');
    expect(await axeFindings(page)).toEqual([]);
    const [tab] = await Promise.all([page.context().waitForEvent('page'), opener.tap()]);
    await chat.form.getByText(uiZhCN.form.ownTabOpened).waitFor();

    const { labels, newPassword } = zhCN.form;
    await tab.getByLabel(labels.password, { exact: true }).fill(NEW_PASSWORD);
    await tab.getByLabel(labels.confirm, { exact: true }).fill(NEW_PASSWORD);
    await picture(tab, 'own-tab-form');
    await tab.getByRole('button', { name: newPassword.submit }).tap();
    await tab.getByRole('heading', { name: newPassword.done.title }).waitFor();
    await chat.atStep(0);
    expect(await app.login(active.username, NEW_PASSWORD)).toEqual({ ok: true });
  }, 60_000);
});
