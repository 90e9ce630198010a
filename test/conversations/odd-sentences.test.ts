import { ACCOUNTS } from '../support/accounts.ts';
import { steps, titles } from '../support/citizen.ts';
import { type RunningApp, startApp } from '../support/start-app.ts';
import { faceOf, startTalk, type Talk } from '../support/talk.ts';

const { active, passwordLocked, riskLocked } = ACCOUNTS;
const MENU = 'greeting.choose-situation';
const ASK = 'forgot-password.ask-account';
const WAY = 'forgot-password.choose-way';
const CODE = 'forgot-password.enter-code';

// The first sentence of all may have to wait for the learning.
jest.setTimeout(60_000);

let app: RunningApp;
let talk: Talk;
beforeAll(async () => {
  app = await startApp({
    sendsPerAddressHour: 1000,
    firstSendsPerAddressHour: 1000,
    sendsPerDestinationDay: 1000,
  });
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.advance(2 * 3600);
  talk = await startTalk(app);
});

async function prove(situation: string, account: { phone: string }) {
  await talk.reply(situation, account.phone, '短信');
  return talk.enterCode();
}

describe('at the menu', () => {
  it.each([...['喂，有人没有', '你好我想问一下', '能帮我吗', '我要办事', '请问一下', '麻烦问个事']])(
    '%s is a greeting',
    async (said) => {
      expect(await talk.steps(said)).toEqual(['remark.hello', MENU]);
    },
  );

  it.each(['你是真人还是机器', '你是人还是机器人啊', '你们这个是办啥的', '这里是干什么的'])(
    '%s: who is there',
    async (said) => {
      expect(await talk.steps(said)).toEqual(['remark.who', MENU]);
    },
  );

  it.each(['号被人盗了钱都没了', '我的账号让人盗了', '账号被盗刷了'])('%s: a theft', async (said) => {
    expect(await talk.steps(said)).toEqual(['stolen.start']);
  });

  it('谢谢你啊小伙子', async () => {
    expect(await talk.steps('谢谢你啊小伙子')).toEqual(['greeting.thanks']);
  });

  it('快点: is heard', async () => {
    expect(await talk.steps('快点')).toEqual(['remark.swearing', MENU]);
  });

  it('what was not understood before the bot asked back is forgotten', async () => {
    await talk.reply('不行', '这个那个', '登不上');
    const [again] = await talk.reply('登不上');
    expect(again?.text).not.toContain('还是没听懂');
  });

  it('那我等着, after a message was left, is a goodbye', async () => {
    await talk.reply('转人工', '13912345678', '登不上，烦死了', '对');
    expect(await talk.steps('那我等着')).toEqual(['greeting.thanks']);
  });
});

describe('which account', () => {
  it.each(['是的', '嗯', '哦', '好的', '手机', '手机号行不行', '可以用邮箱吗'])(
    '%s: asked again',
    async (said) => {
      expect(await talk.steps('忘记密码', said)).toEqual([ASK]);
    },
  );

  it.each(['单位的账号', '公司的行吗'])('%s: what a company is named by', async (said) => {
    const [asked] = await talk.reply('忘记账号', said);
    expect(asked?.channelData?.step).toBe('forgot-account.ask-account');
    expect(asked?.text).toContain('18 位');
  });

  it.each([
    '13800138001 不对 是 19900000001',
    '不是13800138001，是19900000001',
    '13800138001，哦错了，19900000001',
    '是19900000001，不是13800138001',
  ])('%s: what is corrected counts', async (said) => {
    const [way] = await talk.reply('忘记密码', said);
    expect(way?.text).toContain('199****0001');
  });

  it.each(['直接告诉我密码不就行了', '把密码发给我', '我的密码到底是什么'])(
    '%s: nobody can see it',
    async (said) => {
      const heard = await talk.reply('忘记密码', said);
      expect(steps(heard)).toEqual(['remark.password-unseen', ASK]);
      expect(heard[0]?.text).toContain('谁也看不到');
    },
  );

  it('申诉: where that is done', async () => {
    const heard = await talk.reply('忘记密码', '申诉');
    expect(steps(heard)).toEqual(['interruption.appeal-where', ASK]);
    expect(heard[0]?.text).toContain('「手机或邮箱换了」');
  });
});

