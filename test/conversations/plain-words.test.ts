import { ACCOUNTS } from '../support/accounts.ts';
import { steps, titles } from '../support/citizen.ts';
import { type RunningApp, startApp } from '../support/start-app.ts';
import { startTalk, type Talk } from '../support/talk.ts';

const { phone } = ACCOUNTS.active;
const ASK = 'forgot-password.ask-account';
const WAY = 'forgot-password.choose-way';
const MENU = 'greeting.choose-situation';

let app: RunningApp;
let talk: Talk;
const reply: Talk['reply'] = (...lines) => talk.reply(...lines);
const submit: Talk['submit'] = (messages, values) => talk.submit(messages, values);
beforeAll(async () => {
  app = await startApp({ sendsPerAddressHour: 1000, firstSendsPerAddressHour: 1000 });
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.advance(2 * 3600);
  talk = await startTalk(app);
});

describe('which account', () => {
  it.each([
    ...[
      '一九九零零零零零零零一',
      '幺九九零零零零零零零幺',
      '一九九 零零零零 零零零一',
      '我的手机号是一九九0000零零零一',
    ],
    ...['199，0000，0001', '1 9 9 0 0 0 0 0 0 0 1', 'l99OOOO0001', '199-0000-0001', '19900000001 陈晓明'],
  ])('%s is the phone number', async (said) => {
    const [message] = await reply('忘记密码', said);
    expect(message?.channelData?.step).toBe(WAY);
    expect(message?.text).toContain('199****0001');
  });

  it.each([
    'chenxiaoming',
    '用户名是chenxiaoming',
    '账号xuqian2000',
    'xuqian2000',
    'my username is chenxiaoming',
  ])('%s is a username', async (said) => {
    expect(steps(await reply('忘记密码', said))).toEqual([WAY]);
  });

  it.each([
    ...['hello', 'email', 'phone', 'what', 'passport', 'registration', 'mima', 'wangjimima', 'SS20250101AB'],
    ...['H12345678', 'E12345678', '我不知道'],
  ])('%s is no username', async (said) => {
    const heard = steps(await reply('忘记密码', said));
    expect(heard).not.toContain(WAY);
    expect(heard).not.toContain('forgot-password.username-or-password');
  });

  it('asks whether something like a password is a username', async () => {
    const [asked] = await reply('忘记密码', 'wang_wu88');
    expect(asked?.channelData?.step).toBe('forgot-password.username-or-password');
    expect(titles(asked)).toEqual(['是用户名', '不是，我重新输']);
    expect(steps(await reply('不是，我重新输'))).toEqual([ASK]);
    expect(steps(await reply('wang_wu88', '是'))).toEqual([WAY]);
  });

  it('「我用身份证号」 opens the form, and 返回 closes it again', async () => {
    expect(steps(await reply('忘记密码', '我用身份证号'))).toEqual(['forgot-password.id-number']);
    expect(steps(await reply('返回'))).toEqual([ASK]);
  });
});

describe('something else in mid-flow', () => {
  it.each([
    ['账号被盗了', 'stolen.start'],
    ['有人改了我的密码', 'stolen.start'],
    ['他妈的', 'remark.swearing'],
    ['你是谁', 'remark.who'],
    ['要钱吗', 'remark.cost'],
    ['多久能好', 'faq.how-long'],
    ['你是骗子吧', 'faq.scam'],
    ['谢谢', 'remark.thanks'],
  ])('%s is answered, then the question is due again', async (said, step) => {
    expect(steps(await reply('忘记密码', said))).toEqual([step, ASK]);
    expect(steps(await reply(phone, said))).toEqual([step, WAY]);
  });
});

describe('a person in mid-flow', () => {
  it.each(['找人工', '有没有人啊', '打电话', '轉人工'])(
    '%s, and then the question is due again',
    async (said) => {
      expect(steps(await reply('忘记密码', phone, said))).toEqual(['human.start', 'human.ask-contact']);
      expect(steps(await reply('不留言了')).at(-1)).toBe(WAY);
      expect(steps(await reply(said, '取消'))).toEqual(['interruption.cancelled', WAY]);
    },
  );
});

describe('another situation in mid-flow', () => {
  it.each([
    ['不是密码,是账号被锁了', ['locked.ask-account'], ['locked.choose-way']],
    ['手机号换了', ['contact-changed.ask-other'], ['contact-changed.ask-other']],
    ['没有手机', ['contact-changed.ask-other'], ['contact-changed.ask-other']],
    ['忘记账号', ['forgot-account.ask-account'], ['forgot-account.choose-way']],
  ])('%s goes over to it, and what was said is not asked again', async (said, first, second) => {
    expect(steps(await reply('忘记密码', said))).toEqual(['interruption.changed', ...first]);
    expect(steps(await reply('重新开始', '忘记密码', phone, said))).toEqual([
      'interruption.changed',
      ...second,
    ]);
  });
});

describe('at the menu', () => {
  it.each([
    ['你好', ['remark.hello', MENU]],
    ['在吗', ['remark.hello', MENU]],
    ['你是谁', ['remark.who', MENU]],
    ['要钱吗', ['remark.cost', MENU]],
    ['多久能好', ['faq.how-long']],
    ['什么破系统', ['remark.swearing', MENU]],
    ['账号被盗了', ['stolen.start']],
    ['骗子骗了我的验证码', ['stolen.start']],
    ['有人改了我的密码', ['stolen.start']],
    ['找个人跟我说话', ['human.start', 'human.ask-contact']],
  ])('%s', async (said, expected) => {
    expect(steps(await reply(said))).toEqual(expected);
  });

  it('a number means a button that is shown', async () => {
    expect(steps(await reply('账号被盗了', '1'))).toEqual([ASK]);
    expect(steps(await reply('重新开始', '账号被盗了', '5'))).toEqual(['greeting.unclear']);
  });
});

