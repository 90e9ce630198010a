import { ACCOUNTS } from '../support/accounts.ts';
import { arrive, type BotMessage, type Citizen, steps, titles } from '../support/citizen.ts';
import { type RunningApp, startApp } from '../support/start-app.ts';
import { wrong } from '../support/talk.ts';

const { phone, email } = ACCOUNTS.active;

let app: RunningApp;
let citizen: Citizen;
beforeEach(async () => {
  app = await startApp();
  citizen = await arrive(app.origin);
});
afterEach(() => app.close());

async function toCode(account = phone, way = '短信'): Promise<string> {
  for (const line of ['忘记密码', account, way]) await citizen.say(line);
  return (await app.outbox(way === '短信' ? 'sms' : 'mail')).code;
}

async function last(...lines: string[]): Promise<BotMessage> {
  let said: BotMessage[] = [];
  for (const line of lines) said = await citizen.say(line);
  const message = said.at(-1);
  if (!message) throw new Error('the bot said nothing');
  return message;
}

describe('typing a code', () => {
  it('takes the whole message as it was pasted', async () => {
    await toCode();
    const { text } = await app.outbox('sms');
    expect(steps(await citizen.say(text))).toEqual(['forgot-password.new-password']);
  });

  it('joins a code that comes in halves, and says what is missing', async () => {
    const code = await toCode();
    expect((await last(code.slice(0, 3))).text).toBe('还差 3 位，接着输就行。');
    expect(steps(await citizen.say(code.slice(3)))).toEqual(['forgot-password.new-password']);
  });

  it('half of an old code is not half of the new one', async () => {
    const old = await toCode();
    await last(old.slice(0, 3));
    await app.advance(61);
    await last('重新发送');
    const { code } = await app.outbox('sms');
    expect((await last(code.slice(0, 3))).text).toBe('还差 3 位，接着输就行。');
    expect(steps(await citizen.say(code.slice(3)))).toEqual(['forgot-password.new-password']);
  });

  it('a lone 1 presses no button', async () => {
    await toCode();
    expect((await last('1')).text).toBe('还差 5 位，接着输就行。');
  });

  it.each([
    ...['没有', '没有收到短信', '短信没收到', '怎么还没来', '收不到啊', '没有短信过来', '手机没响'],
    ...['nothing came', "I didn't get it", 'i did not get it', '沒收到', '我没收到啊'],
  ])('%s: nothing arrived', async (said) => {
    await toCode();
    const message = await last(said);
    expect(message.channelData?.step).toBe('forgot-password.code-missing');
    expect(message.text).toContain('199****0001');
  });

  it.each(['再来一遍', '重发一下', '再发一个', '再发一次吧', 'resend please', 'send it again', '重新發送'])(
    '%s: send again',
    async (said) => {
      await toCode();
      await app.advance(61);
      expect((await last(said)).channelData?.step).toBe('forgot-password.code-resent');
    },
  );

  it.each(['发到邮箱吧', '邮箱', '能不能发邮箱', 'use email instead'])('%s: by mail', async (said) => {
    await toCode();
    expect((await last(said)).channelData?.step).toBe('forgot-password.enter-code');
    expect(steps(await citizen.say((await app.outbox('mail')).code))).toEqual([
      'forgot-password.new-password',
    ]);
  });

  it.each([
    ['等一下', 'forgot-password.code-waiting'],
    ['好', 'forgot-password.code-waiting'],
    ['收到了', 'forgot-password.code-waiting'],
    ['等等我去看看', 'forgot-password.code-waiting'],
    ['不是让我别告诉任何人吗', 'forgot-password.code-safe'],
    ['你不是说不要告诉任何人吗', 'forgot-password.code-safe'],
    ['换个号', 'forgot-password.ask-account'],
    ['填错手机号了', 'forgot-password.ask-account'],
    ['19900000008', 'forgot-password.choose-way'],
    ['我的手机号是19900000008', 'forgot-password.choose-way'],
  ])('%s', async (said, step) => {
    await toCode();
    expect((await last(said)).channelData?.step).toBe(step);
  });
});

