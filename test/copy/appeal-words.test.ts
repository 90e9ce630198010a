import { createAppealWords } from '../../src/copy/appeal-words.ts';
import type { Appeal, AppealKind } from '../../src/domain/appeals/appeal.ts';
import type { AppealNews } from '../../src/domain/appeals/consequence.ts';
import type { Locale } from '../../src/domain/locale.ts';

const AT = Date.parse('2026-03-07T10:00:00+08:00');
const words = createAppealWords({
  portal: { portalName: '一窗通', hotline: '12345' },
  publicUrl: 'https://portal.example',
});

const appeal = (locale: Locale, more: Partial<Appeal> = {}): Appeal => ({
  id: 'p1',
  version: 3,
  kind: 'contact-change',
  state: 'accepted',
  conversationId: 'c1',
  locale,
  contact: { channel: 'sms', to: '19900007777' },
  statement: { realName: '陈晓明', idNumber: '110101199003070011' },
  documents: [],
  receipt: 'SS2026030412345678A',
  begunAt: AT,
  promisedOn: '2026-03-13',
  supplementUntil: AT,
  effectiveAt: AT,
  decisions: [{ reviewer: 'li', at: AT, decided: 'rejected', words: '照片看不清。' }],
  history: [],
  ...more,
});

const NEWS: AppealNews[] = [
  ...(['submitted', 'more-needed', 'taking-effect', 'done'] as const),
  ...(['rejected', 'withdrawn', 'lapsed', 'vetoed'] as const),
];
const LOCALES: Locale[] = ['zh-CN', 'en'];
const KINDS: AppealKind[] = ['unlock', 'contact-change'];
const SECRETS = ['19900007777', '陈晓明', '110101199003070011', 'chenxiaoming'];

const all = LOCALES.flatMap((locale) =>
  KINDS.flatMap((kind) => NEWS.map((news) => ({ locale, kind, news }))),
);

test.each(all)(
  '$news of $kind in $locale says which appeal, and nothing personal',
  ({ locale, kind, news }) => {
    const { subject, text } = words.toCitizen({
      news,
      appeal: appeal(locale, { kind }),
      queryCode: '909090',
    });
    expect(subject).toContain('一窗通');
    expect(text.startsWith(locale === 'en' ? '[一窗通] ' : '【一窗通】')).toBe(true);
    expect(text).toContain('SS2026030412345678A');
    expect(text).not.toMatch(/undefined|NaN|1970|。。/);
    for (const secret of SECRETS) expect(text).not.toContain(secret);
    expect(text.includes('909090')).toBe(news === 'submitted');
  },
);

test('dates are those of the portal, and none where none is promised', () => {
  const tell = (news: AppealNews, more: Partial<Appeal> = {}) =>
    words.toCitizen({ news, appeal: appeal('zh-CN', more), queryCode: '909090' }).text;
  expect(tell('submitted')).toContain('最晚 2026年3月13日 前');
  expect(tell('more-needed')).toContain('请在 2026年3月7日 前');
  expect(tell('taking-effect')).toContain('2026年3月7日 10:00');
  const { promisedOn: _, ...open } = appeal('zh-CN');
  expect(words.toCitizen({ news: 'submitted', appeal: open, queryCode: '1' }).text).not.toContain('最晚');
});

test('the owner is shown enough to know what it is about, and how to stop it', () => {
  const link = 'https://portal.example/f/token';
  for (const news of ['taking-effect', 'done'] as const)
    for (const kind of KINDS) {
      const { text } = words.toOwner({
        news,
        appeal: appeal('en', { kind }),
        username: 'chenxiaoming',
        link,
      });
      // In both languages.
      expect(text.split(link)).toHaveLength(3);
      expect(text).toContain('c***g');
      if (kind === 'contact-change') expect(text).toContain('199****7777');
      for (const secret of SECRETS) expect(text).not.toContain(secret);
    }
  const mail = appeal('zh-CN', { contact: { channel: 'mail', to: 'zhang@example.com' } });
  const { text } = words.toOwner({ news: 'done', appeal: mail, username: 'chenxiaoming', link });
  expect(text).toContain('邮箱已换成 z***@example.com');
  expect(words.held({ appeal: mail, username: 'chenxiaoming' }).text).toContain('冻结');
});
