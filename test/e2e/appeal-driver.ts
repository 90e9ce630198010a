import type { FrameLocator, Page } from 'playwright-core';
import sharp from 'sharp';
import { copyFor } from '../../src/copy/copy.ts';
import { uiEn } from '../../src/copy/ui.en.ts';
import { uiZhCN } from '../../src/copy/ui.zh-CN.ts';
import type { Locale } from '../../src/domain/locale.ts';
import { pause, type SpawnedApp } from '../support/spawn-app.ts';
import { chatOn } from './chat-driver.ts';

/** As a phone takes it: large, on its side, and with more than a megabyte of detail. */
export async function phonePhoto(words: string): Promise<Buffer> {
  const card = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="1260">
       <rect width="2000" height="1260" rx="60" fill="#dfe9f2"/>
       <rect x="1350" y="240" width="460" height="600" fill="#8aa"/>
       <text x="140" y="300" font-size="110">${words}</text></svg>`,
  );
  const noise = { type: 'gaussian' as const, mean: 120, sigma: 30 };
  return sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#777', noise } })
    .composite([{ input: card, left: 1000, top: 870 }])
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 72 })
    .toBuffer();
}

export async function codeTo(app: SpawnedApp, to: string): Promise<string> {
  for (let tries = 0; tries < 100; tries++, await pause(50)) {
    const message = (await app.outbox()).find((one) => one.to === to && one.purpose === 'prove-contact');
    const code = /\d{6}/.exec(message?.text ?? '')?.[0];
    if (code) return code;
  }
  throw new Error(`no code was sent to ${to}`);
}

/** A citizen on the appeal's pages, in the chat's sheet. */
export function appealOn(page: Page, locale: Locale = 'zh-CN') {
  const copy = copyFor(locale);
  const ui = locale === 'en' ? uiEn : uiZhCN;
  const chat = chatOn(page, page, locale);
  const sheet = page.getByRole('dialog', { name: copy.appeals.formCard.title });
  const form: FrameLocator = sheet.frameLocator('iframe');
  const { fields, steps } = copy.formsAppeal;
  const button = (name: string) => form.getByRole('button', { name, exact: true });
  const input = (label: string) => form.getByRole('textbox', { name: label });

  return {
    ...{ chat, sheet, form, button, input },
    async toForm(app: SpawnedApp, contact: string) {
      await chat.greeted();
      await chat.say(copy.choices.contactChanged.title);
      const asked = page.getByRole('button', { name: copy.choices.noneWorks.title, exact: true });
      const ready = page.getByRole('button', { name: copy.choices.appealReady.title, exact: true });
      await asked.or(ready).first().waitFor();
      if (await asked.isVisible()) await chat.choose('noneWorks');
      await chat.choose('appealReady');
      await chat.say(contact);
      await chat.say(await codeTo(app, contact));
      await this.openSheet();
    },
    async openSheet() {
      await page.getByRole('button', { name: copy.appeals.formCard.button }).last().tap();
      await form.getByRole('heading', { name: steps.who.title }).waitFor();
    },
    async at(step: keyof typeof steps) {
      await form.getByRole('heading', { level: 2, name: steps[step].title }).waitFor();
    },
    async who(person: { realName: string; idNumber: string; oldPhone: string }) {
      await input(copy.form.labels.realName).fill(person.realName);
      await input(copy.form.labels.idNumber).fill(person.idNumber);
      await input(fields.oldPhone.label).fill(person.oldPhone);
    },
    async photo(kind: 'id-front' | 'id-back' | 'screenshot', picture: Buffer) {
      const album = form.locator(`#${kind}-album`);
      await album.setInputFiles({ name: 'IMG_0001.JPG', mimeType: 'image/jpeg', buffer: picture });
    },
    photoOf: (kind: 'id-front' | 'id-back' | 'screenshot') =>
      form.getByRole('group', { name: fields[kind].label }),
    next: () => button(ui.steps.next).tap(),
    back: () => button(ui.steps.back).tap(),
  };
}
