import { copyFor } from '../../src/copy/copy.ts';
import type { Locale } from '../../src/domain/locale.ts';
import { TOPICS, type Topic } from '../../src/understanding/labels.ts';
import { ACCOUNTS } from '../support/accounts.ts';
import { type BotMessage, steps, titles } from '../support/citizen.ts';
import { type RunningApp, startApp } from '../support/start-app.ts';
import { startTalk, type Talk } from '../support/talk.ts';

const { phone, realName, idNumber } = ACCOUNTS.active;
const LOCALES: Locale[] = ['zh-CN', 'en'];
const OWN_WORDS = '江城的人脸识别机就在大厅门口。';

let app: RunningApp;
let talk: Talk;
const reply: Talk['reply'] = (...lines) => talk.reply(...lines);
const submit: Talk['submit'] = (messages, values) => talk.submit(messages, values);
beforeAll(async () => {
  app = await startApp(
    { sendsPerAddressHour: 1000, firstSendsPerAddressHour: 1000, smsCodeMinutes: 7 },
    { hotline: '0999-12345', faq: { materials: { 'zh-CN': OWN_WORDS } } },
  );
});
afterAll(() => app.close());
beforeEach(() => app.advance(2 * 3600));

/** As people ask, not as the buttons are called. */
const ASKED: Record<Locale, Record<Topic, string>> = {
  'zh-CN': {
    'code-not-received': '怎么收不到验证码短信啊',
    'code-validity': '验证码几分钟内有效',
    'password-rules': '新密码有什么要求',
    materials: '要准备什么材料',
    'how-long': '要多久才能办好',
    'hotline-hours': '你们热线电话是多少',
    'official-channels': '官方网站是哪个',
    scam: '有人让我转账还要银行卡密码',
    privacy: '你们会不会泄露我的个人信息',
    'auto-unlock': '锁了会自动解开吗',
    weekend: '周末能办吗',
  },
  en: {
    'code-not-received': 'why does the code not arrive',
    'code-validity': 'how long is the code valid',
    'password-rules': 'what are the password requirements',
    materials: 'what documents do i need',
    'how-long': 'how long does it take',
    'hotline-hours': 'what is the hotline number',
    'official-channels': 'what is the official website',
    scam: 'is this a scam, they want me to transfer money',
    privacy: 'is my personal information safe with you',
    'auto-unlock': 'will it unlock automatically',
    weekend: 'are you open on weekends',
  },
};

async function begin(locale: Locale): Promise<void> {
  talk = await startTalk(app, { locale });
  if (locale === 'en') await talk.citizen.say('english');
}

describe.each(LOCALES)('at the menu, %s', (locale) => {
  const { choices, greeting, faq } = copyFor(locale);
  const { forgotPassword, forgotAccount, locked, contactChanged, appealProgress, human } = choices;
  const menu = [forgotPassword, forgotAccount, locked, contactChanged, appealProgress, human];

  it.each(TOPICS)('%s is answered, with what to do next and the buttons for it', async (topic) => {
    await begin(locale);
    for (const asked of [ASKED[locale][topic], greeting.topics[topic]]) {
      const [message, ...more] = await talk.citizen.say(asked);
      expect(more).toEqual([]);
      expect(message?.channelData?.step).toBe(`faq.${topic}`);
      expect(message?.text).toContain(faq.next[topic]);
      expect(titles(message)).toEqual(menu.map(({ title }) => title));
    }
    // The buttons work, by number too.
    expect(steps(await talk.citizen.say('1')).at(-1)).toBe('forgot-password.ask-account');
  });
});

/** Each question, as it is asked again, and a way to it. */
const WAYS_THERE: [question: string, way: () => Promise<BotMessage[]>][] = [
  ['forgot-password.ask-account', () => reply('忘记密码')],
  ['forgot-password.ask-account', () => reply('忘记密码', 'wang_wu88')],
  ['forgot-password.ask-account', () => reply('忘记密码', '用身份证号')],
  ['forgot-password.choose-way', () => reply('忘记密码', phone)],
  ['forgot-password.real-name-again', () => reply('忘记密码', phone, '先核对姓名和身份证')],
  ['forgot-password.enter-code', () => reply('忘记密码', phone, '短信')],
  [
    'forgot-password.new-password-again',
    async () => {
      await reply('忘记密码', phone, '短信');
      return reply((await app.outbox('sms')).code);
    },
  ],
];

