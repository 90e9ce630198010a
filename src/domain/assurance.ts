import type { Account, Channel } from './account.ts';

const DAY = 24 * 3600 * 1000;

/** How long after a right code what it proved may still be acted on. */
export const PROOF_KEPT_MS = 30 * 60_000;

/** What has been proven so far in this conversation about one account. */
export interface Proof {
  /** Channel of the code that came back right. */
  code?: Channel;
  /** Name and identity number match the directory. */
  aux: boolean;
}

export type ResetDecision =
  | { kind: 'allowed'; clearsLock: boolean }
  | { kind: 'needs'; what: 'code' | 'aux'; why: 'unproven' | 'phone-unverified' | 'risk-lock' }
  | { kind: 'refused'; why: 'violation' | 'held' };

/**
 * Whether a password may be reset by self-service.
 *
 * A phone number the portal has not seen alive for `phoneStaleDays` may have been given to somebody else by
 * the operator, so a code sent to it counts only together with name and identity number.
 */
export function decideReset(
  account: Account,
  proof: Proof,
  facts: { now: number; held: boolean; phoneStaleDays: number },
): ResetDecision {
  if (!proof.code) return { kind: 'needs', what: 'code', why: 'unproven' };
  if (facts.held) return { kind: 'refused', why: 'held' };
  if (account.status === 'banned' || account.lock?.reason === 'violation')
    return { kind: 'refused', why: 'violation' };
  if (!proof.aux) {
    if (account.lock?.reason === 'risk') return { kind: 'needs', what: 'aux', why: 'risk-lock' };
    if (proof.code === 'sms' && phoneIsStale(account, facts))
      return { kind: 'needs', what: 'aux', why: 'phone-unverified' };
  }
  return { kind: 'allowed', clearsLock: account.status === 'locked' };
}

/** Not seen alive for so long that it may have been given to somebody else. */
export function phoneIsStale(account: Account, facts: { now: number; phoneStaleDays: number }): boolean {
  if (!account.phoneVerifiedAt) return true;
  return facts.now - Date.parse(account.phoneVerifiedAt) > facts.phoneStaleDays * DAY;
}
