import { identify } from '../../domain/identify.ts';
import { afterWrongPassword, isLocked, type LockState, NO_FAILURES } from '../../domain/lock-ladder.ts';
import type { Clock, Vault } from '../../domain/ports.ts';
import { cleanText } from '../../domain/text.ts';
import type { DemoAccountRow } from '../store/schema.ts';
import { procedure, type Store, type Trx } from '../store/store.ts';
import { accountLadder } from './demo-effects.ts';
import { accountNow, type DemoProfile } from './demo-profile.ts';
import type { PasswordHashes } from './password-hash.ts';

/** How a sign-in at the make-believe portal ends. `lockedUntil`: ISO 8601, when the lock has an end. */
export type SignIn =
  | { ok: true }
  | { ok: false; reason: 'wrong' | 'locked' | 'banned'; lockedUntil?: string };

/** How the ladders' keys of names nobody has begin. */
export const UNKNOWN_NAMES = '?:';

export interface LoginDeps {
  store: Store;
  vault: Vault;
  clock: Clock;
  hashes: PasswordHashes;
  /** Rows of the accounts that go by this name, natural persons first. */
  findRows(account: string): Promise<{ row: DemoAccountRow; profile: DemoProfile }[]>;
}

/**
 * A sign-in at the make-believe portal, with the lock ladder. A name nobody has climbs a ladder of its own
 * and costs the same time, so that knocking doesn't tell who has an account. What state an account is in is
 * only told to who knows its password.
 */
export async function logIn(account: string, password: string, deps: LoginDeps): Promise<SignIn> {
  const [found] = await deps.findRows(account);
  const key = found
    ? accountLadder(found.row.id)
    : `${UNKNOWN_NAMES}${deps.vault.blind('demo/unknown', nameOf(account, deps))}`;
  const before = await readLadder(deps.store.read, key);
  if (isLocked(before, deps.clock())) return locked(before);

  const fits = await deps.hashes.verify(found?.row.password, password);
  const after = await deps.store.transact(climbLadder, { key, fits, now: deps.clock() });
  if (isLocked(after, deps.clock())) return locked(after);
  if (!fits || !found) return { ok: false, reason: 'wrong' };

  const { status, lock } = accountNow(found.profile, NO_FAILURES, deps.clock());
  if (status === 'active') return { ok: true };
  if (status === 'banned') return { ok: false, reason: 'banned' };
  return { ok: false, reason: 'locked', ...(lock?.until !== undefined && { lockedUntil: lock.until }) };
}

/**
 * Reads again, because others may have tried meanwhile: a right password doesn't open a lock.
 *
 * No two on the same ladder may run side by side: both would climb from the same rung.
 */
export const climbLadder = procedure(
  'demo.climb',
  async (trx, { key, fits, now }: { key: string; fits: boolean; now: number }): Promise<LockState> => {
    const before = await readLadder(trx, key);
    if (isLocked(before, now)) return before;
    if (fits) {
      await trx.deleteFrom('demo_ladders').where('key', '=', key).execute();
      return NO_FAILURES;
    }
    const { failures, lockedUntil } = afterWrongPassword(before, now);
    // Not locked is locked until now: housekeeping sees by it how old the row is.
    const row = { failures, locked_until: lockedUntil ?? now };
    await trx
      .insertInto('demo_ladders')
      .values({ key, ...row })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
      .execute();
    return { failures, lockedUntil };
  },
);

export async function readLadder(on: Trx, key: string): Promise<LockState> {
  const row = await on.selectFrom('demo_ladders').selectAll().where('key', '=', key).executeTakeFirst();
  return row ? { failures: row.failures, lockedUntil: row.locked_until } : NO_FAILURES;
}

function locked(ladder: LockState): SignIn {
  return {
    ok: false,
    reason: 'locked',
    ...(ladder.lockedUntil !== null && { lockedUntil: new Date(ladder.lockedUntil).toISOString() }),
  };
}

/** The same name in another spelling is the same name, as it is for accounts that exist. */
function nameOf(account: string, { clock }: LoginDeps): string {
  const identified = identify(account, new Date(clock()));
  return (identified.ok ? identified.identifier.value : cleanText(account)).toLowerCase();
}
