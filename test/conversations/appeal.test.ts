import { newDraftCode, newReceipt } from '../../src/domain/appeals/receipt.ts';
import { ACCOUNTS } from '../support/accounts.ts';
import { arrive, type BotMessage, type Citizen, formPath, steps, titles } from '../support/citizen.ts';
import { photo } from '../support/photo.ts';
import { type RunningApp, startApp } from '../support/start-app.ts';
import { faceOf } from '../support/talk.ts';

const OWNER = ACCOUNTS.active;
const NEW_PHONE = '13912345678';
const DAY = 24 * 3600;

let app: RunningApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

async function walk(citizen: Citizen, lines: readonly (readonly [said: string, ...steps: string[]])[]) {
  for (const [said, ...expected] of lines)
    expect([said, ...steps(await citizen.say(said))]).toEqual([said, ...expected]);
}

/** Up to the card of the form. */
async function toForm(citizen: Citizen, phone = NEW_PHONE): Promise<string> {
  await walk(citizen, [
    ['手机或邮箱换了', 'contact-changed.ask-other'],
    ['都不能用了', 'appeal.checklist'],
    ['准备好了', 'appeal.ask-contact'],
    [phone, 'appeal.enter-code'],
  ]);
  const sent = await app.outbox('sms', 'prove-contact');
  expect(sent.to).toBe(phone);
  const opened = await citizen.say(sent.code);
  expect(steps(opened)).toEqual(['appeal.form']);
  return formPath(opened);
}

/** Opens the page and saves what little was typed. */
async function saveDraft(path: string): Promise<{ draftCode: string; cookie: string }> {
  const page = await fetch(`${app.origin}${path}`);
  const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
  const saved = await fetch(`${app.origin}${path}/draft`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ realName: OWNER.realName }),
  });
  const { draftCode } = (await saved.json()) as { draftCode: string };
  return { draftCode, cookie };
}

async function post(
  path: string,
  values: Record<string, string>,
  files: readonly string[] = [],
  headers: Record<string, string> = {},
) {
  const body = new FormData();
  for (const [name, value] of Object.entries(values)) body.append(name, value);
  for (const name of files)
    body.append(name, new Blob([new Uint8Array(await photo())], { type: 'image/jpeg' }), `${name}.jpg`);
  const response = await fetch(`${app.origin}${path}`, { method: 'POST', body, headers });
  return {
    status: response.status,
    body: (await response.json()) as { ok?: true; errors?: { field: string }[] },
  };
}

const STATED = {
  realName: OWNER.realName,
  idNumber: OWNER.idNumber,
  oldPhone: OWNER.phone,
  registered: '大概去年三月',
};
const PHOTOS = ['id-front', 'id-back'];

interface Receipt {
  receipt: string;
  queryCode: string;
}

function receiptIn(messages: readonly BotMessage[]): Receipt {
  const text = messages.map((message) => message.text).join('\n');
  const receipt = /SS\d{8}[0-9A-Z]{9}/.exec(text)?.[0] ?? '';
  const queryCode = /(?<!\d)\d{6}(?!\d)/.exec(text.replace(receipt, ''))?.[0] ?? '';
  return { receipt, queryCode };
}

async function handIn(citizen: Citizen): Promise<Receipt> {
  const path = await toForm(citizen);
  expect(await post(path, STATED, PHOTOS)).toMatchObject({ status: 200, body: { ok: true } });
  await app.advance(0);
  const heard = await citizen.hear();
  expect(steps(heard)).toEqual(['appeal.receipt', 'appeal.next']);
  return receiptIn(heard);
}

async function idOf(receipt: string): Promise<string> {
  const found = await app.reviews.byReceipt(receipt);
  if (!found) throw new Error(`no appeal ${receipt}`);
  return found.id;
}

