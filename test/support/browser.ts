import { type AxeResults, source } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { CHROMIUM_ARGS, findChromium } from './chromium.ts';
import { pause } from './spawn-app.ts';

/** Tests in a browser: skipped where there is none, which the test command then says aloud. */
export const describeBrowser: jest.Describe = findChromium() ? describe : describe.skip;

export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium');
  return chromium.launch({ executablePath, args: CHROMIUM_ARGS });
}

/** What most citizens hold in their hands. */
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  locale: 'zh-CN',
};

export interface Watched {
  page: Page;
  /** Whatever went wrong in the page, in its frames, or was refused by a policy. Should stay empty. */
  complaints: string[];
}

/** A new tab in a context of its own. */
export async function newPhone(browser: Browser, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext({ ...PHONE, ...options });
  context.setDefaultTimeout(20_000);
  return watch(await context.newPage());
}

export async function watch(page: Page): Promise<Watched> {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  await page.addInitScript(
    `addEventListener('securitypolicyviolation', (event) =>
      console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI))`,
  );
  return { page, complaints };
}

/**
 * Waits for an expression to hold in the page. Asked from outside each time: Playwright's own waiting uses
 * eval in the page, which our pages' policy forbids.
 */
export async function eventually(page: Page, expression: string): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end; await pause(50))
    if (await page.evaluate(`Boolean(${expression})`)) return;
  throw new Error(`never came true: ${expression}`);
}

/** What fades in has another contrast until it is there. Those without an end, such as the typing dots, go on. */
const SETTLED = `Promise.all(
  document.getAnimations()
    .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
    .map(({ finished }) => finished.catch(() => {})),
).then(() => {})`;

/** Findings of axe on the page and its frames, one line each. Put in from outside: the pages' policy forbids scripts. */
export async function axeFindings(page: Page): Promise<string[]> {
  for (const frame of page.frames()) await frame.evaluate(SETTLED);
  for (const frame of page.frames())
    await frame.evaluate(`typeof axe === 'undefined' && (() => {${source}})()`);
  const run = `axe.run(document, { resultTypes: ['violations'] })`;
  const violations = (await page.evaluate(
    `${run}.then((found) => found.violations)`,
  )) as AxeResults['violations'];
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

/** A picture for human eyes, where SCREENSHOTS names a folder. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
}
