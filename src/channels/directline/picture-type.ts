import type { Readable } from 'node:stream';
import type { PagesCopy } from '../../copy/pages.zh-CN.ts';
import { AppError } from '../../http/errors.ts';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);

/** By magic bytes, whatever the client calls it. Lets the rest of the file pass. */
export async function pictureType(file: Readable, words: PagesCopy): Promise<string> {
  let head = Buffer.alloc(0);
  for await (const chunk of file as AsyncIterable<Buffer>) {
    if (head.length < PNG.length) head = Buffer.concat([head, chunk.subarray(0, PNG.length)]);
  }
  if (head.subarray(0, PNG.length).equals(PNG)) return 'image/png';
  if (head.subarray(0, JPEG.length).equals(JPEG)) return 'image/jpeg';
  throw new AppError('unsupported-media', words.refusals.notAPicture);
}