describe('a contact change', () => {
  it('goes from the checklist to the new phone working and the old one not', async () => {
    const citizen = await arrive(app.origin);
    const { receipt, queryCode } = await handIn(citizen);
    expect(receipt).toMatch(/^SS/);
    expect((await app.outbox('sms', 'appeal-submitted')).text).toContain(receipt);

    const id = await idOf(receipt);
    expect(await app.reviews.review(id, { kind: 'approve', reviewer: 'li' })).toMatchObject({ kind: 'done' });
    expect(await app.reviews.review(id, { kind: 'approve', reviewer: 'li' })).toMatchObject({
      kind: 'refused',
    });
    expect(await app.reviews.review(id, { kind: 'approve', reviewer: 'wang' })).toMatchObject({
      kind: 'done',
      appeal: { state: 'taking-effect' },
    });
    await app.advance(0);
    expect(steps(await citizen.hear())).toContain('appeal.news');
    expect((await app.outbox('sms', 'appeal-owner-taking-effect')).to).toBe(OWNER.phone);

    const elsewhere = await arrive(app.origin);
    const shown = await elsewhere.say(`${receipt} ${queryCode}`);
    expect(steps(shown)).toEqual(['appeal-progress.shown']);
    expect(shown[0]?.text).toContain('▶ 待生效');

    await app.advance(3 * DAY + 60);
    expect(await app.reviews.byReceipt(receipt)).toMatchObject({ state: 'done' });

    const back = await arrive(app.origin);
    await walk(back, [
      ['忘记密码', 'forgot-password.ask-account'],
      [NEW_PHONE, 'forgot-password.choose-way'],
      ['短信', 'forgot-password.enter-code'],
    ]);
    expect((await app.outbox('sms', 'reset-password')).to).toBe(NEW_PHONE);
  });

  it('is stopped by the owner: nothing changes, and the account waits for a look', async () => {
    const citizen = await arrive(app.origin);
    const { receipt } = await handIn(citizen);
    const id = await idOf(receipt);
    await app.reviews.review(id, { kind: 'approve', reviewer: 'li' });
    await app.reviews.review(id, { kind: 'approve', reviewer: 'wang' });
    await app.advance(0);
    await citizen.hear();
    const link = /https?:\S+\/f\/[\w-]+/.exec(
      (await app.outbox('mail', 'appeal-owner-taking-effect')).text,
    )?.[0];
    expect((await post(new URL(link ?? '').pathname, {})).status).toBe(200);
    expect(await app.reviews.byReceipt(receipt)).toMatchObject({ state: 'vetoed' });
    await app.advance(0);
    const news = await citizen.hear();
    expect(news.find(({ channelData }) => channelData?.step === 'appeal.news')?.text).toContain('停下');
    await app.advance(4 * DAY);
    expect(await app.reviews.byReceipt(receipt)).toMatchObject({ state: 'vetoed' });
  });

  it('asks for more, takes it, and shows where it stands', async () => {
    const citizen = await arrive(app.origin);
    const { receipt } = await handIn(citizen);
    const id = await idOf(receipt);
    await app.reviews.review(id, { kind: 'ask', reviewer: 'li', what: '身份证反面看不清，请重拍' });
    await app.advance(0);
    const news = await citizen.hear();
    expect(news[0]?.text).toContain('身份证反面看不清');
    expect(titles(news[0])).toEqual(['补材料', '查申诉进度', '转人工']);
    expect(steps(await citizen.say('补材料'))).toEqual(['appeal-progress.supplement']);
    await citizen.say('返回');
    const shown = await citizen.say('再看一下进度');
    expect(steps(shown)).toEqual(['appeal-progress.shown']);
    expect(titles(shown[0])).toContain('补材料');
    const opened = await citizen.say('补材料');
    expect(steps(opened)).toEqual(['appeal-progress.supplement']);
    expect(await post(formPath(opened), { events: '重新拍了' }, ['id-back'])).toMatchObject({ status: 200 });
    await app.advance(0);
    expect(steps(await citizen.hear())).toEqual(['appeal-progress.supplemented', 'appeal-progress.shown']);
    expect(await app.reviews.byReceipt(receipt)).toMatchObject({ state: 'first-review' });
  });

  it('more that was asked for can still be handed in by whoever does not withdraw it after all', async () => {
    const { receipt, queryCode } = await handIn(await arrive(app.origin));
    await app.reviews.review(await idOf(receipt), { kind: 'ask', reviewer: 'li', what: '请重拍' });
    for (const no of ['不撤回', '返回']) {
      const citizen = await arrive(app.origin);
      await citizen.say(`${receipt} ${queryCode}`);
      await citizen.say('撤回申诉');
      const [kept] = await citizen.say(no);
      expect(kept?.channelData?.step).toBe('appeal-progress.withdraw-kept');
      expect(titles(kept)).toEqual(['补材料', '再看一下进度', '撤回申诉', '没有别的事了']);
      expect(steps(await citizen.say('补材料'))).toEqual(['appeal-progress.supplement']);
    }
  });

  it('can be withdrawn after a second question, once', async () => {
    const citizen = await arrive(app.origin);
    const { receipt } = await handIn(citizen);
    await walk(citizen, [
      ['查进度', 'appeal-progress.shown'],
      ['撤回申诉', 'appeal-progress.withdraw-confirm'],
      ['不撤回', 'appeal-progress.withdraw-kept'],
      ['撤回申诉', 'appeal-progress.withdraw-confirm'],
      ['确定撤回', 'appeal-progress.withdrawn'],
    ]);
    expect(await app.reviews.byReceipt(receipt)).toMatchObject({ state: 'withdrawn' });
  });

  it.each([
    [
      'ask',
      { kind: 'ask', reviewer: 'li', what: '身份证反面请重拍' },
      '补材料',
      'appeal-progress.supplement',
    ],
    [
      'reject',
      { kind: 'reject', reviewer: 'li', reason: '看不清' },
      '手机或邮箱换了',
      'contact-changed.ask-other',
    ],
  ] as const)('news (%s): a number means a button under it', async (_name, act, title, step) => {
    const citizen = await arrive(app.origin);
    const { receipt } = await handIn(citizen);
    await app.reviews.review(await idOf(receipt), act);
    await app.advance(0);
    const [news] = await citizen.hear();
    expect(titles(news)[0]).toBe(title);
    expect(steps(await citizen.say('1'))).toEqual([step]);
  });

  it('is rejected with the reason', async () => {
    const citizen = await arrive(app.origin);
    const { receipt } = await handIn(citizen);
    await app.reviews.review(await idOf(receipt), { kind: 'reject', reviewer: 'li', reason: '照片不是本人' });
    await app.advance(0);
    expect((await citizen.hear())[0]?.text).toContain('照片不是本人');
    expect((await app.outbox('sms', 'appeal-rejected')).text).toContain('照片不是本人');
  });

  it('never touches an account by the new contact alone', async () => {
    const citizen = await arrive(app.origin);
    await toForm(citizen);
    const mind = await citizen.say('重新开始');
    expect(steps(mind).at(-1)).toBe('greeting.choose-situation');
    const thief = await arrive(app.origin);
    await walk(thief, [
      ['忘记密码', 'forgot-password.ask-account'],
      [OWNER.phone, 'forgot-password.choose-way'],
      ['短信', 'forgot-password.enter-code'],
    ]);
    expect((await app.outbox('sms', 'reset-password')).to).toBe(OWNER.phone);
  });
});