describe('a code that does not come', () => {
  it.each([
    ['忘记密码', phone, '短信'],
    ['忘记账号', phone, '短信'],
    ['手机或邮箱换了', '都不能用了', '准备好了', '13912345678'],
    ['手机或邮箱换了', '都不能用了', '准备好了', 'new.me@example.org'],
    ['English', 'I forgot my account', phone, 'text message'],
  ])('%s: only buttons that are there are named', async (...lines) => {
    const message = await last(...lines, lines[0] === 'English' ? 'nothing came' : '没收到');
    expect(message.channelData?.step).toMatch(/code-missing$/);
    const named = [...(message.text ?? '').matchAll(/[「“](.+?)[」”]/g)].map(([, name]) => name);
    expect(named).toHaveLength(2);
    expect(titles(message)).toEqual(expect.arrayContaining(named));
  });

  it('to a new phone: it has not to be the one of the account', async () => {
    const message = await last('手机或邮箱换了', '都不能用了', '准备好了', '13912345678', '没收到');
    expect(message.text).toContain('139****5678');
    expect(message.text).not.toContain('办账号时');
  });
});

describe('a good code is not forgotten', () => {
  it.each([
    ['going back', ['返回', '短信']],
    ['another way and back', ['换一种方式', '短信']],
    ['the same account once more', ['换一个账号', phone, '短信']],
    ['starting over', ['重新开始', '忘记密码', phone, '短信']],
    ['cancelling', ['取消', '忘记密码', phone, '短信']],
  ])('%s', async (_name, lines) => {
    const code = await toCode();
    expect((await last(...lines)).channelData?.step).toBe('forgot-password.code-still-valid');
    expect(steps(await citizen.say(code))).toEqual(['forgot-password.new-password']);
  });

  it('a newer one voids it, and says so', async () => {
    await toCode();
    const message = await last('换一种方式', '邮箱', '换一种方式', '短信');
    expect(message.text).toBe('刚才发的验证码在这里不能用。请等 60 秒，再点「重新发送」。');
  });
});

describe('when a way is closed', () => {
  it('by wrong codes: no more sending, but the other ways and a person', async () => {
    await app.close();
    app = await startApp({ freezeEvery: 1 });
    citizen = await arrive(app.origin);
    const code = await toCode();
    const message = await last(wrong(code));
    expect(message.channelData?.step).toBe('forgot-password.frozen');
    expect(titles(message)).toEqual(['换一种方式', '换一个账号', '转人工']);
    // No code can be typed, so none is asked for.
    const after = await last('哎呀那我咋整');
    expect(after.channelData?.step).toBe('forgot-password.way-closed');
    expect(after.text).toContain('别的办法');
    expect(titles(after)).toEqual(['换一种方式', '换一个账号', '转人工']);
  });

  it('a code typed wrong too often: a new one is asked for, until it is there', async () => {
    const code = await toCode();
    expect((await last(...Array<string>(5).fill(wrong(code)))).channelData?.step).toBe(
      'forgot-password.code-used-up',
    );
    expect((await last('哎呀那我咋整')).channelData?.step).toBe('forgot-password.code-used-up');
    await app.advance(61);
    expect((await last('重新发送')).channelData?.step).toBe('forgot-password.code-resent');
    expect((await last('哎呀那我咋整')).channelData?.step).toBe('forgot-password.code-unclear');
  });

  it('by too many sends: in hours, not in hundreds of minutes', async () => {
    await app.close();
    app = await startApp({ sendsPerDestinationHour: 50, sendsPerDestinationDay: 1 });
    citizen = await arrive(app.origin);
    await toCode();
    await app.advance(61);
    const message = await last('重新发送');
    expect(message.channelData?.step).toBe('forgot-password.limited');
    expect(message.text).toContain('请明天这个时候再试');
    expect(titles(message)).toEqual(['换一种方式', '换一个账号', '转人工']);
  });
});

describe('the ways', () => {
  it.each(['好', '好的', '随便', '都行', '推荐的', '1', '发到我手机上', '发短信吧', 'sms please', 'text me'])(
    '%s: by text message',
    async (said) => {
      for (const line of ['忘记密码', phone, said]) await citizen.say(line);
      expect((await app.outbox('sms')).code).toMatch(/^\d{6}$/);
    },
  );

  it('mail comes first where a mail address was typed', async () => {
    expect(titles(await last('忘记密码', email))).toEqual([
      ...['发到邮箱（推荐）', '发短信到手机', '先核对姓名和身份证', '换一个账号'],
    ]);
    await citizen.say('好');
    expect((await app.outbox('mail')).to).toBe(email);
  });

  it.each(['没有手机', '手机、邮箱都不能用了', '手机号换了', '手机丢了'])(
    '%s: what to do then, and the question again',
    async (said) => {
      for (const line of ['忘记密码', phone]) await citizen.say(line);
      expect(steps(await citizen.say(said))).toEqual(['interruption.changed', 'contact-changed.ask-other']);
    },
  );
});
