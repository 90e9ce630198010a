import { AppError } from '../../http/errors.ts';

/** Sequence number of the last entry a client has seen. None, an empty one or `-` mean the beginning. */
export function parseWatermark(text: string | null | undefined): number {
  if (text === null || text === undefined || text === '' || text === '-') return 0;
  if (!/^\d{1,15}$/.test(text)) throw new AppError('bad-request', 'the watermark must be a number');
  return Number(text);
}
