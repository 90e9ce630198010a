import { createClientAddress } from '../http/client-address.ts';
import { createOrigins } from '../http/origins.ts';
import { createRateLimits } from '../services/rate-limits.ts';
import type { Ground } from './ground.ts';

export type HttpEntrance = ReturnType<typeof createHttpEntrance>;

/** Who may come in, from where and how often: the same for all routes. */
export function createHttpEntrance({ config, figures }: Ground) {
  const { publicUrl, portal, trustProxy } = config;
  return {
    limits: createRateLimits({ figures }),
    origins: createOrigins({ publicUrl, allowedOrigins: portal.allowedOrigins }),
    clientAddress: createClientAddress({ trustProxy }),
  };
}
