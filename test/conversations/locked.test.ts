import { ACCOUNTS } from '../support/accounts.ts';
import { steps, titles } from '../support/citizen.ts';
import { type RunningApp, startApp } from '../support/start-app.ts';
import { faceOf, startTalk, type Talk, wrong } from '../support/talk.ts';

const { active, passwordLocked, riskLocked, banned } = ACCOUNTS;
const NEW_PASSWORD = { password: 'Lantern-river-82', confirm: 'Lantern-river-82' };
const TOLD = 'locked.told';

let app: RunningApp;
let talk: Talk;
beforeEach(async () => {
  app = await startApp();
  talk = await startTalk(app);
});
afterEach(() => app.close());

async function tell(account: { phone: string }, one = talk) {
  expect(await one.steps('账号被锁')).toEqual(['locked.ask-account']);
  expect(await one.steps(account.phone)).toEqual(['locked.choose-way']);
  expect(await one.steps('短信')).toEqual(['locked.enter-code']);
  return one.enterCode();
}

/** So many wrong passwords that the portal locks the account for half an hour. */
async function lockByHand(account: { username: string }) {
  for (let n = 0; n < 5; n += 1) await app.login(account.username, 'not-the-password');
  expect(await app.login(account.username, 'x')).toMatchObject({ ok: false, reason: 'locked' });
}

async function sentNotices() {
  await app.advance(0);
  const response = await fetch(`${app.origin}/demo/outbox`, { headers: { accept: 'application/json' } });
  const messages = (await response.json()) as { purpose: string; to: string; text: string }[];
  return messages.filter(({ purpose }) => purpose === 'lock-ended');
}

describe('why it is locked', () => {
  it('too many wrong passwords: the time left, a warning, and what can be done', async () => {
    const [told] = await tell(passwordLocked);
    expect(told?.channelData?.step).toBe(TOLD);
    expect(told?.text).toContain('密码连着输错太多次');
    expect(told?.text).toContain('30 分钟');
    expect(told?.text).toContain('锁得更久');
    expect(titles(told)).toEqual(['设新密码，马上解锁', '等它自己解锁，到时提醒我']);
  });

  it('the time left is read when it is told', async () => {
    await lockByHand(active);
    await talk.reply('账号被锁', active.phone, '短信');
    await app.advance(4 * 60);
    const [told] = await talk.enterCode();
    expect(told?.text).toContain('26 分钟');
    await app.advance(5 * 60);
    expect((await talk.reply('返回')).at(-1)?.text).toContain('21 分钟');
  });

  it('an unusual place', async () => {
    const [told] = await tell(riskLocked);
    expect(told?.text).toContain('不常用的地方');
    expect(titles(told)).toEqual(['核对身份，马上解锁', '没有别的事了']);
  });

  it('a ban', async () => {
    const [told] = await tell(banned);
    expect(told?.text).toContain('违反使用规定');
    expect(titles(told)).toEqual(['申诉', '没有别的事了']);
  });

  it('not locked at all: says so and offers what may help', async () => {
    const [told] = await tell(active);
    expect(told?.channelData?.step).toBe('locked.not-locked');
    expect(titles(told)).toEqual(['设新密码', '找回账号', '没有别的事了']);
    expect(await talk.steps('找回账号')).toEqual(['forgot-account.found']);
    expect(await talk.steps('设新密码')).toEqual(['forgot-password.new-password']);
  });

  it('warns before anything is known', async () => {
    expect((await talk.reply('账号被锁'))[0]?.text).toContain('先不要再试密码');
  });
});

describe('what can be done', () => {
  it('a new password opens a password lock, and nothing is asked twice', async () => {
    await tell(passwordLocked);
    const opened = await talk.reply('设新密码，马上解锁');
    expect(steps(opened)).toEqual(['forgot-password.new-password']);
    const [done] = await talk.submit(opened, NEW_PASSWORD);
    expect(done?.text).toContain('解锁');
    expect(await app.login(passwordLocked.username, NEW_PASSWORD.password)).toEqual({ ok: true });
  });

  it('an unusual place: name and number, then a new password', async () => {
    await tell(riskLocked);
    const asked = await talk.reply('核对身份，马上解锁');
    expect(steps(asked)).toEqual(['forgot-password.real-name']);
    const opened = await talk.submit(asked, { realName: riskLocked.realName, idNumber: riskLocked.idNumber });
    expect(steps(opened)).toEqual(['forgot-password.new-password']);
    await talk.submit(opened, NEW_PASSWORD);
    expect(await app.login(riskLocked.username, NEW_PASSWORD.password)).toEqual({ ok: true });
  });

  it('name and number wrong too often: closed, but an appeal is open', async () => {
    await app.close();
    app = await startApp({ freezeEvery: 2 });
    talk = await startTalk(app);
    await tell(riskLocked);
    const asked = await talk.reply('1');
    const again = await talk.submit(asked, { realName: '张冒充', idNumber: riskLocked.idNumber });
    const [frozen] = await talk.submit(again, { realName: '李冒充', idNumber: riskLocked.idNumber });
    expect(frozen?.channelData?.step).toBe('forgot-password.real-name-frozen');
    expect(titles(frozen)).toEqual(['申诉', '没有别的事了']);
    expect((await talk.steps('申诉'))[0]).toMatch(/^appeal\./);
  });

  it.each(['申诉', '1', '我要申诉'])('a ban: %s begins an appeal', async (said) => {
    await tell(banned);
    expect((await talk.steps(said))[0]).toMatch(/^appeal\./);
  });

  it('a lock that ended while the citizen thought it over', async () => {
    await lockByHand(active);
    await app.advance(20 * 60);
    await tell(active);
    await app.advance(9 * 60);
    await app.advance(61);
    expect(steps(await talk.citizen.hear())).toEqual(['interruption.idle-reminder']);
    expect((await talk.steps('等它自己解锁')).at(-1)).toBe('locked.not-locked');
  });
});

