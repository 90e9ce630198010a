import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ACCOUNTS } from '../support/accounts.ts';
import { arrive, type BotMessage, steps, titles } from '../support/citizen.ts';
import { type RunningApp, startApp } from '../support/start-app.ts';
import { startTalk, type Talk } from '../support/talk.ts';

const { phone } = ACCOUNTS.active;
const REACH = '13612345678';
const PROBLEM = '改了三次密码还是登不上，急着交社保';
const ASK = ['human.start', 'human.ask-contact'];
const DONE = ['human.done', 'human.done-after'];

const FIGURES = {
  ...{ sendsPerAddressHour: 1000, firstSendsPerAddressHour: 1000, ticketsPerAddressDay: 1000 },
  ...{ sendsPerDestinationHour: 1000, sendsPerDestinationDay: 1000, resendSeconds: 1 },
};
const PORTAL = { hotline: '0999-12345', officeHours: { from: '08:30', to: '18:00' } };

let app: RunningApp;
/** The same settings for the command line. */
const portalFile = () => join(app.dataDir, 'portal.json');
let talk: Talk;
const reply: Talk['reply'] = (...lines) => talk.reply(...lines);
beforeAll(async () => {
  app = await startApp(FIGURES, PORTAL);
  writeFileSync(portalFile(), JSON.stringify({ ...PORTAL, figures: FIGURES }));
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.advance(1);
  talk = await startTalk(app);
});

const numberIn = (messages: BotMessage[]) => /RG\d{12}/.exec(messages[0]?.text ?? '')?.[0] ?? '';

/** What the staff sees, through the command line beside the running server. */
async function cli(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/tickets.ts', ...args], {
    env: {
      PATH: process.env.PATH ?? '',
      DATA_DIR: app.dataDir,
      PUBLIC_URL: 'http://127.0.0.1',
      PORTAL_FILE: portalFile(),
    },
  });
  return stdout;
}

describe('asked for while a page is open', () => {
  const opened = async () => {
    const page = await talk.reply('忘记密码', ACCOUNTS.active.phone, '短信').then(() => talk.enterCode());
    expect(await talk.steps('转人工')).toEqual(ASK);
    return page;
  };

  it('who hands the page in after all goes on there', async () => {
    const page = await opened();
    const password = 'Lantern-river-82';
    expect(steps(await talk.submit(page, { password, confirm: password }))).toEqual([
      'human.left',
      'forgot-password.done',
      'forgot-password.advice',
    ]);
  });

  it('a page that ran out is not pointed to when they come back', async () => {
    await opened();
    await app.advance(16 * 60);
    expect(await talk.steps('返回')).toContain('forgot-password.new-password-expired');
  });
});