describe.each(LOCALES)('in mid-flow, %s', (locale) => {
  // While a new password is wanted, an English sentence may be one: it is hidden rather than answered.
  const ways = WAYS_THERE.filter(([question]) => locale !== 'en' || !question.includes('new-password'));

  it.each(ways)('at %s: each is answered, then the question asked again', async (question, way) => {
    await begin(locale);
    await way();
    for (const topic of TOPICS) {
      const heard = await talk.citizen.say(ASKED[locale][topic]);
      // A code that did not arrive is the code question's own matter: it knows where the code went.
      const own = topic === 'code-not-received' && question === 'forgot-password.enter-code';
      expect([topic, ...steps(heard)]).toEqual(
        own ? [topic, 'forgot-password.code-missing'] : [topic, `faq.${topic}`, question],
      );
      if (!own) expect(heard[0]?.text).not.toContain(copyFor(locale).faq.next[topic]);
    }
  });
});

describe('an answer to the pending question is never taken for a question', () => {
  it.each([
    ['an account', '我的手机号是19900000001，这样填安全吗', 'faq.privacy'],
    ['an account and a doubt', '19900000001 不会是骗子吧', 'faq.scam'],
  ])('%s', async (_name, said, beside) => {
    await begin('zh-CN');
    expect(steps(await reply('忘记密码', said))).toEqual([beside, 'forgot-password.choose-way']);
  });

  it('a way', async () => {
    await begin('zh-CN');
    expect(steps(await reply('忘记密码', phone, '短信'))).toEqual(['forgot-password.enter-code']);
  });

  it.each([
    ['验证码是CODE，几分钟有效啊', ['faq.code-validity']],
    ['CODE 这样安全吗', ['faq.privacy']],
    // Taking it answers that.
    ['is CODE still valid?', []],
  ])('a code: %s', async (said, beside) => {
    await begin('zh-CN');
    await reply('忘记密码', phone, '短信');
    const { code } = await app.outbox('sms');
    expect(steps(await talk.citizen.say(said.replace('CODE', code)))).toEqual([
      ...beside,
      'forgot-password.new-password',
    ]);
  });

  it('a form handed in while questions were asked', async () => {
    await begin('zh-CN');
    const opened = await reply('忘记密码', phone, '先核对姓名和身份证');
    await talk.citizen.say('你们会不会泄露我的个人信息');
    expect(steps(await submit(opened, { realName, idNumber }))).toEqual(['forgot-password.choose-way']);
  });
});

describe('what the portal file says', () => {
  beforeEach(() => begin('zh-CN'));

  it('its figures', async () => {
    expect((await reply('验证码几分钟内有效'))[0]?.text).toContain('短信验证码 7 分钟内有效');
    expect((await reply('你们热线电话是多少'))[0]?.text).toContain('0999-12345');
  });

  it('its own words, in the language they are in', async () => {
    const [own] = await reply('要准备什么材料');
    expect(own?.text).toBe(`${OWN_WORDS}\n${copyFor('zh-CN').faq.next.materials}`);
    const [other] = await reply('english', 'what documents do i need');
    expect(other?.text).toContain('If your phone or email still works');
  });
});

it.each(['他让我把验证码念给他听', '对方说要银行卡密码', '客服叫我转账', '有人要我共享屏幕', '你们是骗子吧'])(
  '%s: a fraud, and what to do now',
  async (said) => {
    await begin('zh-CN');
    const [message] = await talk.citizen.say(said);
    expect(message?.channelData?.step).toBe('faq.scam');
    for (const word of ['一定是诈骗', '110', '0999-12345', '「忘记密码」'])
      expect(message?.text).toContain(word);
  },
);

it.each(['热线电话多少', '有没有电话', '客服电话', '客服热线'])(
  '%s asks for the number, not for a person',
  async (said) => {
    await begin('zh-CN');
    expect(steps(await reply('忘记密码', said))).toEqual([
      'faq.hotline-hours',
      'forgot-password.ask-account',
    ]);
  },
);
