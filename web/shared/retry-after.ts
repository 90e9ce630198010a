const DEFAULT_WAIT_SECONDS = 5;
const LONGEST_WAIT_SECONDS = 120;

/** What a Retry-After header asks for, in seconds: it holds seconds or an HTTP date (RFC 9110 §10.2.3). */
export function retryAfter(header: string | null, now: number): number {
  if (header === null || header.trim() === '') return DEFAULT_WAIT_SECONDS;
  const seconds = /^\s*\d+\s*$/.test(header) ? Number(header) : (Date.parse(header) - now) / 1000;
  if (!Number.isFinite(seconds)) return DEFAULT_WAIT_SECONDS;
  return Math.min(LONGEST_WAIT_SECONDS, Math.max(1, Math.ceil(seconds)));
}
