import { createFreezeWords } from '../../src/copy/freeze-words.ts';
import type { Locale } from '../../src/domain/locale.ts';
import type { WayClosed } from '../../src/domain/ports.ts';

const UNTIL = Date.parse('2026-03-07T10:00:00+08:00');
const render = createFreezeWords({ portalName: '一窗通', hotline: '12345' });
const tell = (more: Partial<WayClosed>, locale: Locale = 'zh-CN') => render({ locale, way: 'sms', ...more });

test('which way, until when, that nothing changed, what not to do, and where help is', () => {
  const { subject, text } = tell({ until: UNTIL, other: 'mail' });
  expect(subject).toBe('一窗通账号安全提醒');
  expect(text.startsWith('【一窗通】有人多次输错您账号的短信验证码。')).toBe(true);
  for (const words of [
    '停用到 2026年3月7日 10:00',
    '密码没有变',
    '验证码',
    '骗子',
    '邮件验证码',
    '转人工',
    '12345',
  ])
    expect(text).toContain(words);
  // Two messages of a phone's, no more.
  expect(text.length).toBeLessThanOrEqual(2 * 67);
});

test.each(['sms', 'mail', 'real-name'] as const)('%s: nothing is left blank, in both languages', (way) => {
  for (const locale of ['zh-CN', 'en'] as const)
    for (const until of [{}, { until: UNTIL }])
      for (const other of [{}, { other: way === 'sms' ? ('mail' as const) : ('sms' as const) }]) {
        const { text } = render({ locale, way, ...until, ...other });
        expect(text).not.toMatch(/undefined|NaN|1970|。。|，。| {2}/);
        expect(text).toContain('12345');
      }
});

test('without an end it says what opens it again, and names no other way where there is none', () => {
  const { text } = tell({ way: 'mail' });
  expect(text).toContain('邮件验证码');
  expect(text).toContain('重新核验身份');
  expect(text).not.toContain('短信验证码');
  expect(text).not.toMatch(/\d年/);
});

test('who typed a wrong name had the right code: that is said', () => {
  const { text } = tell({ way: 'real-name', until: UNTIL });
  expect(text).toContain('姓名和身份证号');
  expect(text).toContain('停用到 2026年3月7日 10:00');
  expect(text).toContain('拿到了您的验证码');
});

test('who chose English may be a thief: the owner is told in Chinese as well', () => {
  const { subject, text } = tell({ until: UNTIL, other: 'mail' }, 'en');
  expect(subject).toBe('一窗通账号安全提醒');
  const [chinese, english] = text.split('\n');
  expect(chinese).toBe(tell({ until: UNTIL, other: 'mail' }).text);
  expect(english).toMatch(/^\[一窗通\] Somebody typed wrong codes/);
  for (const words of ['until March 7, 2026', 'password has not changed', 'code by email', '12345'])
    expect(english).toContain(words);
});
