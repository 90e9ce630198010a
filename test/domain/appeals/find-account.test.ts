import type { Account } from '../../../src/domain/account.ts';
import type { Statement } from '../../../src/domain/appeals/appeal.ts';
import { findAccount } from '../../../src/domain/appeals/find-account.ts';
import { mod31Check } from '../made-up.ts';

const OTHER_CODE = `91330106MA0000001${mod31Check('91330106MA0000001')}`;
const NOW = new Date('2026-03-04T02:00:00Z');

const person: Account = {
  id: 'person',
  kind: 'natural',
  username: 'zhaoxiulan',
  phone: '19900000008',
  realName: '赵秀兰',
  idNumber: '110101196508160078',
  status: 'active',
  registeredAt: '2020-01-01T00:00:00Z',
  region: '北京市',
};
const second: Account = { ...person, id: 'second', username: 'zhaoxiulan2', phone: '19900000018' };
const company: Account = {
  ...person,
  id: 'company',
  kind: 'legal',
  username: 'qinghekeji',
  email: 'office@example.com',
  creditCode: '9111010100000000A1',
};
const { creditCode: _, ...codeless } = company;
const otherCompany: Account = {
  ...company,
  id: 'other',
  username: 'other_co',
  creditCode: OTHER_CODE,
};

const who: Statement = { realName: '赵秀兰', idNumber: '110101196508160078' };

test.each<[string, Account[], Statement, string]>([
  ['name and number', [person], who, 'person'],
  ['a name written with spaces', [person], { ...who, realName: ' 赵 秀兰 ' }, 'person'],
  ['another name', [person], { ...who, realName: '赵秀英' }, 'no-account'],
  ['no name', [person], { idNumber: who.idNumber ?? '' }, 'no-account'],
  [
    'an empty name against an empty one',
    [{ ...person, realName: '' }],
    { ...who, realName: '' },
    'no-account',
  ],
  ['another number', [person], { ...who, idNumber: '11010119900307001X' }, 'no-account'],
  ['nobody', [], who, 'no-account'],
  ['a company of the same person is not meant', [person, company], who, 'person'],
  ['only a company, and its code was not told', [company], who, 'no-account'],
  [
    'a company by its code',
    [person, company, otherCompany],
    { ...who, account: '9111010100000000a1' },
    'company',
  ],
  [
    'a company without a code by a mistyped one',
    [codeless],
    { ...who, account: '9111010100000000A2' },
    'no-account',
  ],
  ['a company that is another’s', [person, company], { ...who, account: OTHER_CODE }, 'no-account'],
  [
    'a credit code that is mistyped',
    [person, company],
    { ...who, account: '9111010100000000A2' },
    'no-account',
  ],
  ['two of the same person', [person, second], who, 'several-accounts'],
  ['one of two by its username', [person, second], { ...who, account: 'ZhaoXiuLan2' }, 'second'],
  ['one of two by its phone', [person, second], { ...who, account: '199 0000 0018' }, 'second'],
  ['a username that is misremembered', [person], { ...who, account: 'zhaoxl' }, 'person'],
  [
    'a misremembered one decides nothing',
    [person, second],
    { ...who, account: 'zhaoxl' },
    'several-accounts',
  ],
])('%s', (_, candidates, statement, expected) => {
  const found = findAccount(candidates, statement, NOW);
  expect(found.ok ? found.account.id : found.why).toBe(expected);
});
