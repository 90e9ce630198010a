import type { IncomingMessage } from 'node:http';
import { AppError } from '../../http/errors.ts';

/** Sequence number of the last entry a client has seen. None, an empty one or `-` mean the beginning. */
export function parseWatermark(text: string | null | undefined): number {
  if (text === null || text === undefined || text === '' || text === '-') return 0;
  if (!/^\d{1,15}$/.test(text)) throw new AppError('bad-request', 'the watermark must be a number');
  return Number(text);
}

/** How all clients write it; other ways are read as they should be, at ten times the cost. */
const USUAL = /\?watermark=(\d{1,15})$/;

/** The one in a request's address. */
export function watermarkOf({ url = '' }: Pick<IncomingMessage, 'url'>): number {
  const usual = USUAL.exec(url)?.[1];
  if (usual !== undefined && url.indexOf('?') === url.lastIndexOf('?')) return Number(usual);
  const query = url.split('#', 1)[0]?.split('?').slice(1).join('?');
  return parseWatermark(new URLSearchParams(query).get('watermark'));
}
