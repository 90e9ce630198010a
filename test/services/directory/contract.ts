import { identifiersOf } from '../../../src/domain/account.ts';
import { DirectoryUnavailable } from '../../../src/domain/directory-unavailable.ts';
import type { Effect } from '../../../src/domain/effect.ts';
import type { Directory } from '../../../src/domain/ports.ts';
import { demoAccounts } from '../../../src/services/demo/demo-accounts.ts';

/** The moment at which the accounts of `demoAccounts` were put into the directory and which stands still. */
export const NOW = Date.parse('2026-03-04T10:00:00+08:00');

export interface OpenDirectory {
  /** Holds exactly `demoAccounts(NOW)`. */
  directory: Directory;
  /** Commits effects together with our facts, as a turn or a form does. */
  commit(effects: Effect[]): Promise<'committed' | 'conflict'>;
  /** From now on it cannot be reached, until the function returned is called. */
  cut(): () => void;
  close(): Promise<void>;
}

const ACTIVE = 'demo-01-active';
const PASSWORD_LOCK = 'demo-02-password-lock';
const RISK = 'demo-03-risk-lock';
const BANNED = 'demo-04-banned';
const NEW_PASSWORD = 'Chunfeng-22-Taohua';
const NEW_PHONE = '19900007777';

/** What every adapter of the port `Directory` has to do, whether its accounts stand beside our facts or elsewhere. */
export function directoryContract(name: string, open: () => Promise<OpenDirectory>): void {
  describe(`${name} as a directory`, () => {
    let on: OpenDirectory;
    let directory: Directory;
    beforeEach(async () => {
      on = await open();
      directory = on.directory;
    });
    afterEach(() => on.close());

    const ids = async (identifier: Parameters<Directory['find']>[0]) =>
      (await directory.find(identifier)).map(({ id }) => id);
    const stateOf = async (id: string) => {
      const account = await directory.get(id);
      return [account?.status, account?.lock?.reason];
    };
    const reset = (accountId: string, clearLock: boolean, requestId = `reset of ${accountId}`) =>
      directory.resetPassword({ requestId, accountId, password: NEW_PASSWORD, clearLock });
    const write = async (effects: Promise<Effect[]>) =>
      expect(await on.commit(await effects)).toBe('committed');

    test('finds an account by each of its names, and tells it without its password', async () => {
      for (const { password, ...account } of demoAccounts(NOW)) {
        const told = await directory.get(account.id);
        expect(told).toEqual(account);
        expect(JSON.stringify(told)).not.toContain(password);
        for (const identifier of identifiersOf(account)) expect(await ids(identifier)).toContain(account.id);
      }
    });

    test('of several with the same contact natural persons come first', async () => {
      expect(await ids({ kind: 'phone', value: '19900000008' })).toEqual([
        'demo-08-old-number',
        'demo-07-company',
      ]);
    });

    test('what is of another kind, or nobody’s, finds nothing', async () => {
      expect(await ids({ kind: 'phone', value: '19900009999' })).toEqual([]);
      expect(await ids({ kind: 'username', value: '19900000001' })).toEqual([]);
      expect(await directory.get('nobody')).toBeUndefined();
    });

    test('knows the current password of an account, and none of nobody', async () => {
      for (const { id, password } of demoAccounts(NOW).slice(0, 3)) {
        expect(await directory.isCurrentPassword(id, password)).toBe(true);
        expect(await directory.isCurrentPassword(id, `${password}x`)).toBe(false);
        expect(await directory.isCurrentPassword('nobody', password)).toBe(false);
      }
    });

    test('what is to be written with our facts is plain, and of its own kind', async () => {
      const effects = [
        ...(await reset(ACTIVE, true)),
        ...(await directory.freeze({ requestId: 'r1', accountId: ACTIVE })),
        ...(await directory.unlock({ requestId: 'r2', accountId: ACTIVE })),
        ...(await directory.replaceContact({
          ...{ requestId: 'r3', accountId: ACTIVE, channel: 'sms', to: undefined },
        })),
      ];
      expect(effects.every((effect) => effect.do === 'directory')).toBe(true);
      expect(JSON.parse(JSON.stringify(effects))).toEqual(effects);
      expect(JSON.stringify(effects)).not.toContain(NEW_PASSWORD);
    });

    test('a reset sets the password; twice under one request is once', async () => {
      const before = demoAccounts(NOW).find(({ id }) => id === ACTIVE)?.password ?? '';
      await write(reset(ACTIVE, false));
      await write(reset(ACTIVE, false));
      expect(await directory.isCurrentPassword(ACTIVE, NEW_PASSWORD)).toBe(true);
      expect(await directory.isCurrentPassword(ACTIVE, before)).toBe(false);
    });

    test.each([
      [PASSWORD_LOCK, true, ['active', undefined]],
      [RISK, false, ['locked', 'risk']],
      [RISK, true, ['active', undefined]],
      [BANNED, true, ['banned', 'violation']],
    ])('a reset of %s that is to open a lock (%s) leaves it %j', async (id, clearLock, left) => {
      await write(reset(id, clearLock));
      expect(await stateOf(id)).toEqual(left);
    });

    test('freezing locks; a ban is not lessened', async () => {
      await write(directory.freeze({ requestId: 'r1', accountId: ACTIVE }));
      await write(directory.freeze({ requestId: 'r2', accountId: BANNED }));
      expect(await stateOf(ACTIVE)).toEqual(['locked', 'risk']);
      expect(await stateOf(BANNED)).toEqual(['banned', 'violation']);
    });

    test.each([PASSWORD_LOCK, RISK, BANNED])('unlocking ends whatever %s has', async (accountId) => {
      await write(directory.unlock({ requestId: 'r1', accountId }));
      expect(await stateOf(accountId)).toEqual(['active', undefined]);
    });

    test('a new phone is found, and verified now; the old one is gone', async () => {
      const former = (await directory.get(ACTIVE))?.phone ?? '';
      const change = { accountId: ACTIVE, channel: 'sms' as const };
      await write(directory.replaceContact({ ...change, requestId: 'r1', to: NEW_PHONE }));
      expect(await ids({ kind: 'phone', value: former })).toEqual([]);
      expect(await ids({ kind: 'phone', value: NEW_PHONE })).toEqual([ACTIVE]);
      expect((await directory.get(ACTIVE))?.phoneVerifiedAt).toBe(new Date(NOW).toISOString());
      await write(directory.replaceContact({ ...change, requestId: 'r2', to: undefined }));
      expect(await ids({ kind: 'phone', value: NEW_PHONE })).toEqual([]);
      expect((await directory.get(ACTIVE))?.phone).toBeUndefined();
    });

    test('a new mailbox leaves the phone and its age as they were', async () => {
      const { phone, phoneVerifiedAt, email } = (await directory.get(ACTIVE)) ?? {};
      const change = { requestId: 'r1', accountId: ACTIVE, channel: 'mail' as const, to: 'new@example.com' };
      await write(directory.replaceContact(change));
      expect(await directory.get(ACTIVE)).toMatchObject({ phone, phoneVerifiedAt, email: 'new@example.com' });
      expect(await ids({ kind: 'email', value: email ?? '' })).toEqual([]);
    });

    test('cut off, it says so to everything, known or not, and has done nothing', async () => {
      const mend = on.cut();
      const of = { requestId: 'r1', accountId: ACTIVE };
      for (const call of [
        () => directory.find({ kind: 'phone', value: '19900000001' }),
        () => directory.find({ kind: 'phone', value: '19900009999' }),
        () => directory.get(ACTIVE),
        () => directory.get('nobody'),
        () => directory.isCurrentPassword(ACTIVE, 'x'),
        () => directory.isCurrentPassword('nobody', 'x'),
        () => directory.resetPassword({ ...of, password: NEW_PASSWORD, clearLock: true }),
        () => directory.freeze(of),
        () => directory.unlock(of),
        () => directory.replaceContact({ ...of, channel: 'sms', to: NEW_PHONE }),
      ])
        await expect(call()).rejects.toThrow(DirectoryUnavailable);
      mend();
      const { password: _, ...account } = demoAccounts(NOW).find(({ id }) => id === ACTIVE) ?? {};
      expect(await directory.get(ACTIVE)).toEqual(account);
      expect(await directory.isCurrentPassword(ACTIVE, NEW_PASSWORD)).toBe(false);
      await write(directory.freeze(of));
      expect(await stateOf(ACTIVE)).toEqual(['locked', 'risk']);
    });
  });
}
