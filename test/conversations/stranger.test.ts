import { ACCOUNTS } from '../support/accounts.ts';
import { arrive, steps } from '../support/citizen.ts';
import { type OutboxMessage, type RunningApp, startApp } from '../support/start-app.ts';

/** What somebody who knows no more than a phone number can do to its owner. */

const { phone } = ACCOUNTS.active;
const NOBODYS = '18800000000';

let app: RunningApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

async function sentTo(to: string): Promise<OutboxMessage[]> {
  await app.advance(0);
  const response = await fetch(`${app.origin}/demo/outbox`, { headers: { accept: 'application/json' } });
  return ((await response.json()) as OutboxMessage[]).filter((message) => message.to === to);
}

/** The steps by which conversations that ask for a code all at once are answered. */
async function askAtOnce(account: string, conversations: number): Promise<(string | undefined)[]> {
  const citizens = await Promise.all(Array.from({ length: conversations }, () => arrive(app.origin)));
  for (const citizen of citizens) for (const line of ['忘记密码', account]) await citizen.say(line);
  const answers = await Promise.all(citizens.map((citizen) => citizen.say('短信')));
  return answers.flatMap(steps).sort();
}

it('five conversations at once: one message, and the others wait, whoever is asked for', async () => {
  const answered = await askAtOnce(phone, 5);
  expect(answered).toEqual(['forgot-password.enter-code', ...Array(4).fill('forgot-password.resend-wait')]);
  expect(await askAtOnce(NOBODYS, 5)).toEqual(answered);
  expect(await sentTo(phone)).toHaveLength(1);

  await app.advance(60);
  expect(await askAtOnce(phone, 1)).toEqual(['forgot-password.enter-code']);
  expect(await sentTo(phone)).toHaveLength(2);
});
