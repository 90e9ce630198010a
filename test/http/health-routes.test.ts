import { Counter, Registry } from '@prometheus-io/client';
import { createHealthRoutes } from '../../src/http/health-routes.ts';
import { startHttp } from '../support/line-app.ts';

async function start(
  change: { ready?: () => Promise<boolean>; draining?: boolean; openMetrics?: boolean } = {},
) {
  const registry = new Registry();
  new Counter({ name: 'things_total', help: 'Things', registers: [registry] }).inc(3);
  const app = await startHttp(
    createHealthRoutes({
      ready: change.ready ?? (async () => true),
      isDraining: () => change.draining ?? false,
      registry,
      openMetrics: change.openMetrics ?? false,
    }),
  );
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(app.url + path, { headers });
    const text = await answer.text();
    await app.close();
    return { status: answer.status, type: answer.headers.get('content-type'), text };
  };
  return get;
}

test('alive', async () => {
  const get = await start({ ready: async () => false, draining: true });
  expect(await get('/healthz')).toMatchObject({ status: 200, text: '{"status":"ok"}' });
});

test.each([
  ['ready', {}, 200, 'ok'],
  ['a store out of reach', { ready: async () => false }, 503, 'unavailable'],
  ['a store that fails', { ready: () => Promise.reject(new Error('x')) }, 503, 'unavailable'],
  ['stopping', { draining: true }, 503, 'draining'],
])('%s', async (_name, change, status, word) => {
  const get = await start(change);
  expect(await get('/readyz')).toMatchObject({ status, text: JSON.stringify({ status: word }) });
});

test('figures are for callers nearby', async () => {
  const answer = await (await start())('/metrics');
  expect(answer).toMatchObject({ status: 200, type: expect.stringContaining('text/plain') });
  expect(answer.text).toContain('things_total 3');
});

test('not for who comes through a proxy, unless the operator says so', async () => {
  const forwarded = { 'X-Forwarded-For': '127.0.0.1' };
  expect((await (await start())('/metrics', forwarded)).status).toBe(404);
  expect((await (await start({ openMetrics: true }))('/metrics', forwarded)).status).toBe(200);
});
