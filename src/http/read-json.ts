import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { AppError } from './errors.ts';

/** What is still read, and thrown away, past a limit, so that the client gets to see the refusal. */
const SPILL = 1024 * 1024;

/**
 * The JSON body of a request; `undefined` when it is empty. Refuses with bad-json, too-large (`limit` in
 * bytes), or unsupported-media: a body must call itself JSON, so that no form of a foreign page can send it.
 */
export async function readJson(req: IncomingMessage, limit: number): Promise<unknown> {
  const body = await readBody(req, limit);
  if (body.length === 0) return undefined;
  if (!/^application\/json\s*(;|$)/i.test(req.headers['content-type'] ?? '')) {
    throw new AppError('unsupported-media', 'the body must be application/json');
  }
  const encoding = req.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    throw new AppError('unsupported-media', 'the body must not be compressed');
  }
  if (!isUtf8(body)) throw new AppError('bad-json', 'the body is not UTF-8');
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (cause) {
    throw new AppError('bad-json', 'the body is not JSON', { cause });
  }
}

function tooLarge(limit: number): AppError {
  return new AppError('too-large', `at most ${limit} bytes`);
}

/** Ends a request whose rest nobody wants: lets a little of it pass, then hangs up. */
export function discardRest(req: IncomingMessage, most = SPILL): void {
  let spilt = 0;
  req.on('data', (chunk: Buffer) => {
    spilt += chunk.length;
    if (spilt > most) req.destroy();
  });
  req.resume();
}

function readBody(req: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const cutOff = () => {
      if (!req.complete) reject(new AppError('bad-request', 'the body was cut off'));
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) {
        chunks.push(chunk);
        return;
      }
      req.off('data', take);
      discardRest(req);
      reject(tooLarge(limit));
    };
    req.on('data', take);
    req.once('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    req.once('error', cutOff);
    req.once('close', cutOff);
  });
}
