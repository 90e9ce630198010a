import { findIdentifier } from '../../src/understanding/find-identifier.ts';

const NOW = Date.UTC(2026, 0, 5);

test.each([
  ['我手机是138 0013 8000', { kind: 'phone', value: '13800138000' }],
  ['打１３８００１３８０００找我', { kind: 'phone', value: '13800138000' }],
  ['号码+86-138-0013-8000，谢谢', { kind: 'phone', value: '13800138000' }],
  ['手机号是幺三八零零幺三八零零零', { kind: 'phone', value: '13800138000' }],
  ['138零零一三八零零零', { kind: 'phone', value: '13800138000' }],
  ['138 然后是 0013 最后 8000', undefined],
  ['邮箱 Zhang.San@example.com', { kind: 'email', value: 'zhang.san@example.com' }],
  ['邮箱是 li＠example.cn 没错', undefined],
  ['发到a@qq点com', { kind: 'email', value: 'a@qq.com' }],
])('%s', (text, identifier) => {
  expect(findIdentifier(text, NOW)).toEqual(identifier ? { kind: 'found', identifier } : { kind: 'none' });
});

test.each(['忘记密码', '等了5分钟还没收到', '我也说不清楚，你帮我看看', '上个月28号办的，2026年', '000000'])(
  'nothing is found in 「%s」',
  (text) => {
    expect(findIdentifier(text, NOW)).toEqual({ kind: 'none' });
  },
);
