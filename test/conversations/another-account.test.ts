import { ACCOUNTS } from '../support/accounts.ts';
import { formPath, steps, titles } from '../support/citizen.ts';
import { type RunningApp, startApp } from '../support/start-app.ts';
import { startTalk, type Talk } from '../support/talk.ts';

const { active, stale, company, passwordLocked } = ACCOUNTS;
const CARD = 'forgot-password.new-password';

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

async function prove(situation: string, account: { phone: string }) {
  await talk.reply(situation, account.phone, '短信');
  return talk.enterCode();
}

describe('another account, where a page for the proven one is open', () => {
  it.each([
    ['换一个账号', 'Lantern-river-82'],
    ['换个账号', 'Lantern-river-83'],
    ['我想改另一个账号的密码', 'Lantern-river-84'],
    ['不是这个账号', 'Lantern-river-85'],
    ['another account', 'Lantern-river-86'],
  ])('%s: is asked for, and needs its own proof', async (said, password) => {
    expect(steps(await prove('忘记密码', active))).toEqual([CARD]);
    expect(await talk.steps(said)).toEqual(['forgot-password.ask-account']);
    expect(await talk.steps(passwordLocked.phone)).toEqual(['forgot-password.choose-way']);
    expect(await talk.steps('短信')).toEqual(['forgot-password.enter-code']);
    const opened = await talk.enterCode();
    await talk.submit(opened, { password, confirm: password });
    expect(await app.login(passwordLocked.username, password)).toMatchObject({ ok: true });
    expect(await app.login(active.username, password)).toMatchObject({ ok: false });
  });

  it.each([
    (phone: string) => phone,
    (phone: string) => `不对，我要改的是${phone}的密码`,
    (phone: string) => `这是我老伴的，我的是${phone}`,
    (phone: string) => `我要改的是${phone}这个账号`,
  ])('%s: is gone over to, and needs its own proof', async (said) => {
    const opened = await prove('忘记密码', active);
    expect(await talk.steps(said(passwordLocked.phone))).toEqual(['forgot-password.choose-way']);
    const page = await fetch(`${app.origin}${formPath(opened)}`, { headers: { accept: 'application/json' } });
    expect(page.status).not.toBe(200);
    expect(await talk.steps('短信')).toEqual(['forgot-password.enter-code']);
    expect(steps(await talk.enterCode())).toEqual([CARD]);
  });

  it.each(['我的新手机号是19900000077', '我的手机是19900000001', '改好了发到19900000077'])(
    '%s names none',
    async (said) => {
      await prove('忘记密码', active);
      expect(await talk.steps(said)).toEqual(['forgot-password.new-password-again']);
    },
  );

  it('the page of the first one is closed', async () => {
    const opened = await prove('忘记密码', active);
    await talk.reply('换一个账号');
    const page = await fetch(`${app.origin}${formPath(opened)}`, { headers: { accept: 'application/json' } });
    expect(page.status).not.toBe(200);
  });

  it('of several proven ones it is chosen anew, and then another can be named', async () => {
    await prove('忘记密码', company);
    await talk.reply('1');
    const [list] = await talk.reply('换一个账号');
    expect(list?.channelData?.step).toBe('forgot-password.choose-account');
    expect(titles(list)).toContain('换一个账号');
    expect(await talk.steps('换一个账号')).toEqual(['forgot-password.ask-account']);
  });

  it.each(['填错了', '输错了', '我手机换号了'])('%s is about something else', async (said) => {
    await prove('忘记密码', active);
    expect(await talk.steps(said)).not.toContain('forgot-password.ask-account');
  });
});

describe('elsewhere after the proof', () => {
  it.each([
    ['name and number', '忘记密码', stale, 'forgot-password.ask-account'],
    ['a lock', '账号被锁', active, 'locked.ask-account'],
    ['what was found', '忘记账号', active, 'forgot-account.ask-account'],
  ] as const)('%s', async (_name, situation, account, step) => {
    await prove(situation, account);
    expect(await talk.steps('我要换一个账号')).toEqual([step]);
  });
});