describe('words that are not known', () => {
  it.each([
    ['啥叫验证码', '6 位数字'],
    ['你说的邮箱是啥', '@'],
    ['信用代码是什么', '营业执照'],
    ['申诉是什么意思', '工作人员'],
    ['什么是安全页面', '页面'],
    ['受理编号是啥', 'SS'],
  ])('%s is explained, then the question again', async (said, words) => {
    const heard = await talk.reply('忘记密码', said);
    expect(steps(heard)).toEqual(['remark.term', ASK]);
    expect(heard[0]?.text).toContain(words);
  });
});

describe('somebody who helps, or comes back later', () => {
  it.each(['我帮她弄行吗', '叫我孙子来弄行不行', '能不能让我女儿帮我办', '我儿子帮我填'])(
    '%s',
    async (said) => {
      await talk.reply('忘记密码');
      expect(await talk.steps(said)).toEqual(['remark.family', ASK]);
      await talk.reply(active.phone, '短信');
      expect(await talk.steps(said)).toEqual(['remark.family', CODE]);
    },
  );

  it.each(['明天再弄', '等我儿子回来再弄', '改天再来吧'])('%s', async (said) => {
    await talk.reply('忘记密码', active.phone);
    expect(await talk.steps(said)).toEqual(['remark.later', WAY]);
  });
});

describe('which way', () => {
  it.each(['发吧', '那你发吧', '快发', '快点发', '发给我', '发给他', 'duanxin'])(
    '%s: the first one',
    async (said) => {
      expect(await talk.steps('忘记密码', active.phone, said)).toEqual([CODE]);
    },
  );

  it.each(['短信在哪里看', '他手机关机', '手机欠费了', '旧手机号还绑着，别人捡到咋办'])(
    '%s is no choice',
    async (said) => {
      await talk.reply('忘记密码', active.phone);
      expect(await talk.steps(said)).not.toContain(CODE);
    },
  );

  it('a card that is not wanted: how to leave it', async () => {
    await talk.reply('忘记密码', active.phone, '身份证');
    expect((await talk.reply('不是这个'))[0]?.text).toContain('「返回」');
  });

  it('a card that is owed: why', async () => {
    await prove('账号被锁', riskLocked);
    await talk.reply('核对身份');
    expect((await talk.reply('能不能不核对'))[0]?.text).toContain('不能省');
  });
});

describe('the code', () => {
  beforeEach(() => talk.reply('忘记密码', active.phone, '短信'));

  it.each([
    ['哦看到了', 'forgot-password.code-waiting'],
    ['短信来了', 'forgot-password.code-waiting'],
    ['发', 'forgot-password.resend-wait'],
    ['mei shou dao', 'forgot-password.code-missing'],
    ['垃圾短信在哪', 'forgot-password.code-missing'],
    ['zai fa yi ci', 'forgot-password.resend-wait'],
  ])('%s', async (said, step) => {
    expect(await talk.steps(said)).toEqual([step]);
  });

  it('half a code: what is missing is said again', async () => {
    await talk.reply('验证码是 123');
    expect((await talk.reply('后面呢'))[0]?.text).toContain('还差 3 位');
  });

  it.each(['到底有没有这个号', '是不是没有账号', '我是不是没注册过'])(
    '%s: said to nobody before the code, in the same words for all',
    async (said) => {
      const known = await talk.reply(said);
      expect(steps(known)).toEqual(['forgot-password.code-not-told']);
      const stranger = await startTalk(app);
      expect(faceOf(await stranger.reply('忘记密码', '13900007777', '短信', said))).toEqual(faceOf(known));
    },
  );
});

