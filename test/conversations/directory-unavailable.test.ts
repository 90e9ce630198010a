import type { Outgoing } from '../../src/domain/ports.ts';
import { demoAccounts } from '../../src/services/demo/demo-accounts.ts';
import { ACCOUNTS } from '../support/accounts.ts';
import { formPath, steps, titles } from '../support/citizen.ts';
import { createRemoteDirectory, type Switch, switchable } from '../support/fakes/directory.ts';
import { type RunningApp, startApp } from '../support/start-app.ts';
import { faceOf, startTalk, type Talk } from '../support/talk.ts';

const { active, passwordLocked, riskLocked, company } = ACCOUNTS;
const NEW_PASSWORD = { password: 'Lantern-river-82', confirm: 'Lantern-river-82' };
/** More than any ledger allows. */
const TRIES = 12;

let app: RunningApp;
let talk: Talk;
let directory: ReturnType<typeof createRemoteDirectory>;
let line: Switch;
let sent: Outgoing[];
beforeEach(async () => {
  sent = [];
  app = await startApp(
    {},
    {},
    {
      parts(clock) {
        directory = createRemoteDirectory(demoAccounts(clock()), clock);
        const behind = switchable(directory);
        line = behind;
        return {
          directory: behind.directory,
          delivery: {
            async send(message) {
              sent.push(message);
            },
          },
        };
      },
    },
  );
  talk = await startTalk(app);
});
afterEach(() => app.close());

const newest = async (purpose: string) => {
  await app.advance(0);
  return sent.filter((one) => one.purpose === purpose).at(-1)?.text ?? '';
};
const newestCode = async () => /\d{6}/.exec(await newest('reset-password'))?.[0] ?? '';
/** To the question for the code. */
async function toCode(goal: string, phone: string): Promise<string> {
  await talk.reply(goal, phone, '短信');
  return newestCode();
}

describe('before anything is proven', () => {
  it('somebody known and somebody unknown see the same as ever', async () => {
    line.cut();
    const other = await startTalk(app);
    for (const [known, unknown] of [
      ['忘记密码', '忘记密码'],
      [active.phone, '19900009999'],
      ['短信', '短信'],
      ['没收到', '没收到'],
      ['123456', '123456'],
    ] as const)
      expect(faceOf(await talk.reply(known))).toEqual(faceOf(await other.reply(unknown)));
  });

  it('the code leaves as soon as it can be asked whose it is', async () => {
    line.cut();
    expect(await toCode('忘记密码', active.phone)).toBe('');
    line.mend();
    await app.advance(30);
    expect(await talk.steps(await newestCode())).toEqual(['forgot-password.new-password']);
  });
});

describe('a right code', () => {
  it('is not used up, and counts as no try', async () => {
    const code = await toCode('忘记密码', active.phone);
    line.cut();
    for (let n = 0; n < TRIES; n += 1) {
      const [said] = await talk.reply(code);
      expect(said?.channelData?.step).toBe('forgot-password.directory-unavailable');
      expect(said?.text).toContain('不算输错');
    }
    line.mend();
    expect(await talk.steps(code)).toEqual(['forgot-password.new-password']);
  });

  it('is proof enough when it can be asked again what is to be done with it', async () => {
    const code = await toCode('账号被锁', passwordLocked.phone);
    line.cut(1);
    const [said] = await talk.reply(code);
    expect(said?.channelData?.step).toBe('locked.directory-unavailable');
    expect(titles(said)).toEqual(['再试一次']);
    expect(await talk.steps('好了吗')).toEqual(['locked.directory-unavailable']);
    line.mend();
    expect(await talk.steps('再试一次')).toEqual(['locked.told']);
  });
});

describe('what was proven and chosen is kept', () => {
  it('the account among several', async () => {
    const code = await toCode('忘记密码', company.phone);
    // Whose the code is, and no more.
    line.cut(2);
    expect(await talk.steps(code)).toEqual(['forgot-password.directory-unavailable']);
    line.mend();
    const [asked] = await talk.reply('再试一次');
    expect(asked?.channelData?.step).toBe('forgot-password.choose-account');
    line.cut();
    expect(await talk.steps('单位的')).toEqual(['forgot-password.directory-unavailable']);
    line.mend();
    expect((await talk.steps('再试一次'))[0]).not.toBe('forgot-password.choose-account');
  });

  it('that the username is to be sent, which it is once', async () => {
    expect(steps(await talk.reply(await toCode('忘记账号', active.phone)))).toEqual(['forgot-account.found']);
    line.cut();
    expect(await talk.steps('把用户名发到我手机')).toEqual(['forgot-account.directory-unavailable']);
    expect(await newest('username')).toBe('');
    line.mend();
    expect(await talk.steps('再试一次')).toEqual(['forgot-account.username-sent']);
    expect(await newest('username')).toContain(active.username);
  });

  it('a name and a number, which are judged once and not counted before', async () => {
    const page = await talk
      .reply('账号被锁', riskLocked.phone, '短信')
      .then(newestCode)
      .then((code) => talk.reply(code, '核对身份，马上解锁'));
    line.cut();
    const { realName, idNumber } = riskLocked;
    expect(steps(await talk.submit(page, { realName, idNumber }))).toEqual([
      'forgot-password.directory-unavailable',
    ]);
    // The account can be seen again, the check finds nobody there.
    for (let n = 0; n < TRIES; n += 1) {
      line.cut(1);
      expect(await talk.steps('再试一次')).toEqual(['forgot-password.directory-unavailable']);
    }
    line.mend();
    expect(await talk.steps('再试一次')).toEqual(['forgot-password.new-password']);
  });
});

it('a person can be had, and there is a way back', async () => {
  const code = await toCode('账号被锁', passwordLocked.phone);
  line.cut(1);
  await talk.reply(code);
  expect((await talk.steps('转人工'))[0]).toMatch(/^human\./);
  expect((await talk.steps('返回')).at(-1)).toBe('locked.directory-unavailable');
});

it('the page for a new password takes the same once more', async () => {
  const page = await talk.reply(await toCode('忘记密码', active.phone));
  const submit = () =>
    fetch(`${app.origin}${formPath(page)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(NEW_PASSWORD),
    });
  for (const after of [0, 1, 2]) {
    line.cut(after);
    const answer = await submit();
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ error: { message: expect.stringContaining('没有丢') } });
  }
  line.mend();
  expect((await submit()).status).toBe(200);
  expect(steps(await talk.citizen.hear())[0]).toBe('forgot-password.done');
  expect(await directory.isCurrentPassword(active.id, NEW_PASSWORD.password)).toBe(true);
});

it('the end of a lock is told when it can be asked whether it is over', async () => {
  await talk.reply(await toCode('账号被锁', passwordLocked.phone), '等它自己解锁，到时提醒我');
  line.cut();
  await app.advance(31 * 60);
  await app.advance(60);
  expect(steps(await talk.citizen.history())).not.toContain('locked.ended');
  line.mend();
  await app.advance(300);
  expect(steps(await talk.citizen.history()).filter((step) => step === 'locked.ended')).toHaveLength(1);
});
