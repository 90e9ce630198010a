import { findDetails, identifierIn } from '../../src/understanding/find-details.ts';
import { findTimes } from '../../src/understanding/find-times.ts';

const NOW = Date.UTC(2026, 0, 15);
const ID_NUMBER = '110101199003070011';

describe('what a sentence names', () => {
  it.each<[string, object]>([
    ['密码忘了 13800138000', { phone: '13800138000' }],
    ['我手机是138 0013 8000', { phone: '13800138000' }],
    ['幺三八零零幺三八零零零登不上', { phone: '13800138000' }],
    ['邮箱 Li.Na@Example.com 换了', { email: 'li.na@example.com' }],
    ['统一社会信用代码91110108551385082Q', { 'credit-code': '91110108551385082Q' }],
    ['用户名是 chenxiaoming 锁了', { username: 'chenxiaoming' }],
    ['两个月前换的号', { times: ['两个月前'] }],
    ['密码忘了', {}],
    ['', {}],
  ])('%s', (text, expected) => {
    expect(findDetails(text, NOW)).toEqual(expected);
  });

  it('several kinds in one sentence', () => {
    const text = '我去年三月办的 手机13511112222停机了 邮箱 a.b@example.com';
    expect(findDetails(text, NOW)).toEqual({
      phone: '13511112222',
      email: 'a.b@example.com',
      times: ['去年三月'],
    });
  });

  it('an identity number counts only when its check character is right', () => {
    const right = findDetails(`身份证${withCheck(ID_NUMBER.slice(0, 17))}`, NOW);
    expect(right['id-number']).toBe(withCheck(ID_NUMBER.slice(0, 17)));
    const wrong = right['id-number']?.replace(/.$/, (last) => (last === '1' ? '2' : '1'));
    expect(findDetails(`身份证${wrong}`, NOW)['id-number']).toBeUndefined();
  });

  it('the most telling of them names the account', () => {
    expect(identifierIn({ phone: '13800138000', email: 'a@b.cn' })).toEqual({
      kind: 'email',
      value: 'a@b.cn',
    });
    expect(identifierIn({ times: ['昨天'] })).toBeUndefined();
  });

  it('searches only the beginning of a flood', () => {
    expect(findDetails(`${'字'.repeat(100_000)}13800138000`, NOW)).toEqual({});
  });
});

describe('words for when', () => {
  it.each<[string, string[]]>([
    ['大概去年三月', ['去年三月']],
    ['两个月前', ['两个月前']],
    ['2023年5月12号注册', ['2023年5月12号']],
    ['上周三登过', ['上周三']],
    ['3 days ago i registered', ['3 days ago']],
    ['last week', ['last week']],
    ['没有时间', []],
  ])('%s', (text, expected) => {
    expect(findTimes(text)).toEqual(expected);
  });

  it('at most five', () => {
    expect(findTimes('昨天、'.repeat(50))).toHaveLength(5);
  });
});

function withCheck(body: string): string {
  const sum = [...body].reduce((total, digit, at) => total + Number(digit) * (2 ** (17 - at) % 11), 0);
  return body + '10X98765432'[sum % 11];
}
