import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import busboy from 'busboy';
import { UPLOAD_MAX_BYTES, UPLOADS } from '../domain/uploads.ts';
import { wordsFor } from './answer.ts';
import { AppError } from './errors.ts';
import { discardRest } from './read-json.ts';

export interface MultipartLimits {
  files: number;
  /** Of all texts together. */
  textBytes: number;
  /** Parts of this type are text, also where the client sends them as a file. */
  textType?: string;
}

/** In the order they came. `type` as the client calls it. */
export interface MultipartBody<Content> {
  texts: { name: string; text: string; type: string }[];
  files: { name: string; content: Content }[];
}

const MOST_FIELDS = 40;
/** Boundaries and headers of the parts. */
const AROUND_BYTES = 16 * 1024;

export function isMultipart(req: IncomingMessage): boolean {
  return /^multipart\/form-data\b/i.test(req.headers['content-type'] ?? '');
}

/**
 * Reads a multipart body to its end: no file larger than an upload may be, no more of anything than `limits`.
 *
 * @param readFile makes of a file what is wanted of it; what it rejects with refuses the whole body
 * @throws AppError at the first thing wrong: too-large, bad-request, or what `readFile` rejected with
 */
export async function readMultipart<Content>(
  req: IncomingMessage,
  limits: MultipartLimits,
  readFile: (file: Readable) => Promise<Content>,
): Promise<MultipartBody<Content>> {
  const most = limits.files * UPLOAD_MAX_BYTES + limits.textBytes + AROUND_BYTES;
  try {
    if (Number(req.headers['content-length'] ?? 0) > most) throw fileTooLarge(req);
    return await readParts(req, limits, readFile);
  } catch (error) {
    // A large photo is let pass: a connection cut off would hide the refusal from the citizen.
    if (!req.complete) discardRest(req, 2 * most);
    throw error;
  }
}

function readParts<Content>(
  req: IncomingMessage,
  limits: MultipartLimits,
  readFile: (file: Readable) => Promise<Content>,
): Promise<MultipartBody<Content>> {
  return new Promise((resolve, reject) => {
    const malformed = (cause?: unknown) =>
      reject(new AppError('bad-request', 'the upload cannot be read', { cause }));
    let form: ReturnType<typeof busboy>;
    try {
      form = openParser(req, limits);
    } catch (error) {
      malformed(error);
      return;
    }
    const stop = (error: unknown) => {
      req.unpipe(form);
      reject(error);
    };
    const tooMany = () => stop(new AppError('too-large', wordsFor(req).refusals.tooManyFiles(limits.files)));
    const body: MultipartBody<Content> = { texts: [], files: [] };
    const pending: Promise<unknown>[] = [];
    let files = 0;
    let textBytes = 0;
    const countText = (bytes: number) => {
      textBytes += bytes;
      if (textBytes > limits.textBytes)
        throw new AppError('too-large', `at most ${limits.textBytes} bytes of text`);
    };

    form.on('file', (name, file, { mimeType: type }) => {
      file.on('error', malformed);
      if (type === limits.textType) {
        pending.push(readText(file, countText).then((text) => body.texts.push({ name, text, type }), stop));
        return;
      }
      files += 1;
      if (files > limits.files) {
        file.resume();
        tooMany();
        return;
      }
      file.on('limit', () => stop(fileTooLarge(req)));
      pending.push(readFile(file).then((content) => body.files.push({ name, content }), stop));
    });
    form.on('field', (name, text, { mimeType: type, valueTruncated, nameTruncated }) => {
      try {
        countText(valueTruncated || nameTruncated ? Number.POSITIVE_INFINITY : Buffer.byteLength(text));
        body.texts.push({ name, text, type });
      } catch (error) {
        stop(error);
      }
    });
    form.on('filesLimit', tooMany);
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

/** @throws Error where the request does not name a boundary */
function openParser(req: IncomingMessage, { files, textBytes, textType }: MultipartLimits) {
  const allFiles = files + (textType === undefined ? 0 : 1);
  return busboy({
    headers: req.headers,
    limits: {
      files: allFiles,
      fields: MOST_FIELDS,
      parts: allFiles + MOST_FIELDS,
      fileSize: UPLOAD_MAX_BYTES,
      fieldSize: textBytes,
      fieldNameSize: 100,
      headerPairs: 20,
    },
  });
}

async function readText(part: Readable, count: (bytes: number) => void): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of part as AsyncIterable<Buffer>) {
    count(chunk.length);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function fileTooLarge(req: IncomingMessage): AppError {
  return new AppError('too-large', wordsFor(req).refusals.fileTooLarge(UPLOADS.maxMegabytes));
}
