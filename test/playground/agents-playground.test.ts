import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { zhCN } from '../../src/copy/zh-CN.ts';
import { NEW_PASSWORD } from '../e2e/chat-driver.ts';
import { ACCOUNTS } from '../support/accounts.ts';
import { describeBrowser, openBrowser, picture } from '../support/browser.ts';
import { freePort, makePlace, type Place, pause, type SpawnedApp, spawnApp } from '../support/spawn-app.ts';

/**
 * Microsoft's own client for bots under test. No dependency of ours, because its licence is not an open one (see
 * docs/bot-framework.md); `npm run test:playground` wants it in node_modules, or named in PLAYGROUND_CLI.
 */
const CLI =
  process.env.PLAYGROUND_CLI ??
  join(__dirname, '..', '..', 'node_modules', '@microsoft', 'm365agentsplayground', 'cli.js');
if (!existsSync(CLI)) throw new Error(`no Agents Playground at ${CLI}: see docs/bot-framework.md`);

const { active } = ACCOUNTS;

let place: Place;
let app: SpawnedApp;
let playground: ChildProcess;
let browser: Browser;
let page: Page;

describeBrowser.each(['emulator', 'msteams'])('the Agents Playground as %s', (channelId) => {
  beforeAll(async () => {
    place = await makePlace({ env: { BOT_FRAMEWORK: 'emulator' } });
    app = await spawnApp(place);
    const port = await freePort();
    const options = ['-e', `${place.origin}/api/messages`, '-c', channelId, '-p', String(port)];
    playground = spawn(process.execPath, [CLI, 'start', ...options, '--disable-telemetry'], {
      cwd: tmpdir(),
      stdio: 'ignore',
    });
    browser = await openBrowser();
    page = await (await browser.newContext({ viewport: { width: 1400, height: 1000 } })).newPage();
    await visit(`http://127.0.0.1:${port}/`);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    playground?.kill();
    await app?.stop();
    place?.remove();
  });

  test('a forgotten password, from the greeting to the word that it is done', async () => {
    await hears(zhCN.greeting.hello('一窗通'));
    await say('忘记密码');
    await hears('请输入办账号时留的手机号');
    await say(active.phone);
    await hears('接下来要确认是您本人');
    if (channelId === 'emulator') await page.getByRole('button', { name: zhCN.choices.bySms.title }).click();
    else await say('1');
    await hears('验证码短信已经发出');
    await say(await app.code(active.phone));
    const link = page.getByText(zhCN.forgotPassword.newPasswordCard.button, { exact: true });
    await link.waitFor();
    await picture(page, `playground-${channelId}-link`);
    const [form] = await Promise.all([page.context().waitForEvent('page'), link.click()]);
    const { labels, newPassword } = zhCN.form;
    await form.getByLabel(labels.password, { exact: true }).fill(NEW_PASSWORD);
    await form.getByLabel(labels.confirm, { exact: true }).fill(NEW_PASSWORD);
    await form.getByRole('button', { name: newPassword.submit }).click();
    await form.getByRole('heading', { name: newPassword.done.title }).waitFor();
    // Nobody says anything more: it comes by itself.
    await hears('密码改好了');
    await picture(page, `playground-${channelId}-done`);
    expect(await app.login(active.username, NEW_PASSWORD)).toEqual({ ok: true });
  }, 60_000);
});

/** Tries until the server listens. */
async function visit(url: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await page.goto(url);
      return;
    } catch (error) {
      if (tries > 100) throw error;
      await pause(100);
    }
  }
}

async function say(text: string): Promise<void> {
  await page.getByRole('textbox').first().click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

async function hears(text: string): Promise<void> {
  const [line = ''] = text.split('\n');
  await page.getByText(line).first().waitFor({ timeout: 15_000 });
}
