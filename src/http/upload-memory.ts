import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { wordsFor } from './answer.ts';
import { AppError } from './errors.ts';
import { readMultipart } from './read-multipart.ts';

export interface Multipart {
  fields: Record<string, string>;
  files: { field: string; bytes: Buffer }[];
}

const SILENCE_MS = 15_000;

/**
 * Memory that all uploads under way may take together. It is what has come that counts, so that somebody who
 * sends slowly takes no place from others.
 */
export interface UploadMemory {
  /** False: there is no more; the caller gives back all it took. */
  take(bytes: number): boolean;
  giveBack(bytes: number): void;
}

/** The part of the memory that one key may have at once, so that one who sends without end leaves the others theirs. */
export function shareOf(
  memory: UploadMemory,
  taken: Map<string, number>,
  key: string,
  megabytes: number,
): UploadMemory {
  const most = megabytes * 1024 * 1024;
  return {
    take(bytes) {
      const mine = (taken.get(key) ?? 0) + bytes;
      if (mine > most || !memory.take(bytes)) return false;
      taken.set(key, mine);
      return true;
    },
    giveBack(bytes) {
      memory.giveBack(bytes);
      const mine = (taken.get(key) ?? 0) - bytes;
      if (mine > 0) taken.set(key, mine);
      else taken.delete(key);
    },
  };
}

export function createUploadMemory(megabytes: number): UploadMemory {
  let left = megabytes * 1024 * 1024;
  return {
    take(bytes) {
      if (bytes > left) return false;
      left -= bytes;
      return true;
    },
    giveBack(bytes) {
      left += bytes;
    },
  };
}

/**
 * Reads a multipart body into that memory, and hands it to `use`, whose answer it returns; until then the memory
 * is taken. `fields`: bytes of all of them together. Refuses like `readMultipart`, and with unavailable.
 */
export async function withMultipart<Answer>(
  req: IncomingMessage,
  limits: { files: number; fields: number },
  memory: UploadMemory,
  use: (body: Multipart) => Promise<Answer>,
): Promise<Answer> {
  // Whoever stops sending must not hold what has come for as long as a whole request may take.
  req.setTimeout(SILENCE_MS, () => req.destroy());
  let taken = 0;
  let over = false;
  const take = (bytes: number) => {
    // What a refused upload still had on its way would be given back by nobody.
    if (over) throw new Error('the upload is over');
    if (!memory.take(bytes))
      throw new AppError('unavailable', wordsFor(req).refusals.unavailable, { retryAfterSeconds: 2 });
    taken += bytes;
  };
  try {
    const { texts, files } = await readMultipart(
      req,
      { files: limits.files, textBytes: limits.fields },
      (file) => readBytes(file, take),
    );
    req.setTimeout(0);
    return await use({
      fields: Object.fromEntries(texts.map(({ name, text }) => [name, text])),
      files: files.map(({ name, content }) => ({ field: name, bytes: content })),
    });
  } finally {
    over = true;
    memory.giveBack(taken);
  }
}

async function readBytes(file: Readable, take: (bytes: number) => void): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of file as AsyncIterable<Buffer>) {
    take(chunk.length);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
