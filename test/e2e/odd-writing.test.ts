import fc from 'fast-check';
import { maskPhone } from '../../src/domain/masking.ts';
import { ACCOUNTS } from '../support/accounts.ts';
import { arrive, type Citizen, steps } from '../support/citizen.ts';
import { type RunningApp, startApp } from '../support/start-app.ts';
import { wholeLog } from './whole-log.ts';

const { phone, email } = ACCOUNTS.active;

let app: RunningApp;
let citizen: Citizen;
beforeAll(async () => {
  app = await startApp({
    messagesPerMinute: 1_000_000,
    requestsPerAddressMinute: 1_000_000,
    resendSeconds: 0,
    sendsPerDestinationHour: 1_000,
    sendsPerDestinationDay: 1_000,
    sendsPerAddressHour: 1_000,
    conversationsPerAddressHour: 1_000,
  });
});
afterAll(() => app.close());

const between = (text: string, mark: string) => [...text].join(mark);
const shifted = (text: string, zero: number) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

describe('what keyboards and clipboards add is not held against the citizen', () => {
  test.each([
    ['full width', shifted(phone, 0xff10)],
    ['mathematical bold', shifted(phone, 0x1d7ce)],
    ['zero-width spaces', between(phone, '\u200b')],
    ['a byte order mark', `\ufeff${phone}`],
    ['right-to-left marks', `\u202e${phone}\u202c`],
    ['isolates, as contacts add them', `\u2066${phone}\u2069`],
    ['no-break spaces', phone.replace(/(...)(....)(....)/, '$1\u00a0$2\u00a0$3')],
    ['ideographic spaces', phone.replace(/(...)(....)(....)/, '　$1　$2　$3　')],
    ['dashes', phone.replace(/(...)(....)(....)/, '$1-$2-$3')],
    ['control characters', `\u0007${phone}\u001b`],
    ['an emoji', `📱${phone}🙏`],
    ['line ends', `\r\n${phone}\r\n`],
    ['Chinese punctuation', `手机号：${phone}。`],
  ])('phone: %s', async (_name, written) => {
    citizen = await arrive(app.origin);
    await citizen.say('忘记密码');
    const asked = await citizen.say(written);
    expect(steps(asked)).toEqual(['forgot-password.choose-way']);
    expect(asked[0]?.text).toContain(maskPhone(phone));
    expect(JSON.stringify(await citizen.history())).not.toContain(phone);
  });

  test('mail in full width', async () => {
    citizen = await arrive(app.origin);
    await citizen.say('忘记密码');
    const written = email.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
    expect(steps(await citizen.say(written))).toEqual(['forgot-password.choose-way']);
  });

  test.each([
    ['full width', (code: string) => shifted(code, 0xff10)],
    ['zero-width joiners', (code: string) => between(code, '\u200d')],
    ['right-to-left', (code: string) => `\u202b${code}\u202c`],
    ['the whole message pasted', (_code: string, text: string) => text],
    ['control characters', (code: string) => `${code}\u0000\u0008`],
    ['no-break spaces', (code: string) => between(code, '\u00a0')],
  ])('code: %s', async (_name, write) => {
    await app.advance(3_600);
    citizen = await arrive(app.origin);
    await citizen.say('忘记密码');
    await citizen.say(phone);
    await citizen.say('短信');
    const { code, text } = await app.outbox('sms');
    expect(steps(await citizen.say(write(code, text)))).toEqual(['forgot-password.new-password']);
    expect(JSON.stringify(await citizen.history())).not.toContain(code);
  });
});

describe('whatever is typed', () => {
  const places: Record<string, string[]> = {
    greeting: [],
    account: ['忘记密码'],
    way: ['忘记密码', phone],
    code: ['忘记密码', phone, '短信'],
  };
  const anything = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom('1', '９', '一', '\u200b', '\u202e', '@', '.', '号', '😀', 'X', '\ud800'),
      minLength: 1,
      maxLength: 40,
    }),
    fc.constantFrom(
      'constructor',
      '__proto__',
      'toString',
      '{{name}}',
      '%s%n',
      "'; DROP TABLE log; --",
      '<script>alert(1)</script>',
    ),
  );

  test.each(Object.entries(places))(
    'at %s it is answered, and never with trouble',
    async (_place, before) => {
      await app.advance(3_600);
      citizen = await arrive(app.origin);
      for (const line of before) await citizen.say(line);
      const path = `/v3/directline/conversations/${citizen.conversationId}/activities`;
      await fc.assert(
        fc.asyncProperty(anything, async (text) => {
          const answer = await citizen.post(path, { type: 'message', text, from: { id: 'me' } });
          expect([200, 400]).toContain(answer.status);
        }),
        { numRuns: 150, seed: 20_260_304, endOnFailure: true },
      );
      for (const line of ['重新开始', '忘记密码']) await citizen.say(line);
      const log = steps(await wholeLog(app.origin, citizen));
      expect(log.at(-1)).toBe('forgot-password.ask-account');
      expect(log).not.toContain('interruption.trouble');
    },
    60_000,
  );
});
