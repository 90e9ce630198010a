import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import busboy from 'busboy';
import type { PagesCopy } from '../copy/pages.zh-CN.ts';
import { UPLOAD_MAX_BYTES, UPLOADS } from '../domain/uploads.ts';
import { wordsFor } from './answer.ts';
import { AppError } from './errors.ts';
import { discardRest } from './read-json.ts';

export interface MultipartLimits {
  files: number;
  /** Of all fields together, in bytes. */
  fields: number;
}

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

export function isMultipart(req: IncomingMessage): boolean {
  return /^multipart\/form-data\s*;/i.test(req.headers['content-type'] ?? '');
}

/** Reads a multipart body, refuses it at the first thing wrong, and hands it to `use`, whose answer it returns. */
export async function withMultipart<Answer>(
  req: IncomingMessage,
  limits: MultipartLimits,
  memory: UploadMemory,
  use: (body: Multipart) => Promise<Answer>,
): Promise<Answer> {
  const words = wordsFor(req);
  const most = limits.files * UPLOAD_MAX_BYTES + limits.fields + 16 * 1024;
  if (Number(req.headers['content-length'] ?? 0) > most) {
    // A large photo is let pass: a connection cut off would hide the refusal from the citizen.
    discardRest(req, 2 * most);
    throw tooBig(words);
  }
  // Whoever stops sending must not hold what has come for as long as a whole request may take.
  req.setTimeout(SILENCE_MS, () => req.destroy());
  let taken = 0;
  let over = false;
  const take = (bytes: number) => {
    // What a refused upload still had on its way would be given back by nobody.
    if (over) throw new Error('the upload is over');
    if (!memory.take(bytes))
      throw new AppError('unavailable', words.refusals.unavailable, { retryAfterSeconds: 2 });
    taken += bytes;
  };
  try {
    const body = await read(req, limits, take, words);
    req.setTimeout(0);
    return await use(body);
  } catch (error) {
    if (!req.complete) discardRest(req, 2 * most);
    throw error;
  } finally {
    over = true;
    memory.giveBack(taken);
  }
}

function read(
  req: IncomingMessage,
  limits: MultipartLimits,
  take: (bytes: number) => void,
  words: PagesCopy,
): Promise<Multipart> {
  return new Promise((resolve, reject) => {
    const malformed = (cause?: unknown) =>
      reject(new AppError('bad-request', 'the upload cannot be read', { cause }));
    const body: Multipart = { fields: {}, files: [] };
    let form: ReturnType<typeof busboy>;
    try {
      form = busboy({
        headers: req.headers,
        limits: {
          files: limits.files,
          fields: 40,
          parts: limits.files + 40,
          fileSize: UPLOAD_MAX_BYTES,
          fieldSize: limits.fields,
          fieldNameSize: 100,
          headerPairs: 20,
        },
      });
    } catch (error) {
      malformed(error);
      return;
    }
    const stop = (error: unknown) => {
      req.unpipe(form);
      reject(error);
    };
    const pending: Promise<void>[] = [];
    let typed = 0;

    form.on('file', (field, file) => {
      file.on('limit', () => stop(tooBig(words)));
      pending.push(
        readFile(file, take).then((bytes) => {
          body.files.push({ field, bytes });
        }, stop),
      );
    });
    form.on('field', (name, value, { valueTruncated, nameTruncated }) => {
      typed += Buffer.byteLength(value);
      if (valueTruncated || nameTruncated || typed > limits.fields)
        stop(new AppError('too-large', `at most ${limits.fields} bytes of text`));
      else body.fields[name] = value;
    });
    form.on('filesLimit', () => stop(new AppError('too-large', words.refusals.tooManyFiles(limits.files))));
    for (const event of ['partsLimit', 'fieldsLimit'] as const)
      form.on(event, () => stop(new AppError('too-large', 'too many parts')));
    form.on('error', malformed);
    form.on('close', () => void Promise.all(pending).then(() => resolve(body)));
    req.once('close', () => {
      if (!req.complete) malformed();
    });
    req.pipe(form);
  });
}

async function readFile(file: Readable, take: (bytes: number) => void): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of file as AsyncIterable<Buffer>) {
    take(chunk.length);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooBig(words: PagesCopy): AppError {
  return new AppError('too-large', words.refusals.fileTooLarge(UPLOADS.maxMegabytes));
}
