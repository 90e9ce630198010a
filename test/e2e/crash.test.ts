import { once } from 'node:events';
import { demoAccounts } from '../../src/services/demo/demo-accounts.ts';
import { formPath, steps } from '../support/citizen.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { launch, makePlace, type Place, pause, type SpawnedApp, spawnApp } from '../support/spawn-app.ts';
import { type BusyCitizen, busyCitizen, turnsOf } from './busy-citizen.ts';
import { NEW_PASSWORD } from './chat-driver.ts';
import { seqOf, wholeLog } from './whole-log.ts';

const SEED = 20_260_304;
const CRASHES = 8;
/** From this crash on citizens ask for their code, so that some of the sending is cut short as well. */
const CODES_FROM = 3;
const WITHOUT_TROUBLE = ['demo-01', 'demo-02', 'demo-09', 'demo-10', 'demo-11'];

const accounts = demoAccounts(0).filter(({ id }) => WITHOUT_TROUBLE.some((start) => id.startsWith(start)));

let place: Place;
let app: SpawnedApp | undefined;
beforeEach(async () => {
  place = await makePlace({ figures: { messagesPerMinute: 1_000_000, requestsPerAddressMinute: 1_000_000 } });
});
afterEach(async () => {
  await app?.stop();
  app = undefined;
  place.remove();
});

test('kill -9 again and again: what was acknowledged is kept once, everybody goes on where they were', async () => {
  const random = seededRandom(SEED);
  let running = await spawnApp(place);
  app = running;
  let crashes = 0;
  const citizens = await Promise.all(
    accounts.map(({ phone = '' }) =>
      busyCitizen(place.origin, { phone, random, mayAskForCode: () => crashes >= CODES_FROM }),
    ),
  );
  for (; crashes < CRASHES; crashes += 1) {
    const talking = Promise.all(citizens.map((one) => one.talk()));
    await pause(50 + random() * 350);
    await running.kill();
    await talking;
    running = await spawnApp(place);
    app = running;
  }
  await Promise.all(citizens.map((one) => one.talk(() => one.place() === 'code' && isAnswered(one))));

  const unanswered = citizens.flatMap(({ told }) => told).filter((one) => one.unanswered > 0);
  expect(unanswered.length).toBeGreaterThanOrEqual(CRASHES);
  for (const { citizen, told } of citizens) {
    const log = await wholeLog(place.origin, citizen);
    // Number 1 is the citizen's arrival, which is not shown.
    expect(log.map(seqOf)).toEqual(log.map((_, index) => index + 2));
    expect(turnsOf(log)).toEqual(
      told.map(({ id, clientId, expected }) => ({ id, clientId, steps: expected })),
    );
  }

  await running.kill();
  running = await spawnApp(place);
  app = running;
  await finish(running, citizens);
  expect(running.printed()).not.toContain('"level":50');
}, 120_000);

test('killed while it starts for the first time it starts the next time', async () => {
  const random = seededRandom(SEED);
  for (let times = 0; times < 6; times += 1) {
    const child = launch(place);
    await pause(100 + random() * 1_000);
    child.kill('SIGKILL');
    await once(child, 'close');
  }
  app = await spawnApp(place);
  for (const { username, password, status } of accounts)
    if (status === 'active') expect(await app.login(username, password)).toEqual({ ok: true });
}, 60_000);

function isAnswered({ told }: BusyCitizen): boolean {
  return told.at(-1)?.id !== undefined;
}

/** Each with the one code that came: it opens the form, and the new password logs in. */
async function finish(
  { code, login, outbox, origin }: SpawnedApp,
  citizens: readonly BusyCitizen[],
): Promise<void> {
  for (const [index, { citizen }] of citizens.entries()) {
    const { phone = '', username } = accounts[index] ?? {};
    await citizen.say(await code(phone));
    const opened = (await wholeLog(origin, citizen)).slice(-1);
    expect(steps(opened)).toEqual(['forgot-password.new-password']);
    const answer = await fetch(`${origin}${formPath(opened)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ password: NEW_PASSWORD, confirm: NEW_PASSWORD }),
    });
    expect(answer.status).toBe(200);
    expect(await login(username ?? '', NEW_PASSWORD)).toEqual({ ok: true });
  }
  const codes = (await outbox()).filter(({ purpose }) => purpose === 'reset-password');
  expect(codes.map(({ to }) => to).sort()).toEqual(accounts.map(({ phone }) => phone).sort());
}
