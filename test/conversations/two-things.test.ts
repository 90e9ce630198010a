import { ACCOUNTS } from '../support/accounts.ts';
import { steps } from '../support/citizen.ts';
import { type RunningApp, startApp } from '../support/start-app.ts';
import { faceOf, startTalk, type Talk, wrong } from '../support/talk.ts';

const { active } = ACCOUNTS;
const WAY = 'forgot-password.choose-way';
const CODE = 'forgot-password.enter-code';

// The first sentence of all may have to wait for the learning.
jest.setTimeout(60_000);

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

async function waitForCode() {
  await talk.reply('忘记密码', active.phone, '短信');
  return (await app.outbox('sms')).code;
}

describe('a question beside an answer: answered first, and the answer taken', () => {
  it.each([
    [`我手机是${active.phone}，你们几点下班？`, 'faq.hotline-hours'],
    [`${active.phone}要钱吗`, 'remark.cost'],
    [`我的手机号是${active.phone}，这样填安全吗`, 'faq.privacy'],
    [`${active.phone} 不是骗子吧，我害怕`, 'faq.scam'],
    [`一九九零零零零零零零一，周末能办吗`, 'faq.weekend'],
    [`用户名是${active.username}，密码有什么要求`, 'faq.password-rules'],
    [`my phone is ${active.phone}, are you open on weekends?`, 'faq.weekend'],
  ])('an account: %s', async (said, step) => {
    expect(await talk.steps('忘记密码', said)).toEqual([step, WAY]);
  });

  it('two of them, each once', async () => {
    expect(await talk.steps('忘记密码', `${active.phone}，收费吗？几点下班？要钱吗？`)).toEqual([
      'remark.cost',
      'faq.hotline-hours',
      WAY,
    ]);
  });

  it('a way', async () => {
    expect(await talk.steps('忘记密码', active.phone, '短信吧，要多久能好')).toEqual(['faq.how-long', CODE]);
  });

  it('a code', async () => {
    const code = await waitForCode();
    const said = `${code} 这个短信要钱吗`;
    expect(await talk.steps(said)).toEqual(['remark.cost', 'forgot-password.new-password']);
  });

  it('a wrong code, and half a one', async () => {
    const code = await waitForCode();
    const said = `${wrong(code)} 这个短信要钱吗`;
    expect(await talk.steps(said)).toEqual(['remark.cost', 'forgot-password.code-wrong']);
    expect(await talk.steps(`${code.slice(0, 3)} 你们几点下班`)).toEqual([
      'faq.hotline-hours',
      'forgot-password.code-unclear',
    ]);
    expect(await talk.steps(code.slice(3))).toEqual(['forgot-password.new-password']);
  });

  it('a situation', async () => {
    expect(await talk.steps('我密码忘了，你们几点下班？')).toEqual([
      'faq.hotline-hours',
      'forgot-password.ask-account',
    ]);
  });

  it('no answer, but two questions of which one is known', async () => {
    expect(await talk.steps('忘记密码', '嗯，那个，你们几点下班，我看看')).toEqual([
      'faq.hotline-hours',
      'forgot-password.ask-account',
    ]);
  });
});

describe('a plain answer is nothing else', () => {
  it.each([
    active.phone,
    `${active.phone} 可以吗`,
    `${active.phone}，是这个号吗`,
    `我手机是${active.phone}，怎么弄`,
    `我也不知道是不是这个 ${active.phone}`,
    `${active.phone} 谢谢`,
    `${active.phone}，我去年办的，几月忘了`,
  ])('an account: %s', async (said) => {
    expect(await talk.steps('忘记密码', said)).toEqual([WAY]);
  });

  it.each(['能发短信吗？谢谢', '发短信行不行'])('a way: %s', async (said) => {
    expect(await talk.steps('忘记密码', active.phone, said)).toEqual([CODE]);
  });

  it('the whole message with the code', async () => {
    await waitForCode();
    const { text } = await app.outbox('sms');
    expect(await talk.steps(text)).toEqual(['forgot-password.new-password']);
  });

  it('what is written to the staff', async () => {
    const said = '我的账号登不上，你们几点下班？';
    expect(await talk.steps('转人工', '13612345678', said)).toEqual(['human.confirm']);
  });
});

it('a stranger learns nothing of an account from it', async () => {
  const other = await startTalk(app);
  const known = await talk.reply('忘记密码', `${active.phone}，你们几点下班？`);
  const unknown = await other.reply('忘记密码', '13900007777，你们几点下班？');
  expect(faceOf(unknown)).toEqual(faceOf(known));
  expect(steps(known)).toHaveLength(2);
});
