import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { uiEn } from '../../src/copy/ui.en.ts';
import { uiZhCN } from '../../src/copy/ui.zh-CN.ts';
import { zhCN } from '../../src/copy/zh-CN.ts';
import { ACCOUNTS } from '../support/accounts.ts';
import { axeFindings, describeBrowser, newPhone, openBrowser, picture } from '../support/browser.ts';
import { arrive, formPath } from '../support/citizen.ts';
import { makePlace, type Place, type SpawnedApp, spawnApp } from '../support/spawn-app.ts';
import { appealOn, codeTo, phonePhoto } from './appeal-driver.ts';

const OWNER = ACCOUNTS.active;
const WHO = { realName: OWNER.realName, idNumber: OWNER.idNumber, oldPhone: OWNER.phone };
const { steps, photos } = uiZhCN;
const { formsAppeal } = zhCN;

let place: Place;
let app: SpawnedApp;
let browser: Browser;
let front: Buffer;
let back: Buffer;

describeBrowser('the appeal form on a phone', () => {
  beforeAll(async () => {
    place = await makePlace();
    [app, browser, front, back] = await Promise.all([
      ...([spawnApp(place), openBrowser(), phonePhoto('人像面'), phonePhoto('国徽面')] as const),
    ]);
  }, 40_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    place?.remove();
  });

  test('from the card to the receipt, with a mistake at each step and a line that breaks', async () => {
    const { page, complaints } = await newPhone(browser);
    await page.goto(app.origin);
    const it = appealOn(page);
    await it.toForm(app, '13912340001');
    await picture(page, 'appeal-1-who');
    expect(await axeFindings(page)).toEqual([]);

    await it.next();
    await it.form.getByText(uiZhCN.form.required).first().waitFor();
    await it.form.getByText(formsAppeal.errors['old-contact']).waitFor();
    expect(await it.form.locator(':focus').getAttribute('name')).toBe('realName');
    await picture(page, 'appeal-1-errors');
    await it.who({ ...WHO, idNumber: OWNER.idNumber.replace(/.$/, (last) => (last === '1' ? '2' : '1')) });
    await it.next();
    await it.form.getByText(zhCN.form.errors['id-number']).waitFor();
    await it.who(WHO);
    await it.next();

    await it.at('documents');
    await it.form.getByText(/已保存。草稿编号 CG-/).waitFor();
    await picture(page, 'appeal-2-documents');
    expect(await axeFindings(page)).toEqual([]);
    await it.next();
    await it.form.getByText(photos.missing).first().waitFor();

    await page.route('**/files?field=id-front', (route) => route.abort());
    await it.photo('id-front', front);
    await it.photoOf('id-front').getByText(photos.network).waitFor();
    await picture(page, 'appeal-2-failed');
    await it.next();
    await it.form.getByText(photos.failed).waitFor();
    await page.unroute('**/files?field=id-front');
    await it.photoOf('id-front').getByRole('button', { name: photos.retry }).tap();
    await it.photoOf('id-front').getByText(photos.uploaded).waitFor();
    await it.photo('id-back', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
    await it.photoOf('id-back').getByText(formsAppeal.pictures['not-a-picture']).waitFor();
    await it.photoOf('id-back').getByRole('button', { name: photos.remove }).tap();
    await it.photo('id-back', back);
    await it.photoOf('id-back').getByText(photos.uploaded).waitFor();
    await picture(page, 'appeal-2-uploaded');
    expect(await axeFindings(page)).toEqual([]);
    await it.next();

    await it.at('evidence');
    const { fields } = formsAppeal;
    await it.input(fields.registered.label).fill('大概去年三月');
    await it.input(fields.registeredPlace.label).fill('杭州');
    const lastYear = new Date().getFullYear() - 1;
    await it.form.getByText(steps.understood(`${lastYear} 年 3 月`)).waitFor();
    await it.input(fields.lastLogin.label).fill('好久以前，说不清了');
    await it.input(fields.events.label).fill('换了手机号，卡号 6222020200112233446 也换了');
    await it.form.getByText(steps.notUnderstood).waitFor();
    await picture(page, 'appeal-3-evidence');
    expect(await axeFindings(page)).toEqual([]);
    await it.next();

    await it.at('confirm');
    await it.form.getByText(steps.taken(`${lastYear} 年 3 月`)).waitFor();
    expect(await it.form.locator('body').textContent()).not.toContain('62220202');
    await picture(page, 'appeal-4-confirm');
    expect(await axeFindings(page)).toEqual([]);
    await it.button(steps.changeOf(formsAppeal.steps.who.title)).tap();
    await it.at('who');
    expect(await it.input(zhCN.form.labels.realName).inputValue()).toBe(WHO.realName);
    await it.input(fields.account.label).fill(OWNER.username);
    await it.button(steps.changed).tap();
    await it.at('confirm');
    await it.form.getByText(OWNER.username, { exact: true }).waitFor();

    await it.button(formsAppeal.appeal.submit).tap();
    await it.form.getByRole('heading', { name: formsAppeal.appeal.done.title }).waitFor();
    const told = (await it.form.locator('.outcome').textContent()) ?? '';
    const receipt = /SS\d{8}[0-9A-Z]{9}/.exec(told)?.[0] ?? '';
    expect(receipt).not.toBe('');
    await picture(page, 'appeal-5-receipt');
    expect(await axeFindings(page)).toEqual([]);
    await it.form.getByRole('button', { name: uiZhCN.form.backToChat }).tap();
    await it.sheet.waitFor({ state: 'detached' });
    await page.getByText(receipt).first().waitFor();
    const whole = JSON.stringify(await it.chat.bubbles());
    for (const secret of [WHO.realName, WHO.idNumber]) expect(whole).not.toContain(secret);
    // Lines that broke, and pictures refused, are told by the browser itself.
    expect(complaints.filter((one) => !/Failed to load resource/.test(one))).toEqual([]);
  }, 90_000);

  test('is gone on with on another phone, by the code of its draft; small, with large print', async () => {
    const first = await newPhone(browser);
    await first.page.goto(app.origin);
    const begun = appealOn(first.page);
    await begun.toForm(app, '13912340002');
    await begun.who(WHO);
    await begun.next();
    await begun.at('documents');
    await begun.photo('id-front', front);
    await begun.photoOf('id-front').getByText(photos.uploaded).waitFor();
    const note = (await begun.form.getByText(/草稿编号/).textContent()) ?? '';
    const draftCode = /CG[-0-9A-Z]+/.exec(note)?.[0] ?? '';
    await first.page.context().close();

    const { page, complaints } = await newPhone(browser, {
      viewport: { width: 360, height: 640 },
      colorScheme: 'dark',
    });
    await page.goto(app.origin);
    await page.getByRole('button', { name: uiZhCN.header.elderOn }).tap();
    const it = appealOn(page);
    await it.chat.greeted();
    await it.chat.say(draftCode);
    await it.openSheet();
    expect(await it.input(zhCN.form.labels.realName).inputValue()).toBe(WHO.realName);
    const masked = await it.input(zhCN.form.labels.idNumber).inputValue();
    expect(masked).toMatch(/^\d{3}\*+\w{2}$/);
    await picture(page, 'appeal-small-1');
    expect(await axeFindings(page)).toEqual([]);
    await it.next();
    await it.at('documents');
    await it.photoOf('id-front').getByText(photos.uploaded).waitFor();
    await picture(page, 'appeal-small-2');
    await it.photo('id-back', back);
    await it.photoOf('id-back').getByText(photos.uploaded).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await it.next();
    await it.at('evidence');
    await picture(page, 'appeal-small-3');
    await it.back();
    await it.at('documents');
    await it.next();
    await it.next();
    await it.at('confirm');
    await picture(page, 'appeal-small-4');
    // Nothing sticks out on the side.
    const frame = page.frames().find((one) => one.url().includes('/f/'));
    expect(await frame?.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await it.button(formsAppeal.appeal.submit).tap();
    await it.form.getByText(/SS\d{8}/).waitFor();
    await picture(page, 'appeal-small-5');
    expect(complaints).toEqual([]);
  }, 90_000);

  test('in English, by keyboard alone', async () => {
    const { page, complaints } = await newPhone(browser);
    await page.goto(app.origin);
    await page.getByRole('button', { name: uiZhCN.header.otherLanguageLabel }).tap();
    const it = appealOn(page, 'en');
    await it.toForm(app, '13912340003');
    await picture(page, 'appeal-english');
    await it.input('Name').focus();
    await page.keyboard.type(WHO.realName);
    await page.keyboard.press('Tab');
    await page.keyboard.type(WHO.idNumber);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type(WHO.oldPhone);
    await page.keyboard.press('Enter');
    await it.at('documents');
    await it.form.getByText(/With draft number CG-/).waitFor();
    const focused = await it.form.locator(':focus').textContent();
    expect(focused).toContain(uiEn.progress(2, 4));
    await page.keyboard.press('Tab');
    const named = await it.form.locator(':focus').getAttribute('aria-label');
    expect(named).toContain('Identity card, portrait side');
    expect(complaints).toEqual([]);
  }, 60_000);

  test('what a reviewer finds missing is added on a page of its own', async () => {
    const { receipt, queryCode } = await handIn();
    const asked = '身份证人像面有点模糊，请再拍一张';
    await decide('ask', receipt, '--as', 'li', '--for', asked);
    const { page, complaints } = await newPhone(browser);
    await page.goto(app.origin);
    const it = appealOn(page);
    await it.chat.greeted();
    await it.chat.say(`${receipt} ${queryCode}`);
    await it.chat.choose('supplement');
    const { supplementCard } = zhCN.appeals;
    await page.getByRole('button', { name: supplementCard.button }).last().tap();
    const sheet = page.getByRole('dialog', { name: supplementCard.title });
    const form = sheet.frameLocator('iframe');
    await form.getByText(asked).waitFor();
    const group = form.getByRole('group', { name: formsAppeal.fields['id-front'].label });
    await group.getByText(photos.uploaded).waitFor();
    await form.getByRole('button', { name: formsAppeal.supplement.submit, exact: true }).tap();
    await form.getByText(formsAppeal.supplement.nothing).waitFor();
    await picture(page, 'appeal-supplement');
    expect(await axeFindings(page)).toEqual([]);
    await form
      .locator('#id-front-album')
      .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: front });
    await group.getByRole('img').waitFor();
    await group.getByText(photos.uploaded).waitFor();
    await form.getByRole('button', { name: formsAppeal.supplement.submit, exact: true }).tap();
    await form.getByRole('heading', { name: formsAppeal.supplement.done.title }).waitFor();
    await sheet.waitFor({ state: 'detached' });
    expect(complaints.filter((one) => !/Failed to load resource/.test(one))).toEqual([]);
  }, 60_000);
});

