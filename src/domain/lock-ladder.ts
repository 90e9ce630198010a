/** Wrong passwords of one account since the last success. Times in milliseconds since the epoch. */
export interface LockState {
  failures: number;
  lockedUntil: number | null;
}

export interface LockLadder {
  /** So many wrong passwords lock the account, and so many more lock it again. */
  every: number;
  /** How long the first, second, … lock lasts, in milliseconds; the last one repeats. */
  lockMs: readonly number[];
}

/** 5 wrong passwords → 30 min, 10 → 2 h, 15 and every further 5 → 24 h. */
export const LOCK_LADDER: LockLadder = { every: 5, lockMs: [30 * 60_000, 2 * 3_600_000, 24 * 3_600_000] };

/** Where every account starts, and where a right password or a reset brings it back. */
export const NO_FAILURES: LockState = { failures: 0, lockedUntil: null };

export function isLocked(state: LockState, now: number): boolean {
  return state.lockedUntil !== null && now < state.lockedUntil;
}

/** An attempt while locked changes nothing: nobody can keep somebody else's account locked by knocking. */
export function afterWrongPassword(state: LockState, now: number, ladder = LOCK_LADDER): LockState {
  if (isLocked(state, now)) return state;
  const failures = state.failures + 1;
  if (failures % ladder.every !== 0) return { failures, lockedUntil: null };
  const lockMs = ladder.lockMs[failures / ladder.every - 1] ?? ladder.lockMs.at(-1) ?? 0;
  return { failures, lockedUntil: now + lockMs };
}
