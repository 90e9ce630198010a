import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv6, type Socket } from 'node:net';

export type ClientAddress = (req: IncomingMessage) => string;

/**
 * The client's network address, for limits and the audit. `trustProxy` is the number of proxies of our own
 * in front of us: each appends the address it was called from to X-Forwarded-For, so only that many entries
 * from the right can be believed. An IPv6 customer is handed a whole /64, which therefore counts as one.
 */
export function createClientAddress(options: { trustProxy: number }): ClientAddress {
  /** A connection's other end does not change. */
  const known = new WeakMap<Socket, string>();

  function ofSocket(socket: Socket): string {
    let network = known.get(socket);
    if (network === undefined) {
      network = networkOf(plain(socket.remoteAddress) ?? '');
      // Gone already: the next request on it, if there is one, is asked anew.
      if (network !== '') known.set(socket, network);
    }
    return network;
  }

  return (req) => {
    const forwarded = forwardedFor(req, options.trustProxy);
    return forwarded === undefined ? ofSocket(req.socket) : networkOf(forwarded);
  };
}

function forwardedFor(req: IncomingMessage, hops: number): string | undefined {
  if (hops <= 0) return undefined;
  const header = req.headers['x-forwarded-for'];
  if (header === undefined) return undefined;
  const entries = (Array.isArray(header) ? header.join(',') : header).split(',');
  return plain(entries[Math.max(0, entries.length - hops)]);
}

/** Without port, brackets, zone, and the IPv6 way of writing an IPv4 address; undefined for anything else. */
function plain(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  let address = text.trim();
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(address);
  if (bracketed?.[1] !== undefined) address = bracketed[1];
  else if (/^[\d.]+:\d+$/.test(address)) address = address.slice(0, address.indexOf(':'));
  address = address.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(address) === 0 ? undefined : address;
}

function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = 8 - groups.length - after.length;
  const all =
    tail === undefined ? groups : [...groups, ...Array<string>(Math.max(0, missing)).fill('0'), ...after];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

const PROXY_HEADERS = [
  'x-forwarded-for',
  'forwarded',
  'x-real-ip',
  'via',
  'x-forwarded-host',
  'x-forwarded-proto',
];

const NEARBY = new BlockList();
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const) {
  NEARBY.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const) {
  NEARBY.addSubnet(network, prefix, 'ipv6');
}

/** Whether the caller sits on this machine or in its private network, whatever headers claim. */
export function isNearby(req: IncomingMessage): boolean {
  // What came through a proxy comes from anywhere.
  if (PROXY_HEADERS.some((name) => req.headers[name] !== undefined)) return false;
  const address = plain(req.socket.remoteAddress);
  return address !== undefined && NEARBY.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}
