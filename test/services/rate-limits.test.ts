import { FIGURES } from '../../src/domain/figures.ts';
import { createRateLimits } from '../../src/services/rate-limits.ts';

const figures = {
  ...FIGURES,
  messagesPerMinute: 2,
  requestsPerAddressMinute: 3,
  conversationsPerAddressHour: 1,
};

test('each bucket has its own count per key, and tells how long to wait', async () => {
  const limits = createRateLimits({ figures });
  const take = async (bucket: Parameters<typeof limits.take>[0], key: string, times: number) => {
    const waits = [];
    for (let i = 0; i < times; i++) waits.push(await limits.take(bucket, key));
    return waits.map((seconds) => (seconds === 0 ? 'ok' : seconds <= 60 ? 'minute' : 'hour'));
  };
  expect(await take('messages', 'c1', 3)).toEqual(['ok', 'ok', 'minute']);
  expect(await take('messages', 'c2', 1)).toEqual(['ok']);
  expect(await take('requests', 'c1', 4)).toEqual(['ok', 'ok', 'ok', 'minute']);
  expect(await take('conversations', 'c1', 2)).toEqual(['ok', 'hour']);
});

test('two of them don’t count for each other', async () => {
  const [one, other] = [createRateLimits({ figures }), createRateLimits({ figures })];
  await one.take('conversations', 'k');
  expect(await other.take('conversations', 'k')).toBe(0);
});