describe('a message from the menu', () => {
  it('contact, problem, a last look, and a number', async () => {
    const asked = await reply('转人工');
    expect(steps(asked)).toEqual(ASK);
    expect(asked[0]?.text).toContain('0999-12345');
    expect(asked[1]?.channelData?.progress).toEqual({ at: 1, of: 3 });
    expect(steps(await reply(REACH))).toEqual(['human.ask-problem']);
    const [look] = await reply(PROBLEM);
    expect(look?.channelData?.step).toBe('human.confirm');
    expect(look?.text).toContain('136****5678');
    expect(look?.text).toContain(PROBLEM);
    expect(titles(look)).toEqual(['对，交上去', '改内容', '改联系方式', '不留言了']);
    const done = await reply('对，交上去');
    expect(steps(done)).toEqual(DONE);
    expect(numberIn(done)).toMatch(/^RG\d{12}$/);
    expect(done[0]?.text).toContain('工作日 08:30–18:00');
    expect(done[0]?.text).toMatch(/最晚 \d+ 月 \d+ 日（星期.）联系您：136\*\*\*\*5678/);
    expect(titles(done[1])).toEqual(['没有别的事了', '还有别的事']);
    expect(steps(await reply('没有别的事了'))).toEqual(['greeting.thanks']);
  });

  it('reaches the staff masked; looking at the contact is a step of its own', async () => {
    const number = numberIn(await reply('转人工', REACH, PROBLEM, '好的'));
    expect(await cli('list')).toContain(number);
    const shown = await cli('show', number.toLowerCase());
    for (const part of [
      number,
      '136****5678 (phone, not verified)',
      PROBLEM,
      'open',
      talk.citizen.conversationId,
    ])
      expect(shown).toContain(part);
    expect(shown).not.toContain(REACH);
    await expect(cli('show', number, '--contact')).rejects.toThrow('--as NAME');
    expect(await cli('show', number, '--contact', '--as', 'li')).toBe(`${REACH}\n`);
    await expect(cli('close', number)).rejects.toThrow('--as NAME');
    expect(await cli('close', number, '--as', 'li')).toBe(`${number}: closed\n`);
    await expect(cli('close', number, '--as', 'li')).rejects.toThrow('closed already');
    expect(await cli('list')).not.toContain(number);
    expect(await cli('show', number)).toContain('by li');
    await expect(cli('show', 'RG200001010001')).rejects.toThrow('there is none');
    await expect(cli('nonsense')).rejects.toMatchObject({
      code: 2,
      stdout: expect.stringContaining('usage'),
    });
  }, 30_000);

  it('in English', async () => {
    await reply('english');
    expect(steps(await reply('Talk to a person'))).toEqual(ASK);
    const done = await reply('my number is 13612345678', 'I cannot log in since yesterday', 'Yes, send it');
    expect(steps(done)).toEqual(DONE);
    expect(done[0]?.text).toMatch(/reaches you by [A-Z][a-z]+day, [A-Z][a-z]+ \d+ at 136\*\*\*\*5678/);
  });

  it.each([
    ['010-65551234', '010****1234'],
    ['我家座机 0571-86543210', '057****3210'],
    ['lihua@example.com', 'l***@example.com'],
  ])('%s will do', async (said, shown) => {
    const [look] = await reply('转人工', said, PROBLEM);
    expect(look?.text).toContain(shown);
  });

  it.each(['不知道', '我没有手机', '12345'])(
    '%s is no contact: asked again, with the hotline',
    async (said) => {
      const last = (await reply('转人工', said)).at(-1);
      expect(last?.channelData?.step).toMatch(/^human\.(contact-unclear|ask-contact)$/);
    },
  );

  it.each(['嗯', '1234567', '有'])('after the contact, %s', async (said) => {
    const [message] = await reply('转人工', REACH, said);
    expect(message?.channelData?.step).toBe([...said].length < 4 ? 'human.problem-unclear' : 'human.confirm');
  });

  it.each(['怎么收不到验证码', '账号被锁了解不开', '想找人工帮我看一下', '你们是骗子吧，我不信'])(
    'the problem in own words, whatever it sounds like: %s',
    async (said) => {
      const [look] = await reply('转人工', REACH, said);
      expect(look?.channelData?.step).toBe('human.confirm');
      expect(look?.text).toContain(said);
    },
  );

  it('secrets in the problem are masked, accounts named in it are kept apart', async () => {
    const look = await reply('转人工', REACH, `我原来的手机号是${phone}，验证码839201总说不对`);
    expect(look[0]?.text).toContain('199****0001');
    expect(look[0]?.text).not.toContain('839201');
    const number = numberIn(await reply('对'));
    expect(await cli('show', number)).toContain('also named    199****0001');
  });

  it.each([
    ['改内容', 'human.ask-problem'],
    ['改联系方式', 'human.ask-contact'],
    ['返回', 'human.ask-problem'],
    ['随便说点别的什么', 'human.confirm-unclear'],
  ])('at the last look, %s', async (said, step) => {
    expect(steps(await reply('转人工', REACH, PROBLEM, said))).toEqual([step]);
  });

  it('what was changed is what is sent', async () => {
    const [look] = await reply('转人工', REACH, PROBLEM, '改联系方式', '13712345678');
    expect(look?.text).toContain('137****5678');
    expect(look?.text).toContain(PROBLEM);
    const [again] = await reply('改内容', '其实是邮箱换了');
    expect(again?.text).toContain('其实是邮箱换了');
    expect(again?.text).not.toContain(PROBLEM);
  });

  it.each([[[]], [[REACH]], [[REACH, PROBLEM]]])('不留言了 after %j', async (lines) => {
    const [left] = await reply('转人工', ...lines, '不留言了');
    expect(left?.channelData?.step).toBe('human.left');
    expect(titles(left)).toEqual(['没有别的事了', '还有别的事']);
  });
});

