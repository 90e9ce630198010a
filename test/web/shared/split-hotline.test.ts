import { splitHotline } from '../../../web/shared/split-hotline.ts';

const call = { text: '12345', href: 'tel:12345' };

describe('splitHotline', () => {
  it.each([
    ['请打 12345。', [{ text: '请打 ' }, call, { text: '。' }]],
    ['12345', [call]],
    ['12345，12345', [call, { text: '，' }, call]],
    ['验证码 123456', [{ text: '验证码 123456' }]],
    ['0571-12345', [{ text: '0571-12345' }]],
    ['138****12345', [{ text: '138****12345' }]],
    ['编号 x12345 或 12345', [{ text: '编号 x12345 或 ' }, call]],
    ['110', [{ text: '110' }]],
  ])('%s', (text, parts) => {
    expect(splitHotline(text, '12345')).toEqual(parts);
  });

  it('dials digits only', () => {
    expect(splitHotline('打 (0571) 8800-1234', '(0571) 8800-1234').at(-1)).toEqual({
      text: '(0571) 8800-1234',
      href: 'tel:057188001234',
    });
  });

  it.each(['', 'javascript:alert(1)', '热线'])('makes no link of a setting like %j', (hotline) => {
    expect(splitHotline(`请打 ${hotline}`, hotline)).toEqual([{ text: `请打 ${hotline}` }]);
  });
});
