import type { Browser, Page } from 'playwright-core';
import { en } from '../../src/copy/en.ts';
import { pagesZh } from '../../src/copy/pages.zh-CN.ts';
import { uiEn } from '../../src/copy/ui.en.ts';
import { uiZhCN } from '../../src/copy/ui.zh-CN.ts';
import { zhCN } from '../../src/copy/zh-CN.ts';
import { ACCOUNTS } from '../support/accounts.ts';
import { axeFindings, describeBrowser, newPhone, openBrowser, picture } from '../support/browser.ts';
import { makePlace, type Place, pause, type SpawnedApp, spawnApp } from '../support/spawn-app.ts';
import { chatOn, NEW_PASSWORD } from './chat-driver.ts';

const { active, company, passwordLocked: elderly } = ACCOUNTS;
const SMALL = { width: 360, height: 640 };

/** Whether a button of that name is wholly within the part of the conversation that shows. */
const IS_IN_SIGHT = `(name) => {
  const log = document.querySelector('.log').getBoundingClientRect();
  return [...document.querySelectorAll('.log button')].some((button) => {
    const { top, bottom } = button.getBoundingClientRect();
    return button.textContent.includes(name) && top >= log.top && bottom <= log.bottom;
  });
}`;
async function expectInSight(page: Page, name: string): Promise<void> {
  const isInSight = () => page.evaluate(`(${IS_IN_SIGHT})(${JSON.stringify(name)})`);
  for (let tries = 0; tries < 60 && !(await isInSight()); tries += 1) await pause(50);
  expect([name, await isInSight()]).toEqual([name, true]);
}
const FOCUSED_TAG = 'document.activeElement?.tagName';

let place: Place;
let app: SpawnedApp;
let browser: Browser;

