import { originOf } from './origins.ts';

const PERMISSIONS = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

const YEAR_SECONDS = 365 * 24 * 3600;

/** On every answer; pages replace the policy by `pagePolicy`, cacheable files the Cache-Control. */
export function baseHeaders(publicUrl: string): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': PERMISSIONS,
    'Cache-Control': 'no-store',
    ...(publicUrl.startsWith('https:') ? { 'Strict-Transport-Security': `max-age=${YEAR_SECONDS}` } : {}),
  };
}

/**
 * For pages: own files only, framed by ourselves and by the portal's allowed origins. `frames`: it frames pages
 * of ours; `connect`: where it connects besides.
 */
export function pagePolicy(
  allowedOrigins: readonly string[],
  { frames = false, connect = [] }: { frames?: boolean; connect?: readonly string[] } = {},
): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    ["connect-src 'self'", ...connect].join(' '),
    `frame-src ${frames ? "'self'" : "'none'"}`,
    "form-action 'self'",
    "base-uri 'none'",
    ["frame-ancestors 'self'", ...allowedOrigins.map(originOf)].join(' '),
  ].join('; ');
}

/** What a policy can hold: no separators, no wildcard. */
const PLAIN_HOST = /^[\w.-]+(:\d+)?$/;

/**
 * Where the chat's WebSocket may go, as it is told by Direct Line's `streamUrl`: Safari before 15.4 does not
 * take 'self' for it. Behind a proxy that ends TLS unknown to us the page turns ws: into wss:.
 */
export function streamSources(publicUrl: string, requestHost: string | undefined): string[] {
  const { protocol, host: publicHost } = new URL(publicUrl);
  if (protocol === 'https:') return [`wss://${publicHost}`];
  const host = requestHost !== undefined && PLAIN_HOST.test(requestHost) ? requestHost : publicHost;
  return [`ws://${host}`, `wss://${host}`];
}
