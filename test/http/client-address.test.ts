import type { IncomingMessage } from 'node:http';
import { createClientAddress, isNearby } from '../../src/http/client-address.ts';

const request = (remoteAddress: string | undefined, forwarded?: string, more: Record<string, string> = {}) =>
  ({
    socket: { remoteAddress },
    headers: { ...(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }), ...more },
  }) as unknown as IncomingMessage;

test.each([
  ['no proxy is trusted: the socket', 0, '203.0.113.9', '1.1.1.1', '203.0.113.9'],
  ['one proxy: what it appended', 1, '10.0.0.1', '6.6.6.6, 198.51.100.7', '198.51.100.7'],
  [
    'two proxies: what the outer one appended',
    2,
    '10.0.0.1',
    '6.6.6.6, 198.51.100.7, 10.0.0.2',
    '198.51.100.7',
  ],
  ['fewer entries than proxies: the outermost known', 3, '10.0.0.1', '198.51.100.7', '198.51.100.7'],
  ['no header: the socket', 1, '10.0.0.1', undefined, '10.0.0.1'],
  ['nonsense in the header: the socket', 1, '10.0.0.1', '<script>', '10.0.0.1'],
  ['an empty header: the socket', 1, '10.0.0.1', '', '10.0.0.1'],
  ['a port is left out', 1, '10.0.0.1', '198.51.100.7:4711', '198.51.100.7'],
  ['IPv4 written as IPv6', 0, '::ffff:203.0.113.9', undefined, '203.0.113.9'],
  ['IPv6 is its network', 0, '2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2::/64'],
  ['IPv6 written short', 0, '2001:db8::1', undefined, '2001:db8:0:0::/64'],
  ['IPv6 written long', 0, '2001:0DB8:0001:0002::1', undefined, '2001:db8:1:2::/64'],
  ['IPv6 with brackets and port', 1, '10.0.0.1', '[2001:db8:1:2::9]:4711', '2001:db8:1:2::/64'],
  ['IPv6 with a zone', 0, 'fe80::1%eth0', undefined, 'fe80:0:0:0::/64'],
  ['the loopback', 0, '::1', undefined, '0:0:0:0::/64'],
  ['a socket that is gone', 0, undefined, undefined, ''],
])('%s', (_name, trustProxy, remote, forwarded, address) => {
  expect(createClientAddress({ trustProxy })(request(remote, forwarded))).toBe(address);
});

test.each([
  ['127.0.0.1', true],
  ['::1', true],
  ['::ffff:10.1.2.3', true],
  ['172.31.0.1', true],
  ['192.168.1.5', true],
  ['fd00::1', true],
  ['172.32.0.1', false],
  ['8.8.8.8', false],
  ['2001:db8::1', false],
  [undefined, false],
])('%s is nearby: %s', (remote, nearby) => {
  expect(isNearby(request(remote))).toBe(nearby);
});

test('what came through a proxy is not nearby', () => {
  expect(isNearby(request('127.0.0.1', '127.0.0.1'))).toBe(false);
  expect(isNearby(request('127.0.0.1', undefined, { forwarded: 'for=127.0.0.1' }))).toBe(false);
});
