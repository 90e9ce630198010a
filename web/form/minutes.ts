const MINUTE_MS = 60_000;

/** Whole minutes to promise: rounded down, so that nobody comes too late; null when there is no end. */
export function minutesLeft(expiresAt: number, now: number): number | null {
  if (!Number.isFinite(expiresAt)) return null;
  return Math.max(0, Math.floor((expiresAt - now) / MINUTE_MS));
}

/** How long until that number changes or the time is up. */
export function untilNextMinute(expiresAt: number, now: number): number {
  const left = expiresAt - now;
  return left <= 0 ? 0 : left % MINUTE_MS || MINUTE_MS;
}