describe('commands', () => {
  it.each(['取消。', '算了不弄了', '先不弄了', '不办了吧', 'forget it', '取消！'])(
    '%s stops',
    async (said) => {
      const heard = await reply('忘记密码', said);
      expect(steps(heard)).toEqual(['interruption.cancelled', MENU]);
    },
  );

  it('words after 取消 ask which situation', async () => {
    expect((await reply('忘记密码', '取消')).at(-1)?.text).toBe('请问是哪种情况？点下面的按钮就行。');
  });

  it.each(['返回。', '上一步', '退回去'])('%s goes back', async (said) => {
    expect(steps(await reply('忘记密码', phone, said))).toEqual([ASK]);
  });

  it.each(['帮助？', '帮助', '？', '怎么弄'])('%s helps, then a short question', async (said) => {
    const heard = await reply('忘记密码', said);
    expect(steps(heard)).toEqual(['interruption.help', ASK]);
    expect(heard[1]?.text).toBe('请输入办账号时留的手机号，或邮箱、用户名。');
  });

  it('back from the early real-name form is one step', async () => {
    expect(steps(await reply('忘记密码', phone, '实名信息'))).toEqual(['forgot-password.real-name']);
    expect(steps(await reply('返回'))).toEqual([WAY]);
  });

  it('back after the proof says that there is no need', async () => {
    await reply('忘记密码', phone, '短信');
    await reply((await app.outbox('sms')).code);
    expect(steps(await reply('返回'))).toEqual([
      'interruption.already-proven',
      'forgot-password.new-password-again',
    ]);
  });
});

describe('English', () => {
  it.each(['I forgot my password', 'How do I reset my password'])(
    '%s is answered in English',
    async (said) => {
      const [message] = await reply(said);
      expect(message?.channelData?.step).toBe(ASK);
      expect(message?.text).toContain("let's set a new password");
      expect((await reply('中文')).at(-1)?.text).toContain('请输入');
    },
  );

  it.each(['wo wang le mi ma', 'chenxiaoming'])('%s is not English', async (said) => {
    const heard = await reply('忘记密码', said);
    expect(heard.at(-1)?.text).toMatch(/[一-鿿]/);
  });
});

describe('to the end', () => {
  const NEW_PASSWORD = { password: 'Lantern-river-82', confirm: 'Lantern-river-82' };

  it('done, thanks, and thanks again', async () => {
    await reply('忘记密码', ACCOUNTS.passwordLocked.phone, '短信');
    const opened = await reply((await app.outbox('sms')).code);
    expect(opened[0]?.text).toContain('15 分钟');
    expect(titles(opened[0])).toEqual([]);
    expect(steps(await reply('1'))).toEqual(['forgot-password.new-password-again']);
    for (const said of ['点了没反应', '页面打不开', '打不开页面'])
      expect(steps(await reply(said))).toEqual(['forgot-password.new-password']);
    const reopened = await reply('重新打开页面');
    const done = await submit(reopened, NEW_PASSWORD);
    expect(steps(done)).toEqual(['forgot-password.done', 'forgot-password.advice']);
    expect(done[1]?.text).toContain('警惕诈骗');
    expect(titles(done[1])).toEqual(['没有别的事了', '还有别的事']);
    expect(steps(await reply('没有别的事了'))).toEqual(['greeting.thanks']);
    expect(steps(await reply('好的'))).toEqual(['greeting.thanks']);
    expect((await reply('还有别的事'))[0]?.text).toContain('还需要办什么');
  });

  it.each(['单位的', '公司', '2'])('%s picks the account of the company', async (said) => {
    await reply('忘记密码', ACCOUNTS.company.phone, '短信');
    const [asked] = await reply((await app.outbox('sms')).code);
    const offered = titles(asked);
    const at = offered.findIndex((title) => title.startsWith('单位的账号（'));
    expect(at).toBeGreaterThanOrEqual(0);
    expect(offered.some((title) => title.startsWith('我自己的账号（'))).toBe(true);
    const opened = await reply(said === '2' ? String(at + 1) : said);
    expect(steps(opened)).toEqual(['forgot-password.new-password']);
  });

  it('a person by the number of the button that two misses bring', async () => {
    await reply('忘记密码', ACCOUNTS.company.phone, '短信');
    const [asked] = await reply((await app.outbox('sms')).code, '好像都行', '不知道');
    expect(titles(asked).at(-1)).toBe('转人工');
    const [first] = await reply(String(titles(asked).length));
    expect(first?.channelData?.step).toBe('human.start');
  });

  it('换一个账号 instead of any of them', async () => {
    await reply('忘记密码', ACCOUNTS.company.phone, '短信');
    await reply((await app.outbox('sms')).code);
    expect(steps(await reply('换一个账号'))).toEqual([ASK]);
  });

  it('no identity card at hand: no hurry, and no word of a code that is already given', async () => {
    await reply('忘记密码', ACCOUNTS.stale.phone, '短信');
    await reply((await app.outbox('sms')).code);
    const [later] = await reply('我没带身份证');
    expect(later?.text).toContain('没关系，准备好再来');
    const [again] = await reply('好');
    expect(again?.channelData?.step).toBe('forgot-password.real-name-again');
    expect(again?.text).not.toContain('验证码');
  });
});
