import { Agent, request } from 'node:http';
import { ACCOUNTS } from '../support/accounts.ts';
import { arrive, type Citizen } from '../support/citizen.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { makePlace, type Place, pause, type SpawnedApp, spawnApp } from '../support/spawn-app.ts';
import { busyCitizen, turnsOf } from './busy-citizen.ts';
import { seqOf, wholeLog } from './whole-log.ts';

const MESSAGES = 10_000;
const CONVERSATIONS = 10;
/** More at once than may wait for one conversation, so that some are refused. */
const CONNECTIONS = 220;
/** As many as may wait for one conversation, so that nobody is refused. */
const CALM_CONNECTIONS = 20;
/** Far more than it takes, far less than a stall. */
const BOUND_MS = 50_000;
const SLOWEST_BYSTANDER_MS = 3_000;
const MEGABYTE = 1024 * 1024;

let place: Place;
let app: SpawnedApp;
const agents: Agent[] = [];

afterEach(async () => {
  for (const agent of agents.splice(0)) agent.destroy();
  await app.stop();
  place.remove();
});

interface Answer {
  status: number;
  retryAfter: number;
  id: string;
}

function poster(connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  agents.push(agent);
  return ({ conversationId, token }: Citizen, clientId: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify({
        type: 'message',
        text: `这是${clientId}`,
        channelData: { clientActivityID: clientId },
      });
      const sent = request(
        {
          agent,
          port: place.port,
          host: '127.0.0.1',
          method: 'POST',
          path: `/v3/directline/conversations/${conversationId}/activities`,
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
          },
        },
        (answer) => {
          let text = '';
          answer.on('data', (chunk) => {
            text += chunk;
          });
          answer.on('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              retryAfter: Number(answer.headers['retry-after'] ?? 0),
              id: String(JSON.parse(text).id ?? ''),
            }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
}

async function memoryOf(): Promise<number> {
  const text = await (await fetch(`${place.origin}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]) / MEGABYTE;
}

/** Somebody who is not part of it: how long each answer took. */
async function bystander(until: () => boolean): Promise<number[]> {
  const citizen = await arrive(place.origin);
  const took: number[] = [];
  while (!until()) {
    const started = performance.now();
    expect((await citizen.say('帮助')).length).toBeGreaterThan(0);
    took.push(performance.now() - started);
    await pause(100);
  }
  return took;
}

test('10,000 messages at once over ten conversations, while an eleventh is answered', async () => {
  const figures = { messagesPerMinute: 1_000_000, requestsPerAddressMinute: 1_000_000 };
  place = await makePlace({ figures });
  app = await spawnApp(place);
  const citizens = await Promise.all(Array.from({ length: CONVERSATIONS }, () => arrive(place.origin)));
  const at = (index: number) => citizens[index % CONVERSATIONS] as Citizen;
  const before = await memoryOf();

  let over = false;
  const watching = bystander(() => over);
  const started = performance.now();
  const post = poster(CONNECTIONS);
  const first = await Promise.all(
    Array.from({ length: MESSAGES }, (_, index) => post(at(index), `m${index}`)),
  );
  const refused = first.flatMap(({ status }, index) => (status === 200 ? [] : [index]));
  const firstMs = performance.now() - started;
  const middle = await memoryOf();
  expect(new Set(first.map(({ status }) => status))).toEqual(new Set([200, 429]));
  for (const index of refused) expect(first[index]?.retryAfter).toBeGreaterThan(0);

  // Told to wait they come again, under the same ids, and so do some that were accepted.
  const calm = poster(CALM_CONNECTIONS);
  const again = first.flatMap(({ status }, index) => (status === 429 || index % 7 === 0 ? [index] : []));
  const second = new Map(
    await Promise.all(again.map(async (index) => [index, await calm(at(index), `m${index}`)] as const)),
  );
  const took = performance.now() - started;
  over = true;
  const waits = (await watching).sort((a, b) => a - b);
  const after = await memoryOf();
  report({
    firstMs,
    took,
    refused: refused.length,
    before,
    middle,
    after,
    median: waits[waits.length >> 1],
    slowest: waits.at(-1),
    bystander: waits.length,
  });

  expect([...second.values()].every(({ status }) => status === 200)).toBe(true);
  const ids = first.map(({ status, id }, index) => {
    const repeated = second.get(index)?.id;
    if (status === 200 && repeated !== undefined) expect(repeated).toBe(id);
    return status === 200 ? id : repeated;
  });
  for (const [which, citizen] of citizens.entries()) {
    const log = await wholeLog(place.origin, citizen);
    expect(log.map(seqOf)).toEqual(log.map((_, index) => index + 2));
    const kept = new Map(turnsOf(log).map(({ id, clientId }) => [clientId, id]));
    const mine = ids.flatMap((id, index) => (index % CONVERSATIONS === which ? [[`m${index}`, id]] : []));
    expect(turnsOf(log).length).toBe(mine.length);
    expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(mine));
  }
  expect(took).toBeLessThan(BOUND_MS);
  expect(waits.at(-1)).toBeLessThan(SLOWEST_BYSTANDER_MS);
  // It levels off near here, however many more come.
  expect(after - before).toBeLessThan(400);
}, 120_000);

test('with the limits as they come one citizen in haste is told to wait, the others are not', async () => {
  place = await makePlace();
  app = await spawnApp(place);
  const [hasty, calm] = await Promise.all([arrive(place.origin), arrive(place.origin)]);
  const post = poster(10);
  const answers = await Promise.all(Array.from({ length: 200 }, (_, index) => post(hasty, `m${index}`)));
  expect(answers.filter(({ status }) => status === 200).length).toBe(60);
  const refused = answers.filter(({ status }) => status !== 200);
  expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([429]));
  for (const { retryAfter } of refused) expect(retryAfter).toBeGreaterThan(0);
  expect((await calm.say('忘记密码')).at(-1)?.channelData?.step).toBe('forgot-password.ask-account');
  expect(turnsOf(await wholeLog(place.origin, hasty)).length).toBe(60);
}, 30_000);

test('SIGTERM amid turns: whatever was taken is answered, and the exit code is 0', async () => {
  const figures = { messagesPerMinute: 1_000_000, requestsPerAddressMinute: 1_000_000 };
  place = await makePlace({ figures });
  const random = seededRandom(7);
  app = await spawnApp(place);
  const citizens = await Promise.all(
    Array.from({ length: 30 }, () =>
      busyCitizen(place.origin, { phone: ACCOUNTS.active.phone, random, mayAskForCode: () => false }),
    ),
  );
  const talking = Promise.all(citizens.map((one) => one.talk()));
  await pause(700);
  const stopped = performance.now();
  expect(await app.stop()).toEqual({ code: 0, signal: null });
  expect(performance.now() - stopped).toBeLessThan(10_000);
  await talking;
  app = await spawnApp(place);
  for (const { citizen, told } of citizens) {
    const answered = told.filter(({ id }) => id !== undefined);
    expect(told.length - answered.length).toBeLessThanOrEqual(1);
    const turns = turnsOf(await wholeLog(place.origin, citizen));
    expect(turns).toEqual(answered.map(({ id, clientId, expected }) => ({ id, clientId, steps: expected })));
    expect(turns.length).toBeGreaterThan(0);
  }
}, 60_000);

function report(figures: Record<string, number | undefined>): void {
  if (process.env.TEST_FIGURES) console.log(figures);
}