/** A whole appeal, without a page. */
async function handIn(): Promise<{ receipt: string; queryCode: string }> {
  const citizen = await arrive(app.origin);
  const contact = '13912340004';
  for (const text of [zhCN.choices.contactChanged.title, zhCN.choices.noneWorks.title, '准备好了', contact])
    await citizen.say(text);
  const path = formPath(await citizen.say(await codeTo(app, contact)));
  const body = new FormData();
  for (const [name, value] of Object.entries(WHO)) body.append(name, value);
  for (const name of ['id-front', 'id-back']) body.append(name, new Blob([new Uint8Array(back)]), 'a.jpg');
  const answer = await fetch(app.origin + path, { method: 'POST', body });
  const told = JSON.stringify(await answer.json());
  const receipt = /SS\d{8}[0-9A-Z]{9}/.exec(told)?.[0] ?? '';
  const queryCode = /(?<!\d)\d{6}(?!\d)/.exec(told.replace(receipt, ''))?.[0] ?? '';
  return { receipt, queryCode };
}

/** What a reviewer types at the machine. */
async function decide(...line: string[]): Promise<void> {
  const script = join(__dirname, '..', '..', 'scripts', 'appeals.ts');
  await promisify(execFile)(process.execPath, [script, ...line], { env: { ...process.env, ...place.env } });
}
