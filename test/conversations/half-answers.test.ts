import { ACCOUNTS } from '../support/accounts.ts';
import { steps, titles } from '../support/citizen.ts';
import { type RunningApp, startApp } from '../support/start-app.ts';
import { startTalk, type Talk } from '../support/talk.ts';

const { active, banned, company } = ACCOUNTS;
const MENU = 'greeting.choose-situation';
const NEW_CONTACT = '13812345678';

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

async function prove(situation: string, account: string) {
  await talk.reply(situation, account, '短信');
  return talk.enterCode();
}

async function openAppeal() {
  await talk.reply('手机号换了，老号码注销了，邮箱也不用了', '准备好了', NEW_CONTACT);
  return talk.enterCode();
}

describe('what is proven is not lost to a sentence', () => {
  it.each(['好了没有', '好了吗？', '弄好了没'])('%s asks for no appeal', async (said) => {
    await prove('忘记密码', active.phone);
    expect(await talk.steps(said)).toEqual(['forgot-password.new-password-again']);
  });

  it('another situation is asked about first; its button is enough', async () => {
    await prove('忘记密码', active.phone);
    expect(await talk.steps('我上个月交的申诉到哪一步了')).toEqual([
      'interruption.other-situation',
      'forgot-password.new-password-again',
    ]);
    expect((await talk.steps('查申诉进度'))[0]).toBe('interruption.changed');
  });
});

describe('several accounts', () => {
  it.each(['都不是我的', '没有我的', '这几个都不对'])('%s is not 「我自己的」', async (said) => {
    await prove('忘记账号', company.phone);
    expect((await talk.steps(said))[0]).toBe('forgot-account.none-is-mine');
  });
});

describe('what to log in with', () => {
  it.each([
    ['单位的', false],
    ['我自己的', true],
  ])('%s: by a phone that two accounts have, only into the person’s own', async (said, byPhone) => {
    await prove('忘记账号', company.phone);
    const [found] = await talk.reply(said);
    expect(found?.text?.includes('直接填完整的手机号')).toBe(byPhone);
  });
});

describe('a lock, told again', () => {
  it.each(['为什么锁我', '凭什么'])('%s: the reason, and the time left', async (said) => {
    for (let n = 0; n < 5; n += 1) await app.login(active.username, 'not-the-password');
    await prove('账号被锁', active.phone);
    const [again] = await talk.reply(said);
    expect(again?.text).toContain('密码输错太多次');
    expect(again?.text).toContain('还要等');
  });

  it('a ban: what can be done', async () => {
    await prove('账号被锁', banned.phone);
    expect((await talk.reply('我没有违规啊'))[0]?.text).toContain('点「申诉」');
  });
});

describe('an appeal', () => {
  it('put off: the button its words name is there', async () => {
    const [later] = await talk.reply('手机和邮箱都换了', '以后再办');
    expect(later?.text).toContain('「手机或邮箱换了」');
    expect(titles(later)).toEqual(['手机或邮箱换了', '转人工', '没有别的事了']);
    expect(await talk.steps('1')).toEqual(['contact-changed.ask-other']);
  });

  it('asked for by its name: what for', async () => {
    const [asked] = await talk.reply('申诉');
    expect(titles(asked)).toEqual(['手机或邮箱换了', '账号被锁', '都不是']);
  });

  it.each([
    ['草稿编号是多少', '草稿编号是 CG-'],
    ['明天再填行不行', '草稿编号是 CG-'],
    ['怎么拍照啊', '点「拍照」'],
    ['能不能让我孩子帮我填', '请家人在旁边'],
  ])('while its form is open: %s', async (said, words) => {
    await openAppeal();
    const [answer] = await talk.reply(said);
    expect(answer?.text).toContain(words);
    expect(answer?.attachments).toHaveLength(1);
  });

  it.each(['取消', '重新开始'])('%s tells how to go on another day', async (said) => {
    await openAppeal();
    const messages = await talk.reply(said);
    expect(steps(messages)).toEqual([expect.any(String), 'interruption.kept', MENU]);
    const code = /CG-[\dA-Z-]+\w/.exec(messages[1]?.text ?? '')?.[0] ?? '';
    const other = await startTalk(app);
    expect(await other.steps(code)).toEqual(['appeal.form']);
  });

  it('its receipt lost: a person is one press away', async () => {
    const [again] = await talk.reply('查申诉进度', '我忘了编号');
    expect(again?.text).toContain('「转人工」');
    expect(titles(again)).toEqual(['转人工']);
  });
});

