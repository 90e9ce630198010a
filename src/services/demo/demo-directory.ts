import type { Account } from '../../domain/account.ts';
import { type Identifier, identify } from '../../domain/identify.ts';
import type { Clock, Directory, Vault } from '../../domain/ports.ts';
import type { DemoAccountRow } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import type { DemoAccount } from './demo-accounts.ts';
import { accountLadder, demoEffects, identifierHash, openProfile } from './demo-effects.ts';
import { logIn, readLadder, type SignIn } from './demo-login.ts';
import { accountNow, type DemoProfile } from './demo-profile.ts';
import { seedDemoAccounts } from './demo-seed.ts';
import { createPasswordHashes } from './password-hash.ts';

export interface DemoDirectoryDeps {
  store: Store;
  vault: Vault;
  clock: Clock;
  /** Of scrypt; tests take less. */
  cost?: { logN: number; r: number; p: number };
}

export interface DemoDirectory extends Directory {
  /** Makes it hold exactly these; to be awaited before the first question. */
  seed(accounts: DemoAccount[]): Promise<void>;
  /** The portal's login page. `account` is whatever its owner calls it by. */
  authenticate(account: string, password: string): Promise<SignIn>;
}

interface OpenedAccount {
  row: DemoAccountRow;
  profile: DemoProfile;
}

/** A portal's account directory to try the assistant with, in the same SQL as our facts. */
export function createDemoDirectory({ store, vault, clock, cost }: DemoDirectoryDeps): DemoDirectory {
  const hashes = createPasswordHashes(vault, cost);

  async function findRows(identifier: Identifier): Promise<OpenedAccount[]> {
    const rows = await store.read
      .selectFrom('demo_accounts')
      .innerJoin('demo_identifiers', 'demo_identifiers.account_id', 'demo_accounts.id')
      .selectAll('demo_accounts')
      .where('demo_identifiers.kind', '=', identifier.kind)
      .where('demo_identifiers.hash', '=', identifierHash(vault, identifier))
      .orderBy('demo_accounts.id')
      .execute();
    const found = rows.map((row) => ({ row, profile: openProfile(row.profile, vault) }));
    return [...found.filter(isNatural), ...found.filter((one) => !isNatural(one))];
  }

  async function tell({ row, profile }: OpenedAccount): Promise<Account> {
    return accountNow(profile, await readLadder(store.read, accountLadder(row.id)), clock());
  }

  async function rowOf(accountId: string): Promise<DemoAccountRow | undefined> {
    return store.read.selectFrom('demo_accounts').selectAll().where('id', '=', accountId).executeTakeFirst();
  }

  return {
    seed: (accounts) => store.transact(seedDemoAccounts, { accounts }),

    async find(identifier) {
      return Promise.all((await findRows(identifier)).map(tell));
    },

    async get(accountId) {
      const row = await rowOf(accountId);
      return row && tell({ row, profile: openProfile(row.profile, vault) });
    },

    async isCurrentPassword(accountId, password) {
      const row = await rowOf(accountId);
      return hashes.verify(row?.password, password);
    },

    async resetPassword({ accountId, password, clearLock }) {
      const hash = await hashes.hash(password);
      return demoEffects({ set: 'password', accountId, hash, clearLock });
    },

    async freeze({ accountId }) {
      return demoEffects({ set: 'lock', accountId });
    },

    async unlock({ accountId }) {
      return demoEffects({ set: 'free', accountId });
    },

    async replaceContact({ accountId, channel, to }) {
      return demoEffects({ set: 'contact', accountId, channel, to, at: clock() });
    },

    authenticate: (account, password) =>
      logIn(account, password, {
        store,
        vault,
        clock,
        hashes,
        async findRows(name) {
          const identified = identify(name, new Date(clock()));
          return identified.ok ? findRows(identified.identifier) : [];
        },
      }),
  };
}

function isNatural({ profile }: OpenedAccount): boolean {
  return profile.kind === 'natural';
}
