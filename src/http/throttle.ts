import type { PagesCopy } from '../copy/pages.zh-CN.ts';
import type { RateLimits } from '../domain/ports.ts';
import { AppError } from './errors.ts';

/** Counts one use of the bucket, or refuses it with the seconds to wait. */
export async function throttle(
  limits: RateLimits,
  bucket: Parameters<RateLimits['take']>[0],
  key: string,
  words: PagesCopy,
): Promise<void> {
  const seconds = await limits.take(bucket, key);
  if (seconds <= 0) return;
  throw new AppError('too-many-requests', words.refusals.tooMany(Math.ceil(seconds)), {
    retryAfterSeconds: seconds,
  });
}
