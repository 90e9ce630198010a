import type { RateLimits } from '../../../src/domain/ports.ts';

type Bucket = Parameters<RateLimits['take']>[0];

/** Counts without end of window: what is used up stays so until `refill`. Without a limit it lets pass. */
export class MemoryRateLimits implements RateLimits {
  readonly taken: { bucket: Bucket; key: string }[] = [];
  readonly #limits = new Map<Bucket, { most: number; seconds: number }>();
  readonly #used = new Map<string, number>();

  limit(bucket: Bucket, most: number, seconds: number): void {
    this.#limits.set(bucket, { most, seconds });
  }

  refill(): void {
    this.#used.clear();
  }

  async take(bucket: Bucket, key: string): Promise<number> {
    this.taken.push({ bucket, key });
    const limit = this.#limits.get(bucket);
    if (!limit) return 0;
    const name = `${bucket} ${key}`;
    const used = this.#used.get(name) ?? 0;
    if (used >= limit.most) return limit.seconds;
    this.#used.set(name, used + 1);
    return 0;
  }
}
