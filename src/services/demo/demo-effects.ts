import { type Channel, identifiersOf } from '../../domain/account.ts';
import type { Effect } from '../../domain/effect.ts';
import type { Identifier } from '../../domain/identify.ts';
import type { Vault } from '../../domain/ports.ts';
import { Conflict, type Trx } from '../store/store.ts';
import { type DemoProfile, unlocked } from './demo-profile.ts';

/** A change of the demo's accounts, to be written together with our facts. */
export type DemoChange =
  | { set: 'password'; accountId: string; hash: string; clearLock: boolean }
  | { set: 'lock'; accountId: string }
  | { set: 'free'; accountId: string }
  | { set: 'contact'; accountId: string; channel: Channel; to: string | undefined; at: number };

export function demoEffects(change: DemoChange): Effect[] {
  return [{ do: 'directory', change }];
}

/** Carries out what `demoEffects` was given. Throws `Conflict` where the account is gone. */
export function changeDemoDirectory(trx: Trx, change: unknown, vault: Vault): Promise<void> {
  const known = change as DemoChange;
  switch (known.set) {
    case 'password':
      return setPassword(trx, known, vault);
    case 'lock':
      return lock(trx, known.accountId, vault);
    case 'free':
      return free(trx, known.accountId, vault);
    case 'contact':
      return replaceContact(trx, known, vault);
  }
}

/** The new password, with all sessions ended; a reset also ends a lock by wrong passwords. */
async function setPassword(
  trx: Trx,
  { accountId, hash, clearLock }: Extract<DemoChange, { set: 'password' }>,
  vault: Vault,
): Promise<void> {
  const profile = await readProfile(trx, accountId, vault);
  const freed = clearLock && profile.status === 'locked' && profile.lock?.reason !== 'violation';
  await trx
    .updateTable('demo_accounts')
    .set((is) => ({
      password: hash,
      profile: sealProfile(freed ? unlocked(profile) : profile, vault),
      session_epoch: is('session_epoch', '+', 1),
    }))
    .where('id', '=', accountId)
    .execute();
  await trx.deleteFrom('demo_ladders').where('key', '=', accountLadder(accountId)).execute();
}

/** A ban is not lessened to a lock. */
async function lock(trx: Trx, accountId: string, vault: Vault): Promise<void> {
  const profile = await readProfile(trx, accountId, vault);
  const locked: DemoProfile =
    profile.status === 'banned' ? profile : { ...profile, status: 'locked', lock: { reason: 'risk' } };
  await trx
    .updateTable('demo_accounts')
    .set((is) => ({ profile: sealProfile(locked, vault), session_epoch: is('session_epoch', '+', 1) }))
    .where('id', '=', accountId)
    .execute();
}

/** Any lock, any ban, and the wrong passwords counted so far. */
async function free(trx: Trx, accountId: string, vault: Vault): Promise<void> {
  const profile = await readProfile(trx, accountId, vault);
  await trx
    .updateTable('demo_accounts')
    .set({ profile: sealProfile(unlocked(profile), vault) })
    .where('id', '=', accountId)
    .execute();
  await trx.deleteFrom('demo_ladders').where('key', '=', accountLadder(accountId)).execute();
}

/** The new contact, found by from now on, with all sessions ended. A phone proven by a code is a verified one. */
async function replaceContact(
  trx: Trx,
  { accountId, channel, to, at }: Extract<DemoChange, { set: 'contact' }>,
  vault: Vault,
): Promise<void> {
  const { phone, email, phoneVerifiedAt, ...rest } = await readProfile(trx, accountId, vault);
  const verifiedAt = channel === 'sms' ? to && new Date(at).toISOString() : phoneVerifiedAt;
  const newPhone = channel === 'sms' ? to : phone;
  const newEmail = channel === 'mail' ? to : email;
  const profile: DemoProfile = {
    ...rest,
    ...(newPhone && { phone: newPhone }),
    ...(newEmail && { email: newEmail }),
    ...(verifiedAt && { phoneVerifiedAt: verifiedAt }),
  };
  await trx
    .updateTable('demo_accounts')
    .set((is) => ({ profile: sealProfile(profile, vault), session_epoch: is('session_epoch', '+', 1) }))
    .where('id', '=', accountId)
    .execute();
  await trx.deleteFrom('demo_identifiers').where('account_id', '=', accountId).execute();
  await trx.insertInto('demo_identifiers').values(identifierRows(profile, vault)).execute();
}

export function identifierRows(profile: DemoProfile, vault: Vault) {
  return identifiersOf(profile).map((identifier) => ({
    kind: identifier.kind,
    hash: identifierHash(vault, identifier),
    account_id: profile.id,
  }));
}

export function identifierHash(vault: Vault, { kind, value }: Identifier): string {
  // Most portals don't tell usernames apart by case, and citizens don't either.
  return vault.blind(`demo/${kind}`, kind === 'username' ? value.toLowerCase() : value);
}

export function accountLadder(accountId: string): string {
  return `a:${accountId}`;
}

export function openProfile(sealed: string, vault: Vault): DemoProfile {
  return JSON.parse(vault.open(sealed));
}

export function sealProfile(profile: DemoProfile, vault: Vault): string {
  return vault.seal(JSON.stringify(profile));
}

/** Whoever writes it back changed must be the only one at it until the commit. */
async function readProfile(trx: Trx, accountId: string, vault: Vault): Promise<DemoProfile> {
  const row = await trx
    .selectFrom('demo_accounts')
    .select('profile')
    .where('id', '=', accountId)
    .executeTakeFirst();
  if (!row) throw new Conflict('demo account');
  return openProfile(row.profile, vault);
}
