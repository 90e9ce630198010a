import type { FrameLocator, Locator, Page } from 'playwright-core';
import { copyFor } from '../../src/copy/copy.ts';
import { uiEn } from '../../src/copy/ui.en.ts';
import { uiZhCN } from '../../src/copy/ui.zh-CN.ts';
import type { ChoiceId } from '../../src/copy/zh-CN.ts';
import type { Locale } from '../../src/domain/locale.ts';
import type { SpawnedApp } from '../support/spawn-app.ts';

export const NEW_PASSWORD = 'Lantern-river-82';

export interface Bubble {
  side: 'me' | 'bot';
  text: string;
}

/** A citizen's hands and eyes on the chat page. */
export interface ChatDriver {
  input: Locator;
  sheet: Locator;
  form: FrameLocator;
  /** Waits for the greeting with its choices. */
  greeted(): Promise<void>;
  choose(id: ChoiceId): Promise<void>;
  say(text: string): Promise<void>;
  /** Waits for the step counter to say so; 0 for no counter. */
  atStep(step: 0 | 1 | 2 | 3 | 4): Promise<void>;
  bubbles(): Promise<Bubble[]>;
  /** From the greeting to the card of the new password's form. */
  proveWho(app: Pick<SpawnedApp, 'code'>, phone: string): Promise<void>;
  openSheet(): Promise<void>;
  fillPassword(password: string, confirm?: string): Promise<void>;
  save(): Promise<void>;
}

/** `at`: the page itself, or the frame that a widget put it in. */
export function chatOn(page: Page, at: Page | FrameLocator = page, locale: Locale = 'zh-CN'): ChatDriver {
  const copy = copyFor(locale);
  const ui = locale === 'en' ? uiEn : uiZhCN;
  const { forgotPassword } = copy;
  const input = at.getByRole('textbox', { name: ui.composer.label });
  const log = at.getByRole('log');
  const sheet = at.getByRole('dialog', { name: forgotPassword.newPasswordCard.title });
  const form = sheet.frameLocator('iframe');
  const { labels } = copy.form;

  const driver: ChatDriver = {
    input,
    sheet,
    form,
    async greeted() {
      await log.getByRole('button', { name: copy.choices.human.title, exact: true }).waitFor();
    },
    async choose(id) {
      await log.getByRole('button', { name: copy.choices[id].title, exact: true }).tap();
    },
    async say(text) {
      await input.fill(text);
      await at.getByRole('button', { name: ui.composer.send, exact: true }).tap();
    },
    async atStep(step) {
      const counter = at.locator('.steps');
      if (step === 0) await counter.waitFor({ state: 'detached' });
      else await counter.getByText(ui.progress(step, 4), { exact: true }).waitFor();
    },
    async bubbles() {
      const messages = await at.locator('[data-key]').all();
      return Promise.all(
        messages.map(async (message): Promise<Bubble> => {
          const side = /\bme\b/.test((await message.getAttribute('class')) ?? '') ? 'me' : 'bot';
          return { side, text: (await message.locator('.bubble').textContent()) ?? '' };
        }),
      );
    },
    async proveWho(app, phone) {
      await driver.choose('forgotPassword');
      await driver.atStep(1);
      await driver.say(phone);
      await driver.atStep(2);
      await driver.choose('bySms');
      await driver.atStep(3);
      await driver.say(await app.code(phone));
      await driver.atStep(4);
    },
    async openSheet() {
      await log.getByRole('button', { name: forgotPassword.newPasswordCard.button }).tap();
      await form.getByRole('heading', { name: copy.form.newPassword.title }).waitFor();
    },
    async fillPassword(password, confirm = password) {
      await form.getByLabel(labels.password, { exact: true }).fill(password);
      await form.getByLabel(labels.confirm, { exact: true }).fill(confirm);
    },
    async save() {
      await form.getByRole('button', { name: copy.form.newPassword.submit }).tap();
    },
  };
  return driver;
}
