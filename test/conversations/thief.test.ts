import { ACCOUNTS } from '../support/accounts.ts';
import { arrive, type Citizen, formPath } from '../support/citizen.ts';
import { type RunningApp, startApp } from '../support/start-app.ts';

const OWNERS = 'Lantern-river-82';
const THIEFS = 'Copper-meadow-57';

let app: RunningApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

async function submit(path: string, values: Record<string, string>) {
  const response = await fetch(`${app.origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(values),
  });
  const body = (await response.json()) as { errors?: { code: string }[] };
  return { status: response.status, codes: body.errors?.map(({ code }) => code) ?? [] };
}

async function prove(citizen: Citizen, account = ACCOUNTS.active): Promise<string> {
  for (const line of ['忘记密码', account.phone, '短信']) await citizen.say(line);
  return formPath(await citizen.say((await app.outbox('sms')).code));
}

const reset = (path: string, password: string) => submit(path, { password, confirm: password });

it('the owner’s reset ends what a thief had proven, also on a page opened anew', async () => {
  const thief = await arrive(app.origin);
  const stolen = await prove(thief);
  await app.advance(61);
  const owner = await arrive(app.origin);
  expect((await reset(await prove(owner), OWNERS)).status).toBe(200);

  expect((await reset(stolen, THIEFS)).status).toBe(410);
  const opened = await thief.say('重新打开页面');
  expect((await reset(formPath(opened), THIEFS)).status).toBe(410);
  expect(await app.login(ACCOUNTS.active.username, OWNERS)).toEqual({ ok: true });
});

it('a proof does not last: half an hour later the page refuses', async () => {
  const citizen = await arrive(app.origin);
  await prove(citizen);
  await app.advance(14 * 60);
  await citizen.say('重新打开页面');
  await app.advance(14 * 60);
  const opened = await citizen.say('重新打开页面');
  await app.advance(3 * 60);
  expect((await reset(formPath(opened), OWNERS)).status).toBe(410);
});

it('one proof, one reset: a second page of the same conversation is too late', async () => {
  const citizen = await arrive(app.origin);
  const path = await prove(citizen);
  const answers = await Promise.all([reset(path, OWNERS), reset(path, THIEFS)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
});

it('「非本人操作」 in between takes the proof away', async () => {
  const owner = await arrive(app.origin);
  await reset(await prove(owner), OWNERS);
  const notice = await app.outbox('sms', 'password-reset');
  await app.advance(61);
  const thief = await arrive(app.origin);
  const stolen = await prove(thief);
  const notMe = new URL(/https?:\S+\/f\/[\w-]+/.exec(notice.text)?.[0] ?? '').pathname;
  expect((await submit(notMe, {})).status).toBe(200);
  expect((await reset(stolen, THIEFS)).status).toBe(410);
});

it('the page is no oracle: personal data and the old password are judged last, counted, and closed after ten', async () => {
  const citizen = await arrive(app.origin);
  const path = await prove(citizen);
  const birthday = `Zq-${ACCOUNTS.active.idNumber.slice(6, 14)}-kestrel`;
  expect(await submit(path, { password: birthday, confirm: 'x' })).toEqual({
    status: 422,
    codes: ['mismatch'],
  });
  const old = ACCOUNTS.active.password;
  expect(await submit(path, { password: old, confirm: '' })).toEqual({ status: 422, codes: ['mismatch'] });
  for (let n = 0; n < 10; n += 1) expect((await reset(path, birthday)).codes).toEqual(['personal']);
  expect((await reset(path, birthday)).status).toBe(410);
  expect((await reset(path, OWNERS)).status).toBe(410);
  await app.advance(10 * 60);
});
