import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { errorBody } from './answer.ts';
import type { AppError } from './errors.ts';

/** An HTTP refusal written straight to a socket that has no response object, which is closed then. */
export function refuseRaw(
  socket: Duplex,
  refusal: AppError,
  headers: Readonly<Record<string, string>>,
): void {
  writeRaw(socket, refusal.status, errorBody(refusal.code, refusal.message), {
    ...headers,
    ...(refusal.retryAfterSeconds === undefined
      ? {}
      : { 'Retry-After': String(Math.max(1, Math.ceil(refusal.retryAfterSeconds))) }),
  });
}

export function writeRaw(
  socket: Duplex,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>>,
): void {
  if (!socket.writable || socket.destroyed) {
    socket.destroy();
    return;
  }
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
