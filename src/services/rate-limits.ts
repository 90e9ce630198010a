import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Figures } from '../domain/figures.ts';
import type { RateLimits } from '../domain/ports.ts';

/** Bursts, counted in this process. */
export function createRateLimits({ figures }: { figures: Figures }): RateLimits {
  const buckets = {
    messages: new RateLimiterMemory({ points: figures.messagesPerMinute, duration: 60 }),
    requests: new RateLimiterMemory({ points: figures.requestsPerAddressMinute, duration: 60 }),
    uploads: new RateLimiterMemory({ points: figures.uploadsPerAddressMinute, duration: 60 }),
    logins: new RateLimiterMemory({ points: figures.loginsPerAddressMinute, duration: 60 }),
    conversations: new RateLimiterMemory({ points: figures.conversationsPerAddressHour, duration: 3600 }),
  };

  return {
    async take(bucket, key) {
      try {
        await buckets[bucket].consume(key);
        return 0;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
        throw refusal;
      }
    },
  };
}
