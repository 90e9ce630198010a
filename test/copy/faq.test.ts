import { readConfig } from '../../src/config.ts';
import { copyFor } from '../../src/copy/copy.ts';
import type { Figures, PortalSettings } from '../../src/domain/figures.ts';
import type { Locale } from '../../src/domain/locale.ts';
import { PROFILES } from '../../src/domain/password-profiles.ts';
import { TOPICS, type Topic } from '../../src/understanding/labels.ts';

const { portal } = readConfig({ PUBLIC_URL: 'https://portal.example.gov.cn' });
const LOCALES: Locale[] = ['zh-CN', 'en'];

const answer = (locale: Locale, topic: Topic, settings: PortalSettings = portal) =>
  copyFor(locale).faq.answers[topic](settings);

/** Which settings each answer tells. Whatever else has a number in it is not the portal's to set. */
const TOLD: Record<Topic, (keyof Figures | keyof PortalSettings)[]> = {
  'code-not-received': ['resendSeconds', 'sendsPerDestinationHour', 'sendsPerDestinationDay'],
  'code-validity': ['smsCodeMinutes', 'mailCodeMinutes', 'codeTries'],
  'password-rules': ['passwordProfile'],
  materials: ['inHandPhoto'],
  'how-long': ['unlockAppealWorkdays', 'contactAppealWorkdays', 'vetoHours'],
  'hotline-hours': ['hotline', 'hotlineHours', 'officeHours', 'serviceHalls'],
  'official-channels': ['portalName', 'portalUrl', 'officialChannels', 'serviceHalls', 'hotline'],
  scam: ['portalName', 'hotline'],
  privacy: ['hotline', 'conversationKeptMonths', 'documentsKeptDays', 'auditKeptYears'],
  'auto-unlock': [],
  weekend: ['hotline', 'hotlineHours', 'officeHours', 'unlockAppealWorkdays', 'contactAppealWorkdays'],
};

const CHANGED: Partial<PortalSettings> = {
  portalName: '江城通',
  portalUrl: 'https://jiang.example.gov.cn',
  hotline: '0999-123',
  hotlineHours: '有人的时候',
  hotlineHoursEn: 'whenever somebody is there',
  officeHours: { from: '08:15', to: '16:45' },
  officialChannels: [{ name: '江城通 App', nameEn: 'Jiangcheng app', url: 'https://app.example.gov.cn' }],
  serviceHalls: '建设路',
  serviceHallsEn: 'Jianshe Road',
  inHandPhoto: true,
};

function changed(setting: keyof Figures | keyof PortalSettings): PortalSettings {
  const english = { hotlineHours: 'hotlineHoursEn', serviceHalls: 'serviceHallsEn' } as const;
  if (setting in CHANGED) {
    const also = setting in english ? english[setting as keyof typeof english] : undefined;
    const names = [setting, also].filter((name) => name !== undefined) as (keyof PortalSettings)[];
    return { ...portal, ...Object.fromEntries(names.map((name) => [name, CHANGED[name]])) };
  }
  const value = setting === 'passwordProfile' ? 'nist' : 8765;
  return { ...portal, figures: { ...portal.figures, [setting]: value } };
}

describe.each(LOCALES)('%s', (locale) => {
  const settings = [
    ...Object.keys(portal.figures),
    ...Object.keys(CHANGED).filter((name) => !name.endsWith('En')),
  ] as (keyof Figures | keyof PortalSettings)[];

  it.each(TOPICS)('%s tells its settings, and only those', (topic) => {
    const differing = settings.filter(
      (setting) => answer(locale, topic, changed(setting)) !== answer(locale, topic),
    );
    expect(differing.sort()).toEqual([...TOLD[topic]].sort());
  });

  it.each(TOPICS)('%s has no figure of its own', (topic) => {
    const odd = Object.fromEntries(
      Object.entries(portal.figures).map(([name, value], i) => [
        name,
        typeof value === 'number' ? 7000 + i : value,
      ]),
    );
    const text = answer(locale, topic, { ...portal, ...CHANGED, figures: { ...portal.figures, ...odd } });
    const { min, max, classes } = PROFILES.mlps3;
    const allowed = new Set([
      ...Object.values(odd).map(String),
      ...['0999', '123', '08', '15', '16', '45'],
      ...[min, max, classes.needed, classes.waivedFrom].map(String),
      // The police, whose number is the same everywhere.
      '110',
    ]);
    const figures = text.replace(/^\d\. /gm, '').match(/\d+/g) ?? [];
    expect(figures.filter((figure) => !allowed.has(figure))).toEqual([]);
  });

  it.each(TOPICS)('%s is short, and its next step names only buttons of the menu', (topic) => {
    const { faq, choices } = copyFor(locale);
    const text = `${answer(locale, topic, { ...portal, ...CHANGED })}\n${faq.next[topic]}`;
    expect(text.split('\n').length).toBeLessThanOrEqual(5);
    const named = [...faq.next[topic].matchAll(/[「“]([^」”]+)[」”]/g)].map(([, title]) => title);
    const { forgotPassword, forgotAccount, locked, contactChanged, appealProgress, human } = choices;
    const menu = [forgotPassword, forgotAccount, locked, contactChanged, appealProgress, human];
    expect(menu.map(({ title }) => title)).toEqual(expect.arrayContaining(named));
    expect(answer(locale, topic)).not.toMatch(/[「“]/);
  });
});

it('says without doubt what is a fraud, and what to do', () => {
  for (const word of [
    '验证码',
    '密码',
    '银行卡',
    '转账',
    '共享屏幕',
    '一定是诈骗',
    '110',
    portal.hotline,
    '密码换掉',
  ])
    expect(answer('zh-CN', 'scam')).toContain(word);
});