describe('到时提醒我', () => {
  it('tells in the chat and at the proven contact when the lock ends, once', async () => {
    await lockByHand(active);
    await tell(active);
    expect(await talk.steps('到时提醒我')).toEqual(['locked.reminder-set']);
    await app.advance(29 * 60);
    expect(await sentNotices()).toEqual([]);
    await app.advance(61);
    expect(steps(await talk.citizen.hear())).toEqual(['locked.ended']);
    const [notice, ...more] = await sentNotices();
    expect(more).toEqual([]);
    expect(notice?.to).toBe(active.phone);
    expect(notice?.text).not.toContain(active.username);
    await app.advance(24 * 3600);
    expect(await sentNotices()).toHaveLength(1);
  });

  it('told at the menu, a number means a button under it', async () => {
    await lockByHand(active);
    await tell(active);
    await talk.reply('到时提醒我');
    await app.advance(30 * 60 + 1);
    const [ended] = await talk.citizen.hear();
    expect(titles(ended)).toEqual(['忘记密码', '没有别的事了']);
    expect(await talk.steps('2')).toEqual(['greeting.thanks']);
    expect(await talk.steps('1')).toEqual(['forgot-password.ask-account']);
  });

  it('wished for twice it is told once, by mail where that was proven', async () => {
    await lockByHand(active);
    await talk.reply('账号被锁', active.email, '邮箱');
    await talk.enterCode('mail');
    await talk.reply('提醒我');
    await app.advance(61);
    expect(await talk.steps('账号被锁', active.email, '邮箱')).toEqual(['locked.enter-code']);
    await talk.enterCode('mail');
    await talk.reply('提醒我');
    await app.advance(31 * 60);
    expect((await sentNotices()).map(({ to }) => to)).toEqual([active.email]);
  });

  it('in the middle of something else: told, and the question asked again', async () => {
    await lockByHand(active);
    await tell(active);
    await talk.reply('提醒我');
    await app.advance(25 * 60);
    await talk.reply('忘记账号');
    await app.advance(6 * 60);
    expect(steps(await talk.citizen.hear())).toEqual(['locked.ended', 'forgot-account.ask-account']);
  });

  it('is dropped by a new password', async () => {
    await lockByHand(active);
    await tell(active);
    await talk.reply('提醒我');
    await app.advance(61);
    const other = await startTalk(app);
    await other.reply('忘记密码', active.phone, '短信');
    await other.submit(await other.enterCode(), NEW_PASSWORD);
    await app.advance(31 * 60);
    expect(await sentNotices()).toEqual([]);
    expect(JSON.stringify(await talk.citizen.history())).not.toContain('locked.ended');
  });
});

describe('what goes wrong', () => {
  it('no word of a lock before the code', async () => {
    await talk.reply('账号被锁', passwordLocked.phone, '短信');
    const { code } = await app.outbox('sms');
    const said = [...(await talk.reply(wrong(code))), ...(await talk.reply('没收到'))];
    expect(JSON.stringify(said)).not.toMatch(/密码连着|不常用|违反/);
    expect(steps(said)).toEqual(['locked.code-wrong', 'locked.code-missing']);
  });

  it('the proof gone after half an hour: one more code', async () => {
    await tell(banned);
    await app.advance(31 * 60);
    await talk.citizen.hear();
    expect(await talk.steps('申诉')).toEqual(['locked.proof-expired', 'locked.enter-code']);
    expect(steps(await talk.enterCode())).toEqual([TOLD]);
  });

  it.each([
    ['随便说说', 'locked.told-unclear'],
    ['9', 'locked.told-unclear'],
  ])('%s is no choice', async (said, step) => {
    await tell(passwordLocked);
    expect(await talk.steps(said)).toEqual([step]);
  });
});

it('in English', async () => {
  const [asked] = await talk.reply('my account is locked');
  expect(asked?.channelData?.step).toBe('locked.ask-account');
  expect(asked?.text).toContain("please don't try more passwords");
  await talk.reply(passwordLocked.phone, 'text me');
  const [told] = await talk.enterCode();
  expect(told?.text).toContain('30 minutes');
  expect(await talk.steps('remind me')).toEqual(['locked.reminder-set']);
  await app.advance(31 * 60);
  expect((await talk.citizen.hear())[0]?.text).toContain('you can log in now');
  expect((await sentNotices())[0]?.text).toContain('has opened by itself');
});

describe('the same face for all', () => {
  it.each([
    ['locked', passwordLocked.phone],
    ['banned', banned.phone],
    ['active', active.phone],
  ])('%s and unknown read alike, word for word', async (_name, known) => {
    const walk = async (account: string) => {
      const one = await startTalk(app);
      const said: unknown[] = [];
      for (const line of [
        ...['账号被锁', account, '短信', '000000', '没收到', '重新发送', '换一种方式', '邮箱', '000000'],
        ...['返回', '换一个账号', account, '短信', '111111'],
      ])
        said.push(faceOf(await one.reply(line)));
      return said;
    };
    const first = await walk(known);
    expect(await walk('19900000099')).toEqual(first);
  });
});
