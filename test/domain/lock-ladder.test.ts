import { afterWrongPassword, isLocked, type LockState, NO_FAILURES } from '../../src/domain/lock-ladder.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** So many wrong passwords, each tried as soon as the lock before it has ended. */
function afterMany(
  count: number,
  ladder?: Parameters<typeof afterWrongPassword>[2],
): { state: LockState; now: number } {
  let state = NO_FAILURES;
  let now = 1_000;
  for (let i = 0; i < count; i++) {
    now = state.lockedUntil ?? now;
    state = afterWrongPassword(state, now, ladder);
  }
  return { state, now };
}

describe('the lock ladder', () => {
  it.each([
    [1, null],
    [4, null],
    [5, 30 * MINUTE],
    [6, null],
    [9, null],
    [10, 2 * HOUR],
    [14, null],
    [15, 24 * HOUR],
    [16, null],
    [20, 24 * HOUR],
    [100, 24 * HOUR],
  ])('%i wrong passwords lock for %s ms', (count, lockMs) => {
    const { state, now } = afterMany(count);
    expect(state).toEqual({ failures: count, lockedUntil: lockMs === null ? null : now + lockMs });
  });

  it('is locked up to the end, not at the end', () => {
    const { state, now } = afterMany(5);
    expect(isLocked(state, now)).toBe(true);
    expect(isLocked(state, now + 30 * MINUTE - 1)).toBe(true);
    expect(isLocked(state, now + 30 * MINUTE)).toBe(false);
    expect(isLocked(NO_FAILURES, now)).toBe(false);
  });

  it('does not count attempts while locked', () => {
    const { state, now } = afterMany(5);
    expect(afterWrongPassword(state, now + 1)).toEqual(state);
    expect(afterWrongPassword(state, now + 30 * MINUTE)).toEqual({ failures: 6, lockedUntil: null });
  });

  it('takes other figures', () => {
    const ladder = { every: 2, lockMs: [MINUTE] };
    expect(afterMany(1, ladder).state.lockedUntil).toBeNull();
    const { state, now } = afterMany(4, ladder);
    expect(state.lockedUntil).toBe(now + MINUTE);
  });
});