describeBrowser('the chat page on a phone', () => {
  beforeAll(async () => {
    place = await makePlace();
    [app, browser] = await Promise.all([spawnApp(place), openBrowser()]);
  }, 30_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    place?.remove();
  });

  test('a forgotten password from the first tap to the login', async () => {
    const { page, complaints } = await newPhone(browser);
    await page.goto(app.origin);
    const chat = chatOn(page);
    await chat.atStep(0);
    await chat.proveWho(app, active.phone);
    await picture(page, 'chat-card');

    await chat.openSheet();
    await picture(page, 'chat-sheet');
    const rule = (name: 'length' | 'classes') =>
      chat.form.getByRole('listitem').filter({ hasText: uiZhCN.password.rules[name]('mlps3') });
    await chat.fillPassword('short-1', '');
    const { met, unmet } = uiZhCN.password;
    await rule('length').getByText(unmet).waitFor();
    await rule('classes').getByText(met).waitFor();
    await picture(page, 'chat-weak');
    await chat.fillPassword('long-enough-only', '');
    await rule('length').getByText(met).waitFor();
    await chat.fillPassword(NEW_PASSWORD, `${NEW_PASSWORD}x`);
    await chat.save();
    await chat.form.getByText(uiZhCN.form.confirmWrong).waitFor();
    await chat.fillPassword(NEW_PASSWORD);
    await chat.save();
    await chat.form.getByText(zhCN.form.newPassword.done.title).waitFor();
    await picture(page, 'chat-saved');

    await chat.sheet.waitFor({ state: 'detached' });
    await chat.atStep(0);
    const said = await chat.bubbles();
    await picture(page, 'chat-done');
    expect(said.map(({ side }) => side).join(' ')).toBe('bot me bot me bot me bot me bot bot bot');
    expect(said.at(-2)?.text).toBe(zhCN.forgotPassword.done('一窗通', false));
    const whole = JSON.stringify(said);
    for (const secret of [active.phone, NEW_PASSWORD]) expect(whole).not.toContain(secret);

    await page.goto(`${app.origin}/demo/portal`);
    await page.getByLabel(pagesZh.demo.portal.account, { exact: true }).fill(active.username);
    await page.getByLabel(pagesZh.demo.portal.password, { exact: true }).fill(NEW_PASSWORD);
    await page.getByRole('button', { name: pagesZh.demo.portal.submit, exact: true }).tap();
    await page.getByText(pagesZh.demo.portal.ok).waitFor();
    await picture(page, 'portal');

    const notMe = zhCN.form.notMe;
    const notice = (await app.outbox()).find(({ text }) => text.includes('/f/'))?.text ?? '';
    const link = /https?:\S+\/f\/[\w-]+/.exec(notice)?.[0] ?? '';
    await page.goto(link);
    await page.getByRole('button', { name: notMe.decline.label }).tap();
    await page.getByRole('heading', { name: notMe.decline.done.title }).waitFor();
    await page.goto(link);
    await page.getByRole('button', { name: notMe.submit }).tap();
    await page.getByRole('dialog').getByText(notMe.confirm).waitFor();
    await picture(page, 'not-me-asked');
    await page.getByRole('button', { name: uiZhCN.form.notNow }).tap();
    expect(await app.login(active.username, NEW_PASSWORD)).toEqual({ ok: true });
    await page.getByRole('button', { name: notMe.submit }).tap();
    await page.getByRole('dialog').getByRole('button', { name: notMe.submit }).tap();
    await page.getByRole('heading', { name: notMe.done('').title }).waitFor();
    await page.locator('.outcome').getByRole('link', { name: '12345' }).waitFor();
    expect(await page.getByRole('button').count()).toBe(0);
    expect((await app.login(active.username, NEW_PASSWORD)).ok).toBe(false);
    expect(complaints).toEqual([]);
  }, 45_000);

  test('a reload keeps the conversation, another tab and a shared computer do not', async () => {
    const { page, complaints } = await newPhone(browser);
    await page.goto(app.origin);
    const chat = chatOn(page);
    await chat.choose('forgotPassword');
    await chat.atStep(1);
    await chat.say(company.phone);
    await chat.atStep(2);
    const before = await chat.bubbles();
    await page.reload();
    await chat.atStep(2);
    expect(await chat.bubbles()).toEqual(before);
    await chat.choose('otherAccount');
    await chat.atStep(1);
    expect((await chat.bubbles()).length).toBe(before.length + 2);
    const { placeholder } = uiZhCN.composer;
    expect(await chat.input.getAttribute('placeholder')).toBe(placeholder.account);

    // Asked for twice: only the newer page can be opened.
    await chat.say(zhCN.choices.byIdNumber.title);
    await page.locator('.card').waitFor();
    await chat.say(zhCN.choices.byIdNumber.title);
    await page.locator('.card').nth(1).waitFor();
    const opener = page.getByRole('button', { name: zhCN.forgotPassword.idNumberCard.button });
    expect(await opener.count()).toBe(1);
    expect(await page.locator('.card').first().textContent()).toContain(uiZhCN.log.cardVoid);
    await picture(page, 'chat-void-card');

    const kept = String(await page.evaluate('JSON.stringify({ ...localStorage }) + document.cookie'));
    const session = JSON.parse(String(await page.evaluate('Object.values({ ...sessionStorage }).join()')));
    expect(session).toMatchObject({ conversationId: expect.any(String), token: expect.any(String) });
    expect(kept).not.toContain(session.token);
    expect(kept).not.toContain(session.conversationId);

    const other = await page.context().newPage();
    await other.goto(app.origin);
    await other.getByRole('button', { name: zhCN.choices.forgotPassword.title }).waitFor();
    expect((await chatOn(other).bubbles()).length).toBe(1);
    expect(complaints).toEqual([]);
  }, 30_000);

  test('cleared, nothing of it is left on the device', async () => {
    const { page, complaints } = await newPhone(browser);
    await page.goto(app.origin);
    const chat = chatOn(page);
    await chat.choose('forgotPassword');
    await chat.atStep(1);
    const first = String(await page.evaluate('Object.values({ ...sessionStorage }).join()'));
    await page.getByRole('button', { name: uiZhCN.composer.clear }).tap();
    await page.getByRole('button', { name: uiZhCN.composer.clearYes, exact: true }).tap();
    await chat.atStep(0);
    await page.getByRole('button', { name: zhCN.choices.forgotPassword.title }).waitFor();
    expect((await chat.bubbles()).map(({ side }) => side)).toEqual(['bot']);
    const second = JSON.parse(String(await page.evaluate('Object.values({ ...sessionStorage }).join()')));
    expect(second.conversationId).not.toBe(JSON.parse(first).conversationId);
    expect(complaints).toEqual([]);
  }, 30_000);

  test('an English browser is offered English; the page goes along with the bot', async () => {
    const { page, complaints } = await newPhone(browser, { locale: 'en-US' });
    await page.goto(app.origin);
    const offer = page.getByText(uiZhCN.header.otherLanguageOffer);
    await offer.waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await picture(page, 'offers-english');
    expect(await axeFindings(page)).toEqual([]);
    const chat = chatOn(page);
    await chat.greeted();
    await chat.say('English');
    await page.locator('html[lang=en]').waitFor();
    await page.getByRole('textbox', { name: uiEn.composer.label }).waitFor();
    expect(await offer.count()).toBe(0);
    await page.reload();
    await page.getByRole('textbox', { name: uiEn.composer.label }).waitFor();
    expect(complaints).toEqual([]);
  }, 30_000);

  test('large print on a small phone: what to press next is in sight at each step', async () => {
    const { page, complaints } = await newPhone(browser, { viewport: SMALL });
    await page.goto(app.origin);
    await page.getByRole('button', { name: uiZhCN.header.elderOn }).tap();
    const chat = chatOn(page);
    const { choices } = zhCN;
    const inSight = (name: string) => expectInSight(page, name);
    await inSight(choices.forgotPassword.title);
    await chat.choose('forgotPassword');
    await chat.atStep(1);
    await inSight(choices.byIdNumber.title);
    expect(await page.evaluate(FOCUSED_TAG)).not.toBe('TEXTAREA');
    await chat.say(elderly.phone);
    await chat.atStep(2);
    await inSight(choices.bySms.title);
    await chat.choose('bySms');
    await chat.atStep(3);
    await inSight(choices.resend.title);
    await picture(page, 'small-elder-code');

    // The keyboard comes up.
    expect(await chat.input.getAttribute('inputmode')).toBe('numeric');
    await chat.input.focus();
    await page.setViewportSize({ ...SMALL, height: 380 });
    await page.locator('html.tight').waitFor();
    const room = await page.locator('.log').boundingBox();
    expect(room?.height).toBeGreaterThanOrEqual(220);
    await picture(page, 'small-elder-keyboard');
    await page.setViewportSize(SMALL);

    await chat.say(await app.code(elderly.phone));
    await chat.atStep(4);
    await inSight(zhCN.forgotPassword.newPasswordCard.button);
    await chat.openSheet();
    await page.getByRole('button', { name: uiZhCN.sheet.close }).tap();
    await chat.sheet.waitFor({ state: 'detached' });
    expect(await page.evaluate(FOCUSED_TAG)).not.toBe('TEXTAREA');
    expect(complaints).toEqual([]);
  }, 40_000);

  test('a card longer than a small phone: its button is in sight when it arrives', async () => {
    const { page } = await newPhone(browser, { viewport: SMALL });
    await page.goto(app.origin);
    await page.getByRole('button', { name: uiZhCN.header.otherLanguageLabel }).tap();
    const chat = chatOn(page, page, 'en');
    await chat.choose('forgotPassword');
    await chat.atStep(1);
    await chat.say(company.phone);
    await chat.atStep(2);
    await chat.choose('byRealName');
    await page.locator('.card').waitFor();
    await expectInSight(page, en.forgotPassword.realNameCard.button);
    await picture(page, 'small-english-card');
    await chat.say('hello');
    await page.locator('.card').nth(1).waitFor();
    await expectInSight(page, en.forgotPassword.realNameCard.button);
  }, 30_000);

  test('English and large print from the first word on', async () => {
    const { page, complaints } = await newPhone(browser);
    await page.goto(app.origin);
    await page.getByRole('button', { name: uiZhCN.header.otherLanguageLabel }).tap();
    const chat = chatOn(page, page, 'en');
    await chat.choose('forgotPassword');
    await chat.atStep(1);
    const size = async () =>
      Number(await page.evaluate(`parseFloat(getComputedStyle(document.querySelector('.bubble')).fontSize)`));
    const before = await size();
    await page.getByRole('button', { name: uiEn.header.elderOn }).tap();
    await page.locator('html.elder').waitFor();
    expect(await size()).toBeGreaterThan(Math.max(before, 20));
    await page.reload();
    await chat.atStep(1);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await size()).toBeGreaterThan(20);
    await picture(page, 'english-elder');
    expect(complaints).toEqual([]);
  }, 30_000);
});