describe('which contact still works, in halves', () => {
  it('is put together from two sentences', async () => {
    await talk.reply('我要换绑手机号');
    const [left] = await talk.reply('邮箱的密码忘了');
    expect(left?.text).toContain('留的手机呢');
    expect(await talk.steps('手机也没了')).toEqual(['appeal.checklist']);
  });

  it('with the sentence that led here', async () => {
    expect(await talk.steps('手机号换了')).toEqual(['contact-changed.ask-other']);
    expect(await talk.steps('没有邮箱')).toEqual(['appeal.checklist']);
  });

  it.each(['不知道能不能收到', '不清楚手机能不能用'])('%s: said neither way', async (said) => {
    await talk.reply('手机或邮箱换了');
    const [again] = await talk.reply(said);
    expect(again?.text).toContain('或不记得，就点「都收不到」');
  });

  it.each(['有邮箱', '邮箱还记得', '邮箱能打开'])('%s is enough', async (said) => {
    await talk.reply('手机或邮箱换了');
    expect(await talk.steps(said)).toEqual(['contact-changed.other-works', 'forgot-password.ask-account']);
  });
});

describe('words beside the question', () => {
  it.each([
    ['等一下', 'remark.wait'],
    ['我找找看', 'remark.wait'],
    ['字太小了看不清', 'remark.small-print'],
    ['我看不懂', 'interruption.help'],
    ['慢慢说我听不懂', 'interruption.help'],
    ['医保卡怎么激活', 'remark.out-of-scope'],
    ['气死我了怎么这么麻烦', 'remark.swearing'],
  ])('%s', async (said, step) => {
    await talk.reply('忘记密码');
    expect(await talk.steps(said)).toEqual([step, 'forgot-password.ask-account']);
  });

  it.each([
    ...['注册', '我要注册', '怎么注册新账号', '改名', '我要改名', '名字改了怎么办', '人脸识别', '能不能刷脸'],
    ...['我想注销账号', '实名认证怎么弄', '今天天气怎么样', 'how do i register'],
  ])('%s: not done here, as at the menu, then the question again', async (said) => {
    expect(await talk.steps(said)).toEqual(['greeting.out-of-scope']);
    const [honest, ...more] = await talk.reply('忘记密码', said);
    expect([honest?.channelData?.step, ...steps(more)]).toEqual([
      'remark.out-of-scope',
      'forgot-password.ask-account',
    ]);
    expect(honest?.text).toMatch(/12345/);
    await talk.reply(active.phone);
    expect(await talk.steps(said)).toEqual(['remark.out-of-scope', 'forgot-password.choose-way']);
    await talk.reply('短信');
    expect(await talk.steps(said)).toEqual(['remark.out-of-scope', 'forgot-password.enter-code']);
    await talk.enterCode();
    // An English sentence may be a password there.
    if (!said.startsWith('how'))
      expect(await talk.steps(said)).toEqual(['remark.out-of-scope', 'forgot-password.new-password-again']);
  });

  it.each(['陈晓明', '我老婆的', '中国移动的', '湖南长沙', '注册的那个号', '刚注册的'])(
    '%s: an account that was not recognised, and no other matter',
    async (said) => {
      await talk.reply('忘记密码');
      expect(await talk.steps(said)).not.toContain('remark.out-of-scope');
    },
  );

  it('a code that has come is waited for', async () => {
    await talk.reply('忘记密码', active.phone, '短信');
    expect(await talk.steps('收到了一条短信说是验证码')).toEqual(['forgot-password.code-waiting']);
  });

  it('a question in English is no password', async () => {
    await prove('忘记密码', active.phone);
    expect(await talk.steps('what are the password rules?')).toContain('faq.password-rules');
    expect(await talk.steps('river lantern seven goats')).toContain('interruption.password-pasted');
  });
});

describe('at the menu', () => {
  it.each(['好的', '嗯', '可以'])('%s is nothing to be sorry about', async (said) => {
    expect(await talk.steps(said)).toEqual([MENU]);
  });

  it.each(['没事了', '以后再办', '下次再说', '没有别的事了'])('%s is a goodbye', async (said) => {
    expect(await talk.steps(said)).toEqual(['greeting.thanks']);
  });

  it('a button of a moment ago is still understood', async () => {
    expect(await talk.steps('到时提醒我')).toEqual(['locked.ask-account']);
  });
});
