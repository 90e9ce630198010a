const MINUTE_MS = 60_000;
/** So little more than is true that nobody is misled, and a new page of 15 minutes says 15. */
const TOLERANCE_MS = 15_000;
/** A page that is good for days needs no clock. */
const MOST_MINUTES = 60;

/** Whole minutes to name; null when the end is far or there is none. */
export function minutesLeft(expiresAt: number, now: number): number | null {
  const minutes = Math.floor((expiresAt - now + TOLERANCE_MS) / MINUTE_MS);
  return minutes > MOST_MINUTES ? null : Math.max(0, minutes);
}

/** How long until that number changes or the time is up, whichever is first. */
export function untilNextMinute(expiresAt: number, now: number): number {
  const left = Math.max(0, expiresAt - now);
  return Math.min(left, (left + TOLERANCE_MS) % MINUTE_MS || MINUTE_MS);
}