describe('looking for it', () => {
  it('says the same of a wrong receipt and a wrong query code', async () => {
    const { receipt, queryCode } = await handIn(await arrive(app.origin));
    const wrongCode = queryCode === '000000' ? '111111' : '000000';
    const stranger = await arrive(app.origin);
    const first = await stranger.say(`${receipt} ${wrongCode}`);
    expect(steps(first)).toEqual(['appeal-progress.not-found']);
    const nobodys = newReceipt(Date.parse('2026-03-04T10:00:00+08:00'), () => 7);
    for (const [asked, code] of [
      [nobodys, wrongCode],
      [nobodys, queryCode],
    ])
      expect(faceOf(await stranger.say(`${asked} ${code}`))).toEqual(faceOf(first));
  });

  it('a query code counts for the receipt it was typed with', async () => {
    const { receipt, queryCode } = await handIn(await arrive(app.origin));
    const nobodys = newReceipt(Date.parse('2026-03-04T10:00:00+08:00'), () => 7);
    await walk(await arrive(app.origin), [
      [`${nobodys} 123456`, 'appeal-progress.not-found'],
      [receipt, 'appeal-progress.ask-query-code'],
      [queryCode, 'appeal-progress.shown'],
    ]);
  });

  it('a lost query code: where to look, and a person', async () => {
    const { receipt } = await handIn(await arrive(app.origin));
    const citizen = await arrive(app.origin);
    await citizen.say(receipt);
    const [told] = await citizen.say('查询码忘了');
    expect(told?.channelData?.step).toBe('appeal-progress.query-code-unclear');
    expect(told?.text).toContain('在同一条短信或邮件里');
    expect(titles(told)).toEqual(['转人工']);
  });

  it('what it waited for is not asked for once it was withdrawn elsewhere', async () => {
    const citizen = await arrive(app.origin);
    const { receipt, queryCode } = await handIn(citizen);
    await app.reviews.review(await idOf(receipt), { kind: 'ask', reviewer: 'li', what: '再拍一张' });
    const [shown] = await citizen.say('查进度');
    expect(titles(shown)).toContain('补材料');
    await walk(await arrive(app.origin), [
      [`${receipt} ${queryCode}`, 'appeal-progress.shown'],
      ['撤回申诉', 'appeal-progress.withdraw-confirm'],
      ['确定撤回', 'appeal-progress.withdrawn'],
    ]);
    await walk(citizen, [['补材料', 'appeal-progress.shown']]);
  });
});

