import { Counter, Histogram, type Registry } from '@prometheus-io/client';
import type { Route } from './route.ts';

/** Told once per answered request. */
export type Observe = (status: number, milliseconds: number) => void;

export interface HttpMetrics {
  ofRoute(route: Pick<Route, 'method' | 'path'>): Observe;
}

/** Requests by route pattern and status, so that the number of series stays bounded. */
export function createHttpMetrics(registry: Registry): HttpMetrics {
  const answers = new Counter({
    name: 'http_requests_total',
    help: 'Answered requests',
    labelNames: ['route', 'status'],
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first handler to the answer',
    labelNames: ['route'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  return {
    ofRoute({ method, path }) {
      const route = `${method} ${path}`;
      const duration = durations.labels(route);
      const byStatus = new Map<number, Counter.Internal>();
      return (status, milliseconds) => {
        let count = byStatus.get(status);
        if (!count) {
          count = answers.labels(route, String(status));
          byStatus.set(status, count);
        }
        count.inc();
        duration.observe(milliseconds / 1000);
      };
    },
  };
}
