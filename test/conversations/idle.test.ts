import { ACCOUNTS } from '../support/accounts.ts';
import { steps } from '../support/citizen.ts';
import { type RunningApp, startApp } from '../support/start-app.ts';
import { startTalk, type Talk } from '../support/talk.ts';

const { active } = ACCOUNTS;
const NEW_PASSWORD = { password: 'Lantern-river-82', confirm: 'Lantern-river-82' };
const MINUTE = 60;

let app: RunningApp;
let talk: Talk;
beforeAll(async () => {
  app = await startApp({ sendsPerAddressHour: 1000, firstSendsPerAddressHour: 1000 });
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.advance(25 * 3600);
  talk = await startTalk(app);
});

/** What came by itself while so much time went by, minute by minute. */
async function silence(minutes: number): Promise<(string | undefined)[]> {
  const before = (await talk.citizen.history()).length;
  for (let n = 0; n < minutes; n += 1) await app.advance(MINUTE);
  const came = (await talk.citizen.history()).slice(before);
  if (came.length > 0) await talk.citizen.hear();
  return steps(came);
}

describe('a citizen who has gone quiet', () => {
  it('is reminded once after 10 minutes, and after 30 the bot stops', async () => {
    await talk.reply('忘记账号', active.phone);
    expect(await silence(9)).toEqual([]);
    expect(await silence(1)).toEqual(['interruption.idle-reminder']);
    expect(await silence(19)).toEqual([]);
    expect(await silence(1)).toEqual(['interruption.idle-closed']);
    expect(await silence(25)).toEqual([]);
  });

  it('time counts from the last word, not from the beginning', async () => {
    await talk.reply('忘记账号');
    expect(await silence(8)).toEqual([]);
    await talk.reply(active.phone);
    expect(await silence(9)).toEqual([]);
    expect(await silence(1)).toEqual(['interruption.idle-reminder']);
    await talk.reply('短信');
    expect(await silence(9)).toEqual([]);
    expect(await silence(1)).toEqual(['interruption.idle-reminder']);
    expect(await silence(20)).toEqual(['interruption.idle-closed']);
  });

  it.each([
    ['at the menu', []],
    ['after the end', ['忘记账号', '取消']],
    ['after thanks', ['谢谢']],
  ])('%s nobody is waited for', async (_name, lines) => {
    await talk.reply(...lines);
    expect(await silence(40)).toEqual([]);
  });

  it('a page handed in is a sign of life', async () => {
    await talk.reply('忘记密码', active.phone);
    const asked = await talk.reply('实名信息');
    expect(await silence(8)).toEqual([]);
    await talk.submit(asked, { realName: active.realName, idNumber: active.idNumber });
    expect(await silence(9)).toEqual([]);
    expect(await silence(1)).toEqual(['interruption.idle-reminder']);
  });

  it('the minutes are the portal’s', async () => {
    const strict = await startApp({ idleRemindMinutes: 2, idleCloseMinutes: 5 });
    const here = await startTalk(strict);
    await here.reply('忘记账号');
    await strict.advance(2 * MINUTE);
    expect(steps(await here.citizen.hear())).toEqual(['interruption.idle-reminder']);
    await strict.advance(3 * MINUTE);
    expect(steps(await here.citizen.hear())).toEqual(['interruption.idle-closed']);
    await strict.close();
  });
});

describe('coming back', () => {
  it.each([
    ['继续', ['interruption.resumed', 'forgot-account.choose-way']],
    ['我回来了', ['interruption.resumed', 'forgot-account.choose-way']],
    ['短信', ['forgot-account.enter-code']],
    ['取消', ['interruption.cancelled', 'greeting.choose-situation']],
    ['重新开始', ['interruption.restarted', 'greeting.choose-situation']],
    ['你好', ['remark.hello', 'forgot-account.choose-way']],
    ['账号被锁', ['interruption.changed', 'locked.choose-way']],
  ])('%s, after it stopped', async (said, expected) => {
    await talk.reply('忘记账号', active.phone);
    await silence(30);
    expect(await talk.steps(said)).toEqual(expected);
  });

  it('继续 after the reminder: the question again', async () => {
    await talk.reply('忘记账号', active.phone);
    await silence(10);
    expect(await talk.steps('继续')).toEqual(['interruption.resumed', 'forgot-account.choose-way']);
  });

  it('a code that ran out is sent anew', async () => {
    await talk.reply('忘记账号', active.phone, '短信');
    await silence(30);
    expect(await talk.steps('继续')).toEqual(['interruption.resumed', 'forgot-account.enter-code']);
    expect(steps(await talk.enterCode())).toEqual(['forgot-account.found']);
  });

  it('the old code typed late: says that it ran out', async () => {
    await talk.reply('忘记账号', active.phone, '短信');
    const { code } = await app.outbox('sms');
    await silence(30);
    expect(await talk.steps(code)).toEqual(['forgot-account.code-expired']);
  });

  it.each([
    ['继续', ['interruption.resumed', 'forgot-account.proof-expired', 'forgot-account.enter-code']],
    ['设新密码', ['forgot-account.proof-expired', 'forgot-account.enter-code']],
  ])('%s when the proof is too old: one more code, the rest is kept', async (said, expected) => {
    await talk.reply('忘记账号', active.phone, '短信');
    await talk.enterCode();
    await silence(31);
    expect(await talk.steps(said)).toEqual(expected);
    expect(steps(await talk.enterCode())).toEqual(['forgot-account.found']);
  });

  it('a page that ran out is opened anew', async () => {
    await talk.reply('忘记密码', active.phone, '短信');
    await silence(3);
    await talk.reply('重新发送');
    await talk.enterCode();
    await silence(29);
    const opened = await talk.reply('继续');
    expect(opened.at(-1)?.channelData?.step).toBe('forgot-password.new-password-expired');
    const again = await talk.reply('重新打开页面');
    expect(steps(await talk.submit(again, NEW_PASSWORD))).toContain('forgot-password.done');
  });

  it('waits again after coming back', async () => {
    await talk.reply('忘记账号');
    await silence(30);
    await talk.reply('继续');
    expect(await silence(9)).toEqual([]);
    expect(await silence(1)).toEqual(['interruption.idle-reminder']);
  });
});
