import { ALL_COPIES } from '../../src/copy/copy.ts';
import { findOffice, isBeyondService } from '../../src/understanding/find-office.ts';

it.each([
  ['社保怎么查', 'social-insurance'],
  ['醫保報銷比例', 'medical-insurance'],
  ['公积金能提取吗', 'housing-fund'],
  ['营业执照年报在哪报', 'business'],
  ['驾照扣分怎么处理', 'traffic'],
  ['发票怎么开', 'tax'],
  ['how do I renew my passport', 'entry-exit'],
  ['身份证丢了去哪补办', 'residents'],
  ['想找律师', 'law'],
  ['今天天气怎么样', undefined],
  ['讲个笑话', undefined],
])('%s: %s', (text, office) => {
  expect(findOffice(text)).toBe(office);
});

it.each(['注册', '我要改名', '名字换了', '能刷脸吗', 'how do I delete my account'])(
  '%s is beyond this service',
  (text) => {
    expect(isBeyondService(text)).toBe(true);
  },
);

it.each(['陈晓明', '湖南长沙', '换手机', '改密码'])('%s is not', (text) => {
  expect(isBeyondService(text)).toBe(false);
});

it('every office is named in every language', () => {
  for (const { greeting } of ALL_COPIES)
    for (const words of Object.values(greeting.offices)) expect(words).not.toBe('');
});