it('a proof brought along from a lock is not thrown away by one word', async () => {
  const citizen = await arrive(app.origin);
  for (const line of ['账号被锁', ACCOUNTS.banned.phone, '短信']) await citizen.say(line);
  await citizen.say((await app.outbox('sms', 'reset-password')).code);
  await walk(citizen, [
    ['申诉', 'appeal.checklist'],
    ['取消', 'interruption.confirm-cancel'],
  ]);
});

describe('a draft', () => {
  it('is gone on with in another conversation by its code', async () => {
    const { draftCode } = await saveDraft(await toForm(await arrive(app.origin)));
    expect(draftCode).toMatch(/^CG-/);

    const later = await arrive(app.origin);
    const opened = await later.say(`我上次没填完，编号${draftCode}`);
    expect(steps(opened)).toEqual(['appeal.form']);
    const form = await fetch(`${app.origin}${formPath(opened)}`, { headers: { accept: 'application/json' } });
    expect(await form.json()).toMatchObject({ values: { realName: OWNER.realName } });
    expect(await post(formPath(opened), STATED, PHOTOS)).toMatchObject({ status: 200 });
    await app.advance(0);
    expect(steps(await later.hear())).toEqual(['appeal.receipt', 'appeal.next']);
  });

  it('is gone on with in the language it is come back to in', async () => {
    const { draftCode } = await saveDraft(await toForm(await arrive(app.origin)));
    const later = await arrive(app.origin);
    await later.say('english');
    const opened = await later.say(`my draft is ${draftCode}`);
    expect(steps(opened)).toEqual(['appeal.form']);
    expect(await post(formPath(opened), STATED, PHOTOS)).toMatchObject({ status: 200 });
    const { text } = await app.outbox('sms', 'appeal-submitted');
    expect(text).toMatch(/^\[.*\] Appeal received/);
  });

  it('is unknown with another code, in the same words as one handed in', async () => {
    const path = await toForm(await arrive(app.origin));
    const { draftCode, cookie } = await saveDraft(path);
    const unknown = newDraftCode(() => 7);
    const [first] = await (await arrive(app.origin)).say(unknown);
    expect(first?.channelData?.step).toBe('appeal.draft-unknown');
    expect(await post(path, STATED, PHOTOS, { cookie })).toMatchObject({ status: 200 });
    const late = await (await arrive(app.origin)).say(draftCode);
    expect(faceOf(late)).toEqual(faceOf(first ? [first] : []));
  });
});

it('asks nothing that was said: neither contact works', async () => {
  const citizen = await arrive(app.origin);
  await walk(citizen, [['手机换了，邮箱也收不到了', 'appeal.checklist']]);
});