it('老人机能收吗 is no lost phone', async () => {
  await talk.reply('忘记密码', active.phone, '短信');
  expect(await talk.steps('我手机是老人机能收吗')).not.toContain('interruption.changed');
});

describe('the page for a new password', () => {
  it.each(['要写啥密码', '写我生日行不行', '说太简单', '密码填几位'])(
    '%s: the rules, and the card',
    async (said) => {
      await prove('忘记密码', active);
      const heard = await talk.reply(said);
      expect(heard.at(-1)?.channelData?.step).toBe('forgot-password.new-password-again');
      expect(heard.at(-1)?.attachments).toHaveLength(1);
      expect(heard[0]?.text).toContain('12 到 128');
    },
  );
});

describe('what was found', () => {
  it.each(['那我登录填啥', '看不懂，写清楚点'])('%s: what to log in with, once more', async (said) => {
    await prove('忘记账号', active);
    expect((await talk.reply(said))[0]?.text).toContain('199****0001');
  });

  it.each(['那啥时候开', '还要多久', '会自己解开吗'])(
    'of a lock, %s: the time left, at once',
    async (said) => {
      for (let n = 0; n < 5; n += 1) await app.login(passwordLocked.username, 'not-the-password');
      await prove('账号被锁', passwordLocked);
      const heard = await talk.reply(said);
      expect(steps(heard)).toEqual(['locked.told']);
      expect(heard[0]?.text).toContain('还要等');
    },
  );

  it('不想改密码就想解锁: the two ways there are', async () => {
    for (let n = 0; n < 5; n += 1) await app.login(passwordLocked.username, 'not-the-password');
    await prove('账号被锁', passwordLocked);
    expect(await talk.steps('不想改密码就想解锁')).toEqual(['locked.told-unclear']);
  });
});

describe('which contact still works', () => {
  it('in two halves, in people’s own words', async () => {
    await talk.reply('我换手机号了');
    expect(await talk.steps('邮箱我没有')).toEqual(['appeal.checklist']);
  });

  it('老号早就不用了 is one of them', async () => {
    await talk.reply('手机或邮箱换了');
    expect((await talk.reply('老号早就不用了'))[0]?.text).toContain('邮箱呢');
  });
});

describe('the list of what is needed', () => {
  beforeEach(() => talk.reply('手机和邮箱都换了'));

  it('没有身份证，有社保卡行吗', async () => {
    const [answer] = await talk.reply('没有身份证，有社保卡行吗');
    expect(answer?.channelData?.step).toBe('appeal.checklist');
    expect(answer?.text).toContain('12345');
  });

  it('要准备什么: the list itself', async () => {
    const heard = await talk.reply('要我准备啥');
    expect(steps(heard)).toEqual(['appeal.checklist']);
    expect(heard[0]?.text).toContain('拍正反面');
  });
});

describe('a receipt that is lost', () => {
  it.each(['编号忘了', '没有编号', '短信删了', '查询码找不到了'])('%s', async (said) => {
    const heard = await talk.reply('查申诉进度', said);
    expect(steps(heard)).toEqual(['appeal-progress.receipt-unclear']);
    expect(titles(heard[0])).toEqual(['转人工']);
  });

  it('mistyped, it is no bank card', async () => {
    expect(await talk.steps('查申诉进度', 'SS2026010112345678')).toEqual(['appeal-progress.receipt-unclear']);
  });
});

describe('a message to the staff', () => {
  it.each(['算了不留了', '算了我打电话', '我自己打12345'])('%s', async (said) => {
    expect(await talk.steps('转人工', said)).toEqual(['human.left']);
  });

  it('我想跟人说话: is asked where to call', async () => {
    expect(await talk.steps('转人工', '我想跟人说话')).toEqual(['human.ask-contact']);
    expect(await talk.steps('重新开始', '忘记密码', '找个人问问')).toEqual([
      'human.start',
      'human.ask-contact',
    ]);
  });
});
