import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { uiEn } from '../../src/copy/ui.en.ts';
import { uiZhCN } from '../../src/copy/ui.zh-CN.ts';
import { zhCN } from '../../src/copy/zh-CN.ts';
import type { Locale } from '../../src/domain/locale.ts';
import { maskUsername } from '../../src/domain/masking.ts';
import { demoAccounts } from '../../src/services/demo/demo-accounts.ts';
import {
  axeFindings,
  describeBrowser,
  eventually,
  newPhone,
  openBrowser,
  picture,
} from '../support/browser.ts';
import { makePlace, type Place, type SpawnedApp, spawnApp } from '../support/spawn-app.ts';
import { chatOn, NEW_PASSWORD } from './chat-driver.ts';

const phoneOf = (id: string) => demoAccounts(0).find((account) => account.id.startsWith(id))?.phone ?? '';

let place: Place;
let app: SpawnedApp;
let browser: Browser;

/** Fading in, words are pale for a moment: without motion what is measured is what is read. */
const STILL: BrowserContextOptions = { reducedMotion: 'reduce' };

interface Look {
  name: string;
  phone: string;
  dark?: true;
  elder?: true;
  locale?: Locale;
}

const LOOKS: Look[] = [
  { name: 'plain', phone: phoneOf('demo-01') },
  { name: 'dark', phone: phoneOf('demo-02'), dark: true },
  { name: 'elder', phone: phoneOf('demo-09'), elder: true },
  { name: 'English', phone: phoneOf('demo-10'), locale: 'en' },
  { name: 'English, elder and dark', phone: phoneOf('demo-11'), locale: 'en', elder: true, dark: true },
];

describeBrowser('accessibility', () => {
  beforeAll(async () => {
    place = await makePlace();
    [app, browser] = await Promise.all([spawnApp(place), openBrowser()]);
  }, 30_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    place?.remove();
  });

  test.each(LOOKS)(
    'axe finds nothing: $name',
    async ({ name, phone, dark, elder, locale = 'zh-CN' }) => {
      const { page } = await newPhone(browser, { ...STILL, colorScheme: dark ? 'dark' : 'light' });
      await page.goto(app.origin);
      const ui = locale === 'en' ? uiEn : uiZhCN;
      if (locale === 'en') await page.getByRole('button', { name: uiZhCN.header.otherLanguageLabel }).tap();
      if (elder) await page.getByRole('button', { name: ui.header.elderOn }).tap();
      const chat = chatOn(page, page, locale);
      const found: Record<string, string[]> = {};
      const look = async (state: string) => {
        await picture(page, `axe-${name}-${state}`);
        found[state] = await axeFindings(page);
      };

      await chat.greeted();
      await look('greeting');
      await chat.choose('forgotPassword');
      await chat.atStep(1);
      await chat.say(phone);
      await chat.atStep(2);
      await look('mid-flow');
      await chat.choose('bySms');
      await chat.atStep(3);
      await chat.say(await app.code(phone));
      await chat.atStep(4);
      await chat.openSheet();
      await look('form');
      await chat.fillPassword('weak', 'other');
      await chat.save();
      await chat.form.getByText(ui.form.confirmWrong).waitFor();
      await look('form with errors');
      await chat.fillPassword(NEW_PASSWORD);
      await chat.save();
      await chat.sheet.waitFor({ state: 'detached' });
      await chat.atStep(0);
      await look('done');
      expect(found).toEqual({ greeting: [], 'mid-flow': [], form: [], 'form with errors': [], done: [] });
    },
    30_000,
  );

  test('with the keyboard alone', async () => {
    const { page, complaints } = await newPhone(browser, { isMobile: false, hasTouch: false });
    const account = phoneOf('demo-08');
    await page.goto(app.origin);
    const chat = chatOn(page);
    await chat.greeted();
    await tabTo(page, zhCN.choices.forgotPassword.title);
    await page.keyboard.press('Enter');
    await chat.atStep(1);
    await tabTo(page, uiZhCN.composer.label);
    await page.keyboard.type(account);
    await page.keyboard.press('Enter');
    await chat.atStep(2);
    await tabTo(page, zhCN.choices.bySms.title);
    await page.keyboard.press('Enter');
    await chat.atStep(3);
    await tabTo(page, uiZhCN.composer.label);
    await page.keyboard.type(await app.code(account));
    await page.keyboard.press('Enter');
    // One phone, two accounts: the person's, not the company's.
    const own = new RegExp(maskUsername('zhaoxiulan').replaceAll('*', '\\*'));
    await page.getByRole('button', { name: own }).waitFor();
    await picture(page, 'keyboard-accounts');
    await tabTo(page, own, { backwards: true });
    await page.keyboard.press('Enter');
    await chat.atStep(4);
    await tabTo(page, zhCN.forgotPassword.newPasswordCard.button);
    await page.keyboard.press('Enter');
    await chat.form.getByRole('heading', { name: zhCN.form.newPassword.title }).waitFor();
    await page.keyboard.press('Escape');
    await chat.sheet.waitFor({ state: 'detached' });
    await focusOn(page, uiZhCN.composer.label);

    await tabTo(page, zhCN.forgotPassword.newPasswordCard.button, { backwards: true });
    await page.keyboard.press('Enter');
    await chat.form.getByRole('heading', { name: zhCN.form.newPassword.title }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type(NEW_PASSWORD);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type(NEW_PASSWORD);
    await picture(page, 'keyboard-form');
    await page.keyboard.press('Enter');
    await chat.sheet.waitFor({ state: 'detached' });
    await chat.atStep(0);
    await focusOn(page, uiZhCN.composer.label);
    expect(complaints).toEqual([]);
  }, 40_000);
});

const NAME_OF_FOCUSED = `(() => {
  const element = document.activeElement;
  return element === document.body ? '' : (element.getAttribute('aria-label') ?? element.textContent ?? '').trim();
})()`;

async function focused(page: Page): Promise<string> {
  return String(await page.evaluate(NAME_OF_FOCUSED));
}

async function focusOn(page: Page, name: string): Promise<void> {
  await eventually(page, `${NAME_OF_FOCUSED} === ${JSON.stringify(name)}`);
}

/** Goes on by Tab until what has the focus is called so. */
async function tabTo(page: Page, name: string | RegExp, { backwards = false } = {}): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 30; presses += 1) {
    const now = await focused(page);
    if (typeof name === 'string' ? now.startsWith(name) : name.test(now)) return;
    passed.push(now);
    await page.keyboard.press(backwards ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`the focus never came to 「${name}」, only to: ${passed.join(' | ')}`);
}
