import { type Account, contactsOf } from '../../src/domain/account.ts';

const account: Account = {
  id: 'a',
  kind: 'natural',
  username: 'zhaoxiulan',
  realName: '赵秀兰',
  idNumber: '110101196508160078',
  status: 'active',
  registeredAt: '2020-01-01T00:00:00Z',
  region: '北京市',
};

test('the contacts of an account', () => {
  expect(contactsOf({ ...account, email: 'office@example.com', phone: '19900000008' })).toEqual([
    { channel: 'sms', to: '19900000008' },
    { channel: 'mail', to: 'office@example.com' },
  ]);
  expect(contactsOf({ ...account, phone: '' })).toEqual([]);
});