describe('in the middle of something', () => {
  const AT_CODE = ['忘记密码', phone, '短信'];
  const WAYS_THERE: [question: string, lines: string[]][] = [
    ['forgot-password.ask-account', ['忘记密码']],
    ['forgot-password.choose-way', ['忘记密码', phone]],
    ['forgot-password.enter-code', AT_CODE],
    ['forgot-password.real-name-again', ['忘记密码', phone, '先核对姓名和身份证']],
  ];

  it.each(WAYS_THERE)('at %s: left, and the question asked again', async (question, lines) => {
    await reply(...lines);
    expect(steps(await reply('转人工'))).toEqual(ASK);
    expect(steps(await reply(REACH))).toEqual(['human.ask-problem']);
    const [look] = await reply(PROBLEM);
    expect(look?.text).toContain('「忘记密码」');
    expect(steps(await reply('对'))).toEqual([...DONE, question]);
  });

  it.each(WAYS_THERE)('at %s: given up, and the question asked again', async (question, lines) => {
    for (const [said, words] of [
      ['返回', []],
      ['取消', ['interruption.cancelled']],
      ['不留言了', ['human.left']],
    ] as const) {
      talk = await startTalk(app);
      await reply(...lines, '转人工');
      expect([said, ...steps(await reply(said))]).toEqual([said, ...words, question]);
    }
  });

  it('a code typed after it still counts', async () => {
    await reply(...AT_CODE);
    const { code } = await app.outbox('sms');
    await reply('转人工', REACH, PROBLEM, '对');
    expect(steps(await reply(code))).toEqual(['forgot-password.new-password']);
  });

  it('the phone typed as an account may be where to call', async () => {
    const asked = await reply(...AT_CODE, '转人工');
    expect(asked[1]?.text).toContain('199****0001');
    expect(titles(asked[1])).toEqual(['就用这个', '不留言了']);
    const [look] = await reply('就用这个', PROBLEM);
    expect(look?.text).toContain('联系方式：199****0001');
    const [other] = await reply('改联系方式');
    expect(titles(other)).toEqual(['不留言了']);
  });

  it('the staff gets the case: which account, what was tried, what is proven', async () => {
    await reply(...AT_CODE, '123456', '没收到');
    const number = numberIn(await reply('转人工', '就用这个', PROBLEM, '对'));
    const shown = await cli('show', number);
    for (const part of [
      'came from     forgot-password',
      'account       199****0001 (phone, as typed)',
      'proven        none',
      'sms-code: sent',
      'sms-code: wrong',
      'sms-code: not-received',
    ])
      expect(shown).toContain(part);
    expect(shown.match(/^tried/gm)).toHaveLength(3);
    expect(shown).not.toContain(phone);
    expect(shown).not.toContain('account id');
  });

  it.each(['转人工', '我要找真人客服', '有没有人能帮我'])('%s', async (said) => {
    await reply('忘记密码');
    expect(steps(await reply(said))).toEqual(ASK);
    expect(steps(await reply('返回'))).toEqual(['forgot-password.ask-account']);
  });

  it('by its button after two failures of a step', async () => {
    const [, again] = [await reply('忘记密码', '唔'), await reply('哦哦哦')];
    expect(titles(again.at(-1))).toContain('转人工');
    expect(steps(await reply('转人工'))).toEqual(ASK);
  });
});

it('after a flow that ended, with its case', async () => {
  const { banned } = ACCOUNTS;
  await reply('忘记密码', banned.phone, '短信');
  expect(steps(await reply((await app.outbox('sms')).code))).toEqual(['forgot-password.violation']);
  await reply('没有别的事了');
  expect(steps(await reply('转人工'))).toEqual(ASK);
  const number = numberIn(await reply('就用这个', '为什么停用了我的账号', '对'));
  const shown = await cli('show', number);
  expect(shown).toContain(`account id    ${banned.id}`);
  expect(shown).toContain('proven        code');
});

it('「都不对」 hands the case over', async () => {
  await reply('忘记账号', phone, '短信');
  await reply((await app.outbox('sms')).code);
  expect(steps(await reply('都不对'))).toEqual(['forgot-account.none-is-mine', ...ASK]);
  const number = numberIn(await reply('就用这个', '列出来的都不是我的账号', '对'));
  const shown = await cli('show', number);
  for (const part of ['came from     forgot-account', 'proven        code', 'sms-code: right', 'none-fits'])
    expect(shown).toContain(part);
});

describe('limits', () => {
  it('three a day from one conversation, then kind words before anything is asked', async () => {
    for (let i = 0; i < 3; i += 1) expect(steps(await reply('转人工', REACH, PROBLEM, '对'))).toEqual(DONE);
    const refused = await reply('转人工');
    expect(steps(refused)).toEqual(['human.full']);
    expect(refused[0]?.text).toContain('0999-12345');
  });

  it('the last number taken by another window meanwhile: no number, the same words', async () => {
    const strict = await startApp({ ticketsPerAddressDay: 1 });
    try {
      const [one, other] = [await arrive(strict.origin), await arrive(strict.origin)];
      for (const window of [one, other])
        for (const line of ['转人工', REACH, PROBLEM]) await window.say(line);
      const answers = await Promise.all([one.say('对'), other.say('对')]);
      expect(answers.map(steps).sort()).toEqual([DONE, ['human.full']]);
    } finally {
      await strict.close();
    }
  });
});

describe('a theft', () => {
  it.each(['账号被盗了', '有人改了我的密码', 'my account was hacked'])(
    '%s: what to do first',
    async (said) => {
      const [message] = await reply(said);
      expect(message?.channelData?.step).toBe('stolen.start');
      expect(message?.text).toContain('0999-12345');
      expect(message?.text).toContain('110');
      expect(titles(message)[0]).toMatch(/去重设密码|Reset my password/);
      expect(steps(await reply('1'))).toEqual(['forgot-password.ask-account']);
    },
  );
});
