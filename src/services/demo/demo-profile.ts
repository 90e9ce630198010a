import type { Account } from '../../domain/account.ts';
import { isLocked, type LockState } from '../../domain/lock-ladder.ts';

/**
 * An account as the demo directory keeps it. A lock by wrong passwords lives in its ladder, not here, so
 * that both are one fact; any other lock, or one without an end, is here.
 */
export type DemoProfile = Account;

/** The account as the portal would tell it now. */
export function accountNow(profile: DemoProfile, ladder: LockState, now: number): Account {
  const settled = lockIsOver(profile, now) ? unlocked(profile) : profile;
  if (settled.status !== 'active' || !isLocked(ladder, now) || ladder.lockedUntil === null) return settled;
  const until = new Date(ladder.lockedUntil).toISOString();
  return { ...settled, status: 'locked', lock: { reason: 'password', until } };
}

export function unlocked(profile: DemoProfile): DemoProfile {
  const { lock: _, ...rest } = profile;
  return { ...rest, status: 'active' };
}

function lockIsOver({ status, lock }: DemoProfile, now: number): boolean {
  return status === 'locked' && lock?.until !== undefined && Date.parse(lock.until) <= now;
}
