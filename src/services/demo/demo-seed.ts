import type { LockState } from '../../domain/lock-ladder.ts';
import type { Vault } from '../../domain/ports.ts';
import { canonicalJson } from '../canonical-json.ts';
import { procedure, type Trx } from '../store/store.ts';
import type { DemoAccount } from './demo-accounts.ts';
import { accountLadder, identifierRows, sealProfile } from './demo-effects.ts';
import type { DemoProfile } from './demo-profile.ts';
import { keepSeeded } from './password-hash.ts';

/**
 * Makes the demo directory hold exactly these accounts. One whose definition is as before keeps what has
 * happened to it, so that a reset password survives a restart; a changed one starts anew; others go.
 *
 * No two may run side by side, nor anything that changes one of these accounts.
 */
export const seedDemoAccounts = procedure(
  'demo.seed',
  async (trx, { accounts }: { accounts: DemoAccount[] }, { vault }): Promise<void> => {
    const rows = await trx.selectFrom('demo_accounts').select(['id', 'seed']).execute();
    const before = new Map(rows.map((row) => [row.id, row.seed]));
    for (const account of accounts) {
      const seed = seedOf(account, vault);
      if (before.get(account.id) !== seed) {
        await remove(trx, account.id);
        await insert(trx, account, seed, vault);
      }
      before.delete(account.id);
    }
    for (const id of before.keys()) await remove(trx, id);
  },
);

/** Times count by their distance from the registration, because the built-in accounts' move with the start. */
function seedOf(account: DemoAccount, vault: Vault): string {
  const { registeredAt, phoneVerifiedAt, lock, ...lasting } = account;
  const distance = (time: string | undefined) =>
    time === undefined ? undefined : Date.parse(time) - Date.parse(registeredAt);
  const moving = {
    verified: distance(phoneVerifiedAt),
    reason: lock?.reason,
    until: distance(lock?.until),
  };
  return vault.blind('demo/seed', canonicalJson({ ...lasting, ...moving }));
}

async function insert(
  trx: Trx,
  { password, ...account }: DemoAccount,
  seed: string,
  vault: Vault,
): Promise<void> {
  const { profile, ladder } = splitPasswordLock(account);
  await trx
    .insertInto('demo_accounts')
    .values({
      id: account.id,
      profile: sealProfile(profile, vault),
      password: keepSeeded(password, vault),
      session_epoch: 0,
      seed,
    })
    .execute();
  await trx.insertInto('demo_identifiers').values(identifierRows(account, vault)).execute();
  if (ladder)
    await trx
      .insertInto('demo_ladders')
      .values({
        key: accountLadder(account.id),
        failures: ladder.failures,
        locked_until: ladder.lockedUntil,
      })
      .execute();
}

async function remove(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('demo_accounts').where('id', '=', id).execute();
  await trx.deleteFrom('demo_ladders').where('key', '=', accountLadder(id)).execute();
}

/** A lock by wrong passwords that has an end becomes the rung of the ladder it would have come from. */
function splitPasswordLock(account: DemoProfile): { profile: DemoProfile; ladder?: LockState } {
  const { lock, ...rest } = account;
  if (account.status !== 'locked' || lock?.reason !== 'password' || lock.until === undefined)
    return { profile: account };
  return {
    profile: { ...rest, status: 'active' },
    ladder: { failures: 5, lockedUntil: Date.parse(lock.until) },
  };
}
