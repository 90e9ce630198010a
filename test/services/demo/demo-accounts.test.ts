import { writeFileSync } from 'node:fs';
import { identifiersOf } from '../../../src/domain/account.ts';
import { COMMON_PASSWORD_WORDS } from '../../../src/domain/common-password-words.ts';
import { createIsCommon } from '../../../src/domain/common-passwords.ts';
import { identify } from '../../../src/domain/identify.ts';
import { checkPassword } from '../../../src/domain/password.ts';
import {
  type DemoAccount,
  demoAccounts,
  loadDemoAccounts,
} from '../../../src/services/demo/demo-accounts.ts';
import { DAY, frozenClock } from '../../support/clock.ts';
import { type TempDir, tempDir } from '../../support/temp-dir.ts';

const now = frozenClock()();

describe('the built-in accounts', () => {
  const accounts = demoAccounts(now);
  const find = (test: (account: DemoAccount) => boolean) => accounts.filter(test);

  test('can be named by every identifier they have', () => {
    for (const account of accounts)
      for (const identifier of identifiersOf(account))
        expect(identify(identifier.value, new Date(now))).toEqual({ ok: true, identifier });
  });

  test('cover every situation', () => {
    expect(find((one) => one.status === 'active' && one.kind === 'natural').length).toBeGreaterThan(3);
    const reasons = find((one) => one.lock !== undefined).map((one) => `${one.status} ${one.lock?.reason}`);
    expect(reasons.sort()).toEqual(['banned violation', 'locked password', 'locked risk']);
    const stale = find((one) => now - Date.parse(one.phoneVerifiedAt ?? '') > 90 * DAY);
    expect(stale).toHaveLength(1);
    expect(find((one) => !one.phone && one.email !== undefined)).toHaveLength(1);
    expect(find((one) => !one.phone && !one.email)).toHaveLength(1);
    const [company] = find((one) => one.kind === 'legal');
    expect(find((one) => one.kind === 'natural' && one.phone === company?.phone)).toHaveLength(1);
    expect(company?.creditCode).toBeDefined();
    expect(find((one) => one.idNumber.startsWith('810000'))).toHaveLength(1);
    expect(find((one) => one.idNumber.startsWith('9'))).toHaveLength(1);
    expect(find((one) => one.realName.includes('·'))).toHaveLength(1);
  });

  test('one of them has a number of fifteen digits on an old card', () => {
    const told = identify('110101650816007', new Date(now));
    const value = told.ok ? told.identifier.value : '';
    expect(find((one) => one.kind === 'natural' && one.idNumber === value)).toHaveLength(1);
  });

  test('are made up, and different', () => {
    for (const one of accounts) {
      if (one.phone) expect(one.phone).toMatch(/^1990000\d{4}$/);
      if (one.email) expect(one.email).toMatch(/@example\.com$/);
    }
    for (const key of ['id', 'username', 'password'] as const)
      expect(new Set(accounts.map((one) => one[key])).size).toBe(accounts.length);
  });

  test.each(accounts)('$id has a password that its owner could have chosen', (account) => {
    const { password, username, realName, idNumber, phone = '', email = '', creditCode = '' } = account;
    const personal = [username, realName, idNumber, phone, email.split('@')[0] ?? '', creditCode];
    const unmet = checkPassword(password, {
      profile: 'mlps3',
      personal: personal.filter((part) => part !== ''),
      isCommon: createIsCommon(COMMON_PASSWORD_WORDS),
    });
    expect(unmet).toEqual([]);
  });
});

describe('a file of accounts', () => {
  let dir: TempDir;
  beforeEach(() => {
    dir = tempDir();
  });
  afterEach(() => dir.remove());

  const given = {
    id: 'x1',
    kind: 'natural',
    username: 'xiaoxu',
    phone: '+86 199-0000-0100',
    email: ' Xu@Example.com ',
    realName: '徐倩',
    idNumber: '110101650816007',
    password: 'Hupan-8-Chaye',
    status: 'locked',
    lock: { reason: 'risk' },
    phoneVerifiedAt: '2026-01-01T08:00:00+08:00',
    registeredAt: '2020-05-01',
    region: '浙江省杭州市',
  };
  function load(content: unknown): DemoAccount[] {
    const file = dir.file('accounts.json');
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return loadDemoAccounts(file, now);
  }

  test('is read into canonical form', () => {
    expect(load([given])).toEqual([
      {
        ...given,
        phone: '19900000100',
        email: 'xu@example.com',
        idNumber: '110101196508160078',
        phoneVerifiedAt: '2026-01-01T00:00:00.000Z',
        registeredAt: '2020-05-01T00:00:00.000Z',
      },
    ]);
  });

  test('may leave contacts out, as null or empty, and numbers may be made up', () => {
    const { phone: _, email: __, phoneVerifiedAt: ___, lock: ____, ...bare } = given;
    const [account] = load([
      { ...bare, status: 'active', phone: '', email: null, creditCode: null, lock: null, idNumber: '123' },
    ]);
    expect(account).toEqual({
      ...bare,
      status: 'active',
      idNumber: '123',
      registeredAt: '2020-05-01T00:00:00.000Z',
    });
  });

  test('may tell times by their distance from the start', () => {
    const [account] = load([
      {
        ...given,
        registeredAt: '-400d',
        lock: { reason: 'password', until: '+30m' },
        phoneVerifiedAt: '-1d',
      },
    ]);
    expect(account).toMatchObject({
      registeredAt: new Date(now - 400 * DAY).toISOString(),
      lock: { until: new Date(now + 30 * 60_000).toISOString() },
      phoneVerifiedAt: new Date(now - DAY).toISOString(),
    });
  });

  test.each<[string, unknown, RegExp]>([
    ['no JSON', '[{', /accounts\.json is not valid JSON: /],
    ['no list', { ...given }, /the file: must be a list of accounts/],
    ['nobody', [], /holds no accounts/],
    ['a missing field', [given, { ...given, id: 'x2', password: undefined }], /\[1\]\.password: /],
    ['a wrong status', [{ ...given, status: 'gone' }], /\[0\]\.status: /],
    ['a wrong lock', [{ ...given, lock: { reason: 'none' } }], /\[0\]\.lock\.reason: /],
    ['a wrong time', [{ ...given, registeredAt: 'yesterday' }], /\[0\]\.registeredAt: /],
    ['an id twice', [given, given], /x1 is there twice/],
  ])('with %s is refused in one line that says where', (_, content, why) => {
    expect(() => load(content)).toThrow(why);
    expect(() => load(content)).toThrow(/^DEMO_ACCOUNTS: [^\n]*$/);
    expect(() => load(content)).not.toThrow('Hupan-8-Chaye');
  });

  test('that is not there is refused too', () => {
    expect(() => loadDemoAccounts(dir.file('none.json'), now)).toThrow(
      /^DEMO_ACCOUNTS: .*none\.json cannot be read \(ENOENT\)$/,
    );
  });
});
