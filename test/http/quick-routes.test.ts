import { connect } from 'node:net';
import { Registry } from '@prometheus-io/client';
import { sendJson } from '../../src/http/answer.ts';
import { AppError } from '../../src/http/errors.ts';
import { createHttpMetrics } from '../../src/http/metrics.ts';
import { createQuickRoutes } from '../../src/http/quick-routes.ts';
import { readJson } from '../../src/http/read-json.ts';
import type { Route } from '../../src/http/route.ts';
import { startHttp } from '../support/line-app.ts';

let walked: boolean[] = [];

/** The same routes, past restify or through it. */
function routes(quick: boolean): Route[] {
  const note = (req: object) => walked.push('_timeRouteStart' in req);
  return [
    {
      method: 'GET',
      path: '/talks/:id/said',
      quick,
      handle: async (req, res) => {
        note(req);
        if (req.params.id === 'throws') throw new Error('a secret');
        if (req.params.id === 'refuses') throw new AppError('unavailable', 'wait', { retryAfterSeconds: 3 });
        sendJson(res, 200, { id: req.params.id, route: req.getRoute().path, 字: '是' });
      },
    },
    {
      method: 'POST',
      path: '/talks/:id/said',
      quick,
      handle: async (req, res) => {
        note(req);
        sendJson(res, 201, { got: await readJson(req, 50) });
      },
    },
  ];
}

function exchange(port: number, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
    socket.write(request);
  });
}

/** What differs from one answer to the next. */
function comparable(answer: string): string {
  return answer.replace(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, 'ID').replace(/^Date: .*$/m, 'Date');
}

const host = 'Host: localhost:3978\r\n';
const bye = 'Connection: close\r\n\r\n';
const json = (body: string) =>
  `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${bye}${body}`;

const REQUESTS: [name: string, request: string, quick: boolean][] = [
  ['a GET', `GET /talks/a-1_B/said?watermark=1 HTTP/1.1\r\n${host}${bye}`, true],
  ['a GET that throws', `GET /talks/throws/said HTTP/1.1\r\n${host}${bye}`, true],
  ['a GET that is refused', `GET /talks/refuses/said HTTP/1.1\r\n${host}${bye}`, true],
  ['a request id of the caller', `GET /talks/a/said HTTP/1.1\r\n${host}X-Request-Id: mine\r\n${bye}`, true],
  ['a POST', `POST /talks/a/said HTTP/1.1\r\n${host}${json('{"a":"字"}')}`, true],
  ['a POST of no JSON', `POST /talks/a/said HTTP/1.1\r\n${host}${json('{')}`, true],
  ['a POST too long', `POST /talks/a/said HTTP/1.1\r\n${host}${json(`"${'x'.repeat(99)}"`)}`, true],
  ['HTTP/1.0 with a host', `GET /talks/a/said HTTP/1.0\r\n${host}${bye}`, true],
  ['a HEAD', `HEAD /talks/a/said HTTP/1.1\r\n${host}${bye}`, false],
  ['a method not allowed', `PUT /talks/a/said HTTP/1.1\r\n${host}${bye}`, false],
  ['an escaped id', `GET /talks/%61/said HTTP/1.1\r\n${host}${bye}`, false],
  ['a broken escape', `GET /talks/%6/said HTTP/1.1\r\n${host}${bye}`, false],
  ['an id too long', `GET /talks/${'a'.repeat(201)}/said HTTP/1.1\r\n${host}${bye}`, false],
  ['no id', `GET /talks//said HTTP/1.1\r\n${host}${bye}`, false],
  ['more path', `GET /talks/a/b/said HTTP/1.1\r\n${host}${bye}`, false],
  ['another address', `GET /talks/a HTTP/1.1\r\n${host}${bye}`, false],
  ['a whole address', `GET http://localhost/talks/a/said HTTP/1.1\r\n${host}${bye}`, false],
  ['no host', `GET /talks/a/said HTTP/1.1\r\n${bye}`, false],
  ['a host that is none', `GET /talks/a/said HTTP/1.1\r\nHost: a b\r\n${bye}`, false],
  ['a host with a path', `GET /talks/a/said HTTP/1.1\r\nHost: a/b\r\n${bye}`, false],
  ['a port that is none', `GET /talks/a/said HTTP/1.1\r\nHost: localhost:99999\r\n${bye}`, false],
];

test.each(REQUESTS)('is answered alike past restify and through it: %s', async (_name, request, isQuick) => {
  walked = [];
  const registries = [new Registry(), new Registry()];
  const apps = await Promise.all(
    registries.map((registry, n) => startHttp(routes(n === 0), { metrics: createHttpMetrics(registry) })),
  );
  try {
    const [quick, slow] = await Promise.all(
      apps.map(async ({ address }) => comparable(await exchange(address.port, request))),
    );
    expect(slow).toContain('HTTP/1.1 ');
    expect(quick).toBe(slow);
    expect(walked.includes(false)).toBe(isQuick);
    const counted = await Promise.all(
      registries.map((registry) => registry.getSingleMetricAsString('http_requests_total')),
    );
    expect(counted[0]).toBe(counted[1]);
  } finally {
    await Promise.all(apps.map((app) => app.close()));
  }
});

test('a quick route has one :id', () => {
  const handle = async () => {};
  for (const path of ['/a', '/:a/:id', '/:id/:id'])
    expect(() =>
      createQuickRoutes(new Map([[{ method: 'GET', path, handle, quick: true }, handle]])),
    ).toThrow(path);
});
