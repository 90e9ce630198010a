import { createApp } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { newReceipt } from '../../src/domain/appeals/receipt.ts';
import { demoAccounts } from '../../src/services/demo/demo-accounts.ts';
import { ACCOUNTS } from '../support/accounts.ts';
import { arrive, type Citizen, formPath, steps } from '../support/citizen.ts';
import { photo } from '../support/photo.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { wrong } from '../support/talk.ts';
import { tempDir } from '../support/temp-dir.ts';

/**
 * Known and unknown accounts take the same time, on a running clock and with the messages really leaving. A
 * sign test: of the interleaved pairs about half must be slower for the known one, whatever the machine does.
 */
const PAIRS = 60;
/** Standard deviations: chance alone goes beyond once in a hundred thousand runs. */
const FAR = 4.5;
const MANY = 1_000_000;

const folder = tempDir();
let origin: string;
let close: () => Promise<void>;

beforeAll(async () => {
  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: folder.path,
    LOG_LEVEL: 'silent',
    PUBLIC_URL: 'http://127.0.0.1',
  });
  Object.assign(config.portal.figures, {
    resendSeconds: 0,
    sendsPerDestinationHour: MANY,
    sendsPerDestinationDay: MANY,
    sendsPerAddressHour: MANY,
    firstSendsPerAddressHour: MANY,
    conversationsPerAddressHour: MANY,
    requestsPerAddressMinute: MANY,
    appealGuessesPerAddressDay: MANY,
    freezeEvery: MANY,
    disableAt: MANY,
  });
  const app = await createApp(config);
  origin = `http://127.0.0.1:${await app.listen()}`;
  close = app.close;
});
afterAll(async () => {
  await close();
  folder.remove();
});

const KNOWN = demoAccounts(0).flatMap(({ phone }) => phone ?? []);
const random = seededRandom(20261122);
/** Each as often as a known one: what was asked for before is looked up by what was typed. */
const UNKNOWN = KNOWN.map(() => `188${String(Math.floor(random() * 1e8)).padStart(8, '0')}`);

/** Milliseconds of each message after the first. */
async function timesOf(citizen: Citizen, lines: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const line of lines) {
    const started = performance.now();
    await citizen.say(line);
    times.push(performance.now() - started);
  }
  return times;
}

it.each([
  ['forgot password', ['忘记密码']],
  ['forgot account', ['忘记账号', '手机号']],
  ['locked', ['账号被锁']],
])(
  '%s: naming an account, asking for a code and guessing one',
  async (_entry, opening) => {
    const slower = [0, 0, 0];
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const known = KNOWN[pair % KNOWN.length] ?? '';
      const unknown = UNKNOWN[pair % UNKNOWN.length] ?? '';
      const phones = pair % 2 === 0 ? [known, unknown] : [unknown, known];
      const measured: number[][] = [];
      for (const phone of phones) {
        const citizen = await arrive(origin);
        for (const line of opening) await citizen.say(line);
        measured.push(await timesOf(citizen, [phone, '短信', '000000']));
      }
      const [first = [], second = []] = measured;
      const [ofKnown, ofUnknown] = pair % 2 === 0 ? [first, second] : [second, first];
      for (const at of slower.keys())
        slower[at] = (slower[at] ?? 0) + Number((ofKnown[at] ?? 0) > (ofUnknown[at] ?? 0));
    }
    for (const count of slower) expect(deviations(count)).toBeLessThan(FAR);
  },
  120_000,
);

it('looking for an appeal: a receipt somebody has and one nobody has, each with a wrong code', async () => {
  const { receipt, queryCode } = await handIn();
  const day = Date.parse(receipt.slice(2, 10).replace(/(....)(..)(..)/, '$1-$2-$3T12:00:00+08:00'));
  const nobodys = newReceipt(day, () => Math.floor(random() * 32));
  let slower = 0;
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const times = new Map<string, number>();
    for (const asked of pair % 2 === 0 ? [receipt, nobodys] : [nobodys, receipt]) {
      const citizen = await arrive(origin);
      const started = performance.now();
      const answer = await citizen.say(`${asked} ${wrong(queryCode)}`);
      times.set(asked, performance.now() - started);
      expect(steps(answer)).toEqual(['appeal-progress.not-found']);
    }
    slower += Number((times.get(receipt) ?? 0) > (times.get(nobodys) ?? 0));
  }
  expect(deviations(slower)).toBeLessThan(FAR);
}, 120_000);

/** An appeal from its first words to its receipt. */
async function handIn(): Promise<{ receipt: string; queryCode: string }> {
  const phone = '13912345678';
  const citizen = await arrive(origin);
  for (const line of ['手机或邮箱换了', '都不能用了', '准备好了', phone]) await citizen.say(line);
  const path = formPath(await citizen.say(await codeTo(phone)));
  const body = new FormData();
  const { realName, idNumber, phone: oldPhone } = ACCOUNTS.active;
  for (const [name, value] of Object.entries({ realName, idNumber, oldPhone })) body.append(name, value);
  for (const name of ['id-front', 'id-back'])
    body.append(name, new Blob([new Uint8Array(await photo(60, 40))], { type: 'image/jpeg' }), name);
  const response = await fetch(`${origin}${path}`, { method: 'POST', body });
  const { done } = (await response.json()) as { done?: { text: string } };
  const [, receipt = '', queryCode = ''] =
    /(SS\d{8}[0-9A-Z]{9}).*?(\d{6})(?!\d)/s.exec(done?.text ?? '') ?? [];
  return { receipt, queryCode };
}

/** Messages really leave here, a moment after they were asked for. */
async function codeTo(phone: string): Promise<string> {
  for (let tries = 0; tries < 1500; tries += 1) {
    const response = await fetch(`${origin}/demo/outbox`, { headers: { accept: 'application/json' } });
    const sent = (await response.json()) as { to: string; text: string }[];
    const code = /\d{6}/.exec(sent.find(({ to }) => to === phone)?.text ?? '')?.[0];
    if (code) return code;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`nothing was sent to ${phone}`);
}

/** How far a count of coin tosses is from the middle. */
function deviations(count: number): number {
  return Math.abs(count - PAIRS / 2) / (Math.sqrt(PAIRS) / 2);
}
