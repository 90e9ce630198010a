import { parseCreditCode } from '../../src/domain/identifiers/credit-code.ts';
import { parseIdNumber } from '../../src/domain/identifiers/id-number.ts';
import { maskUsername } from '../../src/domain/masking.ts';
import { ACCOUNTS } from '../support/accounts.ts';
import { steps, titles } from '../support/citizen.ts';
import { type RunningApp, startApp } from '../support/start-app.ts';
import { faceOf, startTalk, type Talk, wrong } from '../support/talk.ts';

const { active, company, stale, banned, riskLocked } = ACCOUNTS;
const NEW_PASSWORD = { password: 'Lantern-river-82', confirm: 'Lantern-river-82' };
const ASK = 'forgot-account.ask-account';
const WAY = 'forgot-account.choose-way';
const CODE = 'forgot-account.enter-code';
const FOUND = 'forgot-account.found';

/** Right in form; nobody's. */
const UNKNOWN_CODE =
  [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
    .map((x) => `91110101MA0000002${x}`)
    .find((code) => parseCreditCode(code).ok) ?? '';

const UNKNOWN_ID =
  [...'0123456789X'].map((x) => `11010119900307123${x}`).find((id) => parseIdNumber(id, new Date()).ok) ?? '';

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

async function find(account: string, way: 'sms' | 'mail' = 'sms') {
  expect(await talk.steps('忘记账号')).toEqual([ASK]);
  expect(await talk.steps(account)).toEqual([WAY]);
  expect(await talk.steps(way === 'sms' ? '短信' : '邮箱')).toEqual([CODE]);
  return talk.enterCode(way);
}

describe('to the account', () => {
  it.each([
    ['by phone', active.phone, 'sms', active.phone],
    ['by mail', active.email, 'mail', active.email],
    ['by phone, the code by mail', active.phone, 'mail', active.email],
    ['by company credit code', company.creditCode ?? '', 'mail', company.email],
  ] as const)('%s', async (_name, account, way, to) => {
    const [found] = await find(account, way);
    expect(found?.channelData?.step).toBe(FOUND);
    expect((await app.outbox(way)).to).toBe(to);
    expect(titles(found)).toEqual([
      way === 'sms' ? '把用户名发到我手机' : '把用户名发到我邮箱',
      ...['设新密码', '都不对', '没有别的事了'],
    ]);
    const of = account === company.creditCode ? company : active;
    for (const secret of [of.username, of.phone, of.email, of.realName, of.idNumber])
      expect(found?.text).not.toContain(secret);
    expect(found?.text).toContain(`${of.phone.slice(0, 3)}****${of.phone.slice(-4)}`);
  });

  it('by identity number on a secure page, then a code to a bound contact', async () => {
    const offered = await talk.reply('忘记账号', '用身份证号');
    expect(steps(offered)).toEqual(['forgot-account.id-number']);
    expect(steps(await talk.submit(offered, { idNumber: active.idNumber }))).toEqual([WAY]);
    expect(await talk.steps('短信')).toEqual([CODE]);
    expect(steps(await talk.enterCode())).toEqual([FOUND]);
  });

  it('tips which numbers to try, and what to log in with', async () => {
    const [asked] = await talk.reply('忘记账号');
    for (const tip of ['您自己', '爱人', '孩子', '回执']) expect(asked?.text).toContain(tip);
    await talk.reply(active.phone, '短信');
    expect((await talk.enterCode())[0]?.text).toContain('直接填完整的手机号 199****0001');
  });

  it('the message says what its code is good for', async () => {
    await talk.reply('忘记账号', active.phone, '短信');
    expect((await app.outbox('sms')).text).toContain('只用来找回账号、重设密码');
  });
});

describe('several accounts on one contact', () => {
  it('are listed masked after the code, and one is chosen', async () => {
    const [asked] = await find(company.phone);
    expect(asked?.channelData?.step).toBe('forgot-account.choose-account');
    expect(asked?.text?.match(/^\d\. /gm)).toHaveLength(2);
    expect(titles(asked)).toHaveLength(3);
    expect(titles(asked).at(-1)).toBe('都不对');
    for (const secret of [company.username, 'zhaoxiulan', company.phone])
      expect(JSON.stringify(asked)).not.toContain(secret);
    const [found] = await talk.reply('单位的');
    expect(found?.channelData?.step).toBe(FOUND);
    expect(found?.text).toContain('单位的账号');
    expect(await talk.steps('返回')).toEqual(['forgot-account.choose-account']);
    expect((await talk.reply('我自己的'))[0]?.text).toContain('个人账号');
  });

  it('are not shown to a phone that may be somebody else’s by now, before name and number', async () => {
    const later = await startApp();
    try {
      await later.advance(100 * 24 * 3600);
      for (const [goal, step] of [
        ['忘记账号', 'forgot-account'],
        ['忘记密码', 'forgot-password'],
        ['账号被锁', 'locked'],
      ] as const) {
        await later.advance(25 * 3600);
        const stranger = await startTalk(later);
        await stranger.reply(goal, company.phone, '短信');
        const [asked] = await stranger.enterCode();
        expect(asked?.channelData?.step).toBe(`${step}.choose-account`);
        expect(JSON.stringify(asked)).not.toMatch(/[a-z0-9]\*+/);
        expect(titles(asked).slice(0, 2)).toEqual(['单位的账号（第 1 个）', '我自己的账号（第 2 个）']);
        expect(await stranger.steps('单位的')).toEqual([`${step}.real-name`]);
      }
    } finally {
      await later.close();
    }
  });

  it('a username is sent once, however often its account is chosen', async () => {
    await find(company.phone);
    await talk.reply('单位的');
    expect(await talk.steps('1')).toEqual(['forgot-account.username-sent']);
    const first = await app.outbox('sms', 'username');
    await app.advance(1);
    await talk.reply('返回');
    const [again] = await talk.reply('单位的');
    expect(again?.channelData?.step).toBe('forgot-account.username-sent');
    expect(titles(again)).toEqual(['设新密码', '都不对', '没有别的事了']);
    await talk.reply('返回');
    expect((await talk.reply('我自己的'))[0]?.channelData?.step).toBe(FOUND);
    expect((await app.outbox('sms', 'username')).id).toBe(first.id);
    expect(await talk.steps('1')).toEqual(['forgot-account.username-sent']);
    expect((await app.outbox('sms', 'username')).id).not.toBe(first.id);
  });

  it.each(['都不对', '3', '没有我的'])('%s leads to a person', async (said) => {
    await find(company.phone);
    expect((await talk.steps(said))[0]).toBe('forgot-account.none-is-mine');
  });
});

describe('with the account', () => {
  it('the username goes to the proven contact, once, and never into the chat', async () => {
    await find(active.phone);
    expect(await talk.steps('把用户名发到我手机')).toEqual(['forgot-account.username-sent']);
    const sent = await app.outbox('sms', 'username');
    expect(sent.to).toBe(active.phone);
    expect(sent.text).toContain(active.username);
    expect(JSON.stringify(await talk.citizen.history())).not.toContain(active.username);
    expect(titles((await talk.reply('帮助')).at(-1))).toEqual(['设新密码', '都不对', '没有别的事了']);
    expect(await talk.steps('发用户名')).toEqual(['forgot-account.username-sent-unclear']);
  });

  it('a phone that may be somebody else’s by now learns nothing without name and number', async () => {
    const asked = await find(stale.phone);
    expect(steps(asked)).toEqual(['forgot-account.real-name']);
    expect(asked.map(({ text }) => text).join()).not.toContain(maskUsername(stale.username));
    const again = await talk.submit(asked, { realName: '张冒充', idNumber: stale.idNumber });
    expect(steps(again)).toEqual(['forgot-account.real-name']);
    const found = await talk.submit(again, { realName: stale.realName, idNumber: stale.idNumber });
    expect(steps(found)).toEqual([FOUND]);
    expect(await talk.steps('1')).toEqual(['forgot-account.username-sent']);
    expect((await app.outbox('sms', 'username')).to).toBe(stale.phone);
  });

  it('a new password is set without asking anything twice', async () => {
    await find(active.phone);
    const opened = await talk.reply('设新密码');
    expect(steps(opened)).toEqual(['forgot-password.new-password']);
    expect(steps(await talk.submit(opened, NEW_PASSWORD))).toEqual([
      'forgot-password.done',
      'forgot-password.advice',
    ]);
    expect(await app.login(active.phone, NEW_PASSWORD.password)).toEqual({ ok: true });
  });

  it('返回 from the new password is to the account again', async () => {
    await find(active.phone);
    expect(await talk.steps('设新密码', '返回')).toEqual([FOUND]);
    expect(await talk.steps('返回')).toEqual(['interruption.already-proven', FOUND]);
  });

  it('risk lock: a new password needs name and number', async () => {
    await find(riskLocked.phone);
    const asked = await talk.reply('设新密码');
    expect(steps(asked)).toEqual(['forgot-password.real-name']);
  });

  it('ban: no new password, but an appeal', async () => {
    await find(banned.phone);
    const [refused] = await talk.reply('设新密码');
    expect(refused?.channelData?.step).toBe('forgot-password.violation');
    expect(titles(refused)).toContain('申诉');
  });

  it('没有别的事了 ends it kindly', async () => {
    await find(active.phone);
    expect(await talk.steps('没有别的事了')).toEqual(['greeting.thanks']);
    expect(await talk.steps('忘记密码')).toEqual(['forgot-password.ask-account']);
  });

  it('「都不对」 where there is only one', async () => {
    await find(active.phone);
    expect((await talk.steps('不是我的'))[0]).toBe('forgot-account.none-is-mine');
  });
});

describe('what goes wrong', () => {
  it('nothing is told for a wrong code, and another number may be tried', async () => {
    await talk.reply('忘记账号', active.phone, '短信');
    const { code } = await app.outbox('sms');
    expect(await talk.steps(wrong(code))).toEqual(['forgot-account.code-wrong']);
    expect(await talk.steps('换一个号码试试')).toEqual([ASK]);
    expect(await talk.steps('19900000099')).toEqual([WAY]);
    expect(await talk.steps('换个号码')).toEqual([ASK]);
  });

  it.each([
    ['1991234', 'forgot-account.account-unclear'],
    ['不知道', 'forgot-account.account-unclear'],
    ['name@', 'forgot-account.account-unclear'],
  ])('%s is no account', async (said, step) => {
    expect(await talk.steps('忘记账号', said)).toEqual([step]);
  });

  it('a code in time, the rest too late: one more code, nothing else', async () => {
    await find(active.phone);
    await app.advance(31 * 60);
    expect(steps(await talk.citizen.hear())).toEqual(['interruption.idle-reminder']);
    expect(await talk.steps('把用户名发到我手机')).toEqual([
      'forgot-account.proof-expired',
      'forgot-account.enter-code',
    ]);
    expect(steps(await talk.enterCode())).toEqual([FOUND]);
  });
});

describe('in English', () => {
  it('from the first word to the new password', async () => {
    const [asked] = await talk.reply('I forgot my username');
    expect(asked?.channelData?.step).toBe(ASK);
    expect(asked?.text).toContain("let's find your account");
    await talk.reply(active.phone, 'text me');
    const [found] = await talk.enterCode();
    expect(found?.text).toContain('just type the phone number 199****0001');
    expect(titles(found)[0]).toBe('Send the username to my phone');
    expect(await talk.steps('send it')).toEqual(['forgot-account.username-sent']);
    expect((await app.outbox('sms', 'username')).text).toContain(`Your username is: ${active.username}`);
    expect(await talk.steps('set a new password')).toEqual(['forgot-password.new-password']);
  });
});

describe('the same face for all', () => {
  it('identity number: known and unknown read alike, word for word', async () => {
    const walk = async (idNumber: string) => {
      const one = await startTalk(app);
      const said: unknown[] = [
        faceOf(await one.submit(await one.reply('忘记账号', '用身份证号'), { idNumber })),
      ];
      for (const line of ['短信', '000000', '没收到', '换一种方式', '邮箱', '111111'])
        said.push(faceOf(await one.reply(line)));
      return said;
    };
    const first = await walk(active.idNumber);
    expect(await walk(UNKNOWN_ID)).toEqual(first);
  });

  it.each([
    ['phone', active.phone, '19900000099'],
    ['mail', active.email, 'nobody.at.all@example.com'],
    ['credit code', company.creditCode ?? '', UNKNOWN_CODE],
  ])('%s: known and unknown read alike, word for word', async (_name, known, unknown) => {
    const lines = (account: string) => [
      ...[
        '忘记账号',
        account,
        '短信',
        '000000',
        '没收到',
        '重新发送',
        '换一种方式',
        '邮箱',
        '000000',
        '没收到',
      ],
      ...['返回', '换一个号码试试', account, '短信', '111111', '222222'],
    ];
    const walk = async (account: string) => {
      const one = await startTalk(app);
      const said: unknown[] = [];
      for (const line of lines(account)) said.push(faceOf(await one.reply(line)));
      return said;
    };
    const first = await walk(known);
    expect(await walk(unknown)).toEqual(first);
  });
});
