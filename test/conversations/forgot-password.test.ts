import { ACCOUNTS } from '../support/accounts.ts';
import { arrive, type Citizen, formPath, steps, titles } from '../support/citizen.ts';
import { type RunningApp, startApp } from '../support/start-app.ts';
import { wrong } from '../support/talk.ts';

const NEW_PASSWORD = 'Lantern-river-82';

let app: RunningApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

/** Types each line and compares the steps of what comes back. */
async function walk(citizen: Citizen, lines: readonly (readonly [said: string, ...steps: string[]])[]) {
  for (const [said, ...expected] of lines)
    expect([said, ...steps(await citizen.say(said))]).toEqual([said, ...expected]);
}

async function toCode(citizen: Citizen, account: string, way = '短信') {
  await walk(citizen, [
    ['忘记密码', 'forgot-password.ask-account'],
    [account, 'forgot-password.choose-way'],
    [way, 'forgot-password.enter-code'],
  ]);
}

interface Answer {
  ok?: true;
  errors?: { field: string; code: string }[];
}

async function submit(path: string, values: Record<string, string>) {
  const response = await fetch(`${app.origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(values),
  });
  return { status: response.status, body: (await response.json()) as Answer };
}

describe('the way through', () => {
  it.each([
    ['phone', ACCOUNTS.active.phone, '短信', 'sms'],
    [
      'phone inside a sentence',
      `我手机是${ACCOUNTS.active.phone.replace(/(...)(....)(....)/, '$1 $2 $3')}`,
      '1',
      'sms',
    ],
    [
      'phone in full-width digits with +86',
      `＋86 ${toFullWidth(ACCOUNTS.active.phone)}`,
      '短信验证码',
      'sms',
    ],
    ['mail', ACCOUNTS.active.email, '邮箱', 'mail'],
    ['username', ACCOUNTS.active.username, '短信', 'sms'],
    ['company credit code', ACCOUNTS.company.creditCode ?? '', '短信', 'sms'],
  ])('%s', async (_name, said, way, channel) => {
    const citizen = await arrive(app.origin);
    await toCode(citizen, said, way);
    const sent = await app.outbox(channel);
    expect(sent.purpose).toBe('reset-password');
    const opened = await citizen.say(sent.code);
    expect(steps(opened)).toEqual(['forgot-password.new-password']);
    const url = formPath(opened);
    expect(await submit(url, { password: NEW_PASSWORD, confirm: NEW_PASSWORD })).toEqual({
      status: 200,
      body: { ok: true },
    });
    expect(steps(await citizen.hear())).toEqual(['forgot-password.done', 'forgot-password.advice']);
    const account = said === ACCOUNTS.company.creditCode ? ACCOUNTS.company : ACCOUNTS.active;
    expect(await app.login(account.username, NEW_PASSWORD)).toEqual({ ok: true });
    expect(await app.login(account.username, account.password)).toMatchObject({ ok: false, reason: 'wrong' });
    expect((await submit(url, { password: 'Another-river-83', confirm: 'Another-river-83' })).status).toBe(
      410,
    );
  });

  it('asks nothing that was said: situation, account and all in the first sentence', async () => {
    const citizen = await arrive(app.origin);
    await walk(citizen, [[`我忘记密码了，手机号${ACCOUNTS.active.phone}`, 'forgot-password.choose-way']]);
  });

  it('takes the identity number on a secure form', async () => {
    const citizen = await arrive(app.origin);
    await walk(citizen, [['忘记密码', 'forgot-password.ask-account']]);
    const offered = await citizen.say('用身份证号');
    expect(steps(offered)).toEqual(['forgot-password.id-number']);
    const url = formPath(offered);
    expect((await submit(url, { idNumber: '11010119900307001' })).body.errors?.[0]).toMatchObject({
      field: 'idNumber',
      code: 'id-number',
    });
    expect((await submit(url, { idNumber: ACCOUNTS.active.idNumber })).status).toBe(200);
    const asked = await citizen.hear();
    expect(steps(asked)).toEqual(['forgot-password.choose-way']);
    expect(asked[0]?.text).not.toContain(ACCOUNTS.active.idNumber);
    await walk(citizen, [['短信', 'forgot-password.enter-code']]);
    const { code } = await app.outbox('sms');
    expect(steps(await citizen.say(code))).toEqual(['forgot-password.new-password']);
  });

  it('tells the owner at every contact, and 「非本人操作」 freezes the account', async () => {
    const citizen = await arrive(app.origin);
    await toCode(citizen, ACCOUNTS.active.phone);
    const url = formPath(await citizen.say((await app.outbox('sms')).code));
    await submit(url, { password: NEW_PASSWORD, confirm: NEW_PASSWORD });
    const notices = [await app.outbox('sms', 'password-reset'), await app.outbox('mail', 'password-reset')];
    expect(notices.map(({ to }) => to)).toEqual([ACCOUNTS.active.phone, ACCOUNTS.active.email]);
    const link = /https?:\S+\/f\/[\w-]+/.exec(notices[1]?.text ?? '')?.[0] ?? '';
    const path = new URL(link).pathname;
    expect((await submit(path, {})).status).toBe(200);
    expect(await app.login(ACCOUNTS.active.username, NEW_PASSWORD)).toMatchObject({
      ok: false,
      reason: 'locked',
    });

    const thief = await arrive(app.origin);
    await app.advance(61);
    await toCode(thief, ACCOUNTS.active.phone);
    expect(steps(await thief.say((await app.outbox('sms')).code))).toEqual(['forgot-password.held']);
  });
});

describe('what an account needs', () => {
  const proveName = async (
    citizen: Citizen,
    opened: Awaited<ReturnType<Citizen['say']>>,
    who: { realName: string; idNumber: string },
  ) => {
    expect((await submit(formPath(opened), who)).status).toBe(200);
    return citizen.hear();
  };

  it.each(['stale', 'riskLocked'] as const)('%s: code, then name and identity number', async (which) => {
    const account = ACCOUNTS[which];
    const citizen = await arrive(app.origin);
    await toCode(citizen, account.phone);
    const asked = await citizen.say((await app.outbox('sms')).code);
    expect(steps(asked)).toEqual(['forgot-password.real-name']);
    const again = await proveName(citizen, asked, { realName: '张冒充', idNumber: account.idNumber });
    expect(steps(again)).toEqual(['forgot-password.real-name']);
    const opened = await proveName(citizen, again, account);
    expect(steps(opened)).toEqual(['forgot-password.new-password']);
    await submit(formPath(opened), { password: NEW_PASSWORD, confirm: NEW_PASSWORD });
    expect(steps(await citizen.hear())).toContain('forgot-password.done');
    expect(await app.login(account.username, NEW_PASSWORD)).toEqual({ ok: true });
  });

  it('a password lock is cleared by the reset', async () => {
    const account = ACCOUNTS.passwordLocked;
    expect(await app.login(account.username, account.password)).toMatchObject({
      ok: false,
      reason: 'locked',
    });
    const citizen = await arrive(app.origin);
    await toCode(citizen, account.phone);
    const url = formPath(await citizen.say((await app.outbox('sms')).code));
    await submit(url, { password: NEW_PASSWORD, confirm: NEW_PASSWORD });
    const [done] = await citizen.hear();
    expect(done?.text).toContain('解锁');
    expect(await app.login(account.username, NEW_PASSWORD)).toEqual({ ok: true });
  });

  it('a ban is not lifted, and is told only after the code', async () => {
    const citizen = await arrive(app.origin);
    await toCode(citizen, ACCOUNTS.banned.phone);
    expect(steps(await citizen.say((await app.outbox('sms')).code))).toEqual(['forgot-password.violation']);
  });

  it('several accounts on one phone are listed masked after the code', async () => {
    const citizen = await arrive(app.origin);
    await toCode(citizen, ACCOUNTS.company.phone);
    const [asked] = await citizen.say((await app.outbox('sms')).code);
    expect(asked?.channelData?.step).toBe('forgot-password.choose-account');
    const offered = titles(asked);
    expect(offered).toHaveLength(3);
    expect(offered[2]).toBe('换一个账号');
    expect(offered.join()).not.toContain(ACCOUNTS.company.username);
    const company = offered.find((title) => title.includes('单位')) ?? '';
    const opened = await citizen.say(company);
    await submit(formPath(opened), { password: NEW_PASSWORD, confirm: NEW_PASSWORD });
    await citizen.hear();
    expect(await app.login(ACCOUNTS.company.username, NEW_PASSWORD)).toEqual({ ok: true });
  });

  it('real-name alone never resets; given first, it is not asked again', async () => {
    const account = ACCOUNTS.stale;
    const citizen = await arrive(app.origin);
    await walk(citizen, [
      ['忘记密码', 'forgot-password.ask-account'],
      [account.phone, 'forgot-password.choose-way'],
    ]);
    const asked = await citizen.say('实名信息');
    expect(steps(asked)).toEqual(['forgot-password.real-name']);
    expect(steps(await proveName(citizen, asked, account))).toEqual(['forgot-password.choose-way']);
    await walk(citizen, [['短信', 'forgot-password.enter-code']]);
    expect(steps(await citizen.say((await app.outbox('sms')).code))).toEqual([
      'forgot-password.new-password',
    ]);
  });
});

it('an expired page for the identity number: the button that opens another is named', async () => {
  const citizen = await arrive(app.origin);
  await walk(citizen, [
    ['忘记密码', 'forgot-password.ask-account'],
    ['用身份证号', 'forgot-password.id-number'],
  ]);
  await app.advance(16 * 60);
  const expired = (await citizen.hear()).at(-1);
  expect(expired?.channelData?.step).toBe('forgot-password.form-expired');
  const named = /「(.+?)」/.exec(expired?.text ?? '')?.[1] ?? '';
  expect(titles(expired)).toContain(named);
  await walk(citizen, [[named, 'forgot-password.id-number']]);
});

describe('codes', () => {
  it('wrong, misread, resent too soon, resent, expired', async () => {
    const citizen = await arrive(app.origin);
    await toCode(citizen, ACCOUNTS.active.phone);
    const first = (await app.outbox('sms')).code;
    await walk(citizen, [
      ['12345', 'forgot-password.code-unclear'],
      ['我等了5分钟', 'forgot-password.code-missing'],
      [wrong(first), 'forgot-password.code-wrong'],
      ['没收到', 'forgot-password.code-missing'],
      ['重新发送', 'forgot-password.resend-wait'],
    ]);
    await app.advance(61);
    await walk(citizen, [['重新发送', 'forgot-password.code-resent']]);
    const second = (await app.outbox('sms')).code;
    expect(second).not.toBe(first);
    await walk(citizen, [[first, 'forgot-password.code-wrong']]);
    await app.advance(6 * 60);
    await walk(citizen, [[second, 'forgot-password.code-expired']]);
  });

  it('five tries a code, ten in a row freeze the channel, the other stays open', async () => {
    const citizen = await arrive(app.origin);
    await toCode(citizen, ACCOUNTS.active.phone);
    for (let round = 0; round < 2; round += 1) {
      const { code } = await app.outbox('sms');
      const said: (string | undefined)[] = [];
      for (let n = 0; n < 5; n += 1) said.push(...steps(await citizen.say(wrong(code))));
      expect(said.slice(0, 4)).toEqual(Array(4).fill('forgot-password.code-wrong'));
      if (round === 0) {
        expect(said[4]).toBe('forgot-password.code-used-up');
        await walk(citizen, [[code, 'forgot-password.code-used-up']]);
        await app.advance(61);
        await walk(citizen, [['重新发送', 'forgot-password.code-resent']]);
      } else expect(said[4]).toBe('forgot-password.frozen');
    }
    await walk(citizen, [
      ['换一种方式', 'forgot-password.choose-way'],
      ['邮箱', 'forgot-password.enter-code'],
    ]);
    expect(steps(await citizen.say((await app.outbox('mail', 'reset-password')).code))).toEqual([
      'forgot-password.new-password',
    ]);
  });

  it('reads a code written with spaces, in full width or in Chinese', async () => {
    const written = [
      (code: string) => code.replace(/(..)(..)(..)/, '$1 $2 $3'),
      toFullWidth,
      (code: string) =>
        `验证码是${code.replace(/\d/g, (digit) => '零一二三四五六七八九'[Number(digit)] ?? '')}`,
    ];
    for (const write of written) {
      const citizen = await arrive(app.origin);
      await toCode(citizen, ACCOUNTS.active.phone);
      expect(steps(await citizen.say(write((await app.outbox('sms')).code)))).toEqual([
        'forgot-password.new-password',
      ]);
      await app.advance(3600);
    }
  });

  it('does not work in another conversation', async () => {
    const owner = await arrive(app.origin);
    const thief = await arrive(app.origin);
    await toCode(owner, ACCOUNTS.active.phone);
    const { code } = await app.outbox('sms');
    await toCode(thief, '19900000000');
    await walk(thief, [[code, 'forgot-password.code-wrong']]);
    expect(steps(await owner.say(code))).toEqual(['forgot-password.new-password']);
  });
});

describe('the same face for all', () => {
  it.each([
    ['phone', () => ACCOUNTS.active.phone, '19900000000'],
    ['mail', () => ACCOUNTS.active.email, 'nobody.at.all@example.com'],
    ['username', () => ACCOUNTS.active.username, 'nobody_at_all'],
  ])('%s: known and unknown read alike, word for word', async (_name, known, unknown) => {
    const talk = async (account: string) => {
      const citizen = await arrive(app.origin);
      const said: unknown[] = [];
      for (const line of [
        '忘记密码',
        account,
        '短信',
        '000000',
        '没收到',
        '重新发送',
        '换一种方式',
        '短信',
        '短信没收到',
        '000',
        '返回',
        '邮箱',
        '没收到',
        '000000',
        '换一个账号',
        account,
      ])
        said.push(
          (await citizen.say(line)).map(({ text, channelData, suggestedActions }) => ({
            text: text?.replace(/是 \S+?(?=[。，])/, '是 X'),
            channelData,
            titles: suggestedActions?.actions.map(({ title }) => title),
          })),
        );
      return said;
    };
    expect(await talk(known())).toEqual(await talk(unknown));
  });
});

describe('the new password', () => {
  it.each([
    ['short', 'Ab1-efg', ['length']],
    ['two classes', 'abcdefgh1234', ['classes']],
    ['his own phone in it', `Zz-${ACCOUNTS.active.phone}`, ['personal']],
    ['the old one', ACCOUNTS.active.password, ['old']],
  ])('%s is refused with the rule', async (_name, password, rules) => {
    const citizen = await arrive(app.origin);
    await toCode(citizen, ACCOUNTS.active.phone);
    const url = formPath(await citizen.say((await app.outbox('sms')).code));
    const { status, body } = await submit(url, { password, confirm: password });
    expect(status).toBe(422);
    expect(body.errors?.map(({ code }) => code)).toEqual(expect.arrayContaining(rules));
    expect(
      (await submit(url, { password: NEW_PASSWORD, confirm: `${NEW_PASSWORD}x` })).body.errors,
    ).toMatchObject([{ field: 'confirm', code: 'mismatch' }]);
    expect((await submit(url, { password: NEW_PASSWORD, confirm: NEW_PASSWORD })).status).toBe(200);
  });

  it('an expired page is announced and can be opened anew', async () => {
    const citizen = await arrive(app.origin);
    await toCode(citizen, ACCOUNTS.active.phone);
    const url = formPath(await citizen.say((await app.outbox('sms')).code));
    await app.advance(15 * 60 + 1);
    expect(steps(await citizen.hear())).toEqual([
      'interruption.idle-reminder',
      'forgot-password.new-password-expired',
    ]);
    expect((await submit(url, { password: NEW_PASSWORD, confirm: NEW_PASSWORD })).status).toBe(410);
    const opened = await citizen.say('重新打开页面');
    expect((await submit(formPath(opened), { password: NEW_PASSWORD, confirm: NEW_PASSWORD })).status).toBe(
      200,
    );
    expect(steps(await citizen.hear())).toContain('forgot-password.done');
  });

  it('typed into the chat it is masked and refused', async () => {
    const citizen = await arrive(app.origin);
    await toCode(citizen, ACCOUNTS.active.phone);
    await citizen.say((await app.outbox('sms')).code);
    expect(steps(await citizen.say(NEW_PASSWORD))[0]).toBe('interruption.password-pasted');
    expect(JSON.stringify(await citizen.history())).not.toContain(NEW_PASSWORD);
  });
});

describe('interruptions', () => {
  it('help, back, cancel, restart and a person, in mid-flow', async () => {
    const citizen = await arrive(app.origin);
    await walk(citizen, [
      ['忘记密码', 'forgot-password.ask-account'],
      ['帮助', 'interruption.help', 'forgot-password.ask-account'],
      [ACCOUNTS.active.phone, 'forgot-password.choose-way'],
      ['返回', 'forgot-password.ask-account'],
      [ACCOUNTS.active.email, 'forgot-password.choose-way'],
      ['转人工', 'human.start', 'human.ask-contact'],
      ['返回', 'forgot-password.choose-way'],
      ['取消', 'interruption.cancelled', 'greeting.choose-situation'],
      ['忘记密码', 'forgot-password.ask-account'],
      ['重新开始', 'interruption.restarted', 'greeting.choose-situation'],
      ['账号被锁', 'locked.ask-account'],
      ['忘记密码', 'interruption.changed', 'forgot-password.ask-account'],
    ]);
  });

  it('keeps nothing personal in the log', async () => {
    const citizen = await arrive(app.origin);
    await toCode(citizen, ACCOUNTS.active.phone);
    const { code } = await app.outbox('sms');
    await citizen.say(code);
    await citizen.say('我的银行卡是6222020200112233446');
    const kept = JSON.stringify(await citizen.history());
    for (const secret of [ACCOUNTS.active.phone, code, '6222020200112233446'])
      expect(kept).not.toContain(secret);
  });
});

function toFullWidth(digits: string): string {
  return digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}
