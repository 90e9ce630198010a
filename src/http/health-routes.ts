import type { Registry } from '@prometheus-io/client';
import { sendBody, sendJson } from './answer.ts';
import { isNearby } from './client-address.ts';
import { AppError } from './errors.ts';
import type { Route } from './route.ts';

export interface HealthRoutesDeps {
  /** Whether the stores can be reached. Must settle by itself: its time is the prober's. */
  ready(): Promise<boolean>;
  isDraining(): boolean;
  registry: Registry;
  /** Figures for callers outside this machine's private network as well. */
  openMetrics: boolean;
}

export function createHealthRoutes(deps: HealthRoutesDeps): Route[] {
  return [
    {
      method: 'GET',
      path: '/healthz',
      handle: async (_req, res) => sendJson(res, 200, { status: 'ok' }),
    },
    {
      method: 'GET',
      path: '/readyz',
      handle: async (_req, res) => {
        if (deps.isDraining()) return sendJson(res, 503, { status: 'draining' });
        const ready = await deps.ready().catch(() => false);
        sendJson(res, ready ? 200 : 503, { status: ready ? 'ok' : 'unavailable' });
      },
    },
    {
      method: 'GET',
      path: '/metrics',
      handle: async (req, res) => {
        // As if it were not there, for whom it is not.
        if (!deps.openMetrics && !isNearby(req)) {
          throw new AppError('not-found', 'there is nothing at this address');
        }
        sendBody(res, 200, deps.registry.contentType, await deps.registry.metrics());
      },
    },
  ];
}
