import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import busboy from 'busboy';
import type { PagesCopy } from '../../copy/pages.zh-CN.ts';
import { AppError } from '../../http/errors.ts';
import { discardRest } from '../../http/read-json.ts';
import { pictureType } from './picture-type.ts';

const MAX_FILES = 6;
const MEGABYTE = 1024 * 1024;
const MAX_MEGABYTES = 5;
const ACTIVITY_LIMIT = 64 * 1024;
const WHOLE_LIMIT = MAX_FILES * MAX_MEGABYTES * MEGABYTE + 2 * ACTIVITY_LIMIT;

const ACTIVITY_TYPE = 'application/vnd.microsoft.activity';

export interface Upload {
  /** The activity's JSON, where the client sent one. */
  activity: unknown;
  /** Types by their magic bytes; names are ours. Nothing of the content is kept: papers belong on a secure form. */
  pictures: { contentType: string; name: string }[];
}

/** Reads a multipart upload to its end, looking at each file's first bytes only. */
export async function readUpload(req: IncomingMessage, words: PagesCopy): Promise<Upload> {
  if (!/^multipart\/form-data\b/i.test(req.headers['content-type'] ?? '')) {
    throw new AppError('unsupported-media', 'multipart/form-data is expected');
  }
  const tooBig = new AppError('too-large', words.refusals.fileTooLarge(MAX_MEGABYTES));
  if (Number(req.headers['content-length'] ?? 0) > WHOLE_LIMIT) {
    discardRest(req);
    throw tooBig;
  }
  let activity: unknown;
  const types: Promise<string>[] = [];

  try {
    await parse(req, {
      onActivity: (json) => {
        activity = parseJson(json);
      },
      onFile: (file) => {
        const type = pictureType(file, words);
        // Looked at only when the whole request has been read.
        type.catch(() => {});
        types.push(type);
      },
      tooMany: new AppError('too-large', words.refusals.tooManyFiles(MAX_FILES)),
      tooBig,
    });
  } catch (error) {
    // A large photo is let pass: a connection cut off would hide the refusal from the citizen.
    discardRest(req, WHOLE_LIMIT);
    throw error;
  }
  const found = await Promise.all(types);
  if (found.length === 0) throw new AppError('bad-request', 'the upload holds no file');
  const pictures = found.map((contentType, index) => ({
    contentType,
    name: `picture-${index + 1}.${contentType === 'image/png' ? 'png' : 'jpg'}`,
  }));
  return { activity, pictures };
}

interface Parts {
  onActivity(json: string): void;
  onFile(file: Readable): void;
  tooMany: AppError;
  tooBig: AppError;
}

/** Resolves when the request has been read; rejects at the first thing wrong. */
function parse(req: IncomingMessage, parts: Parts): Promise<void> {
  return new Promise((resolve, reject) => {
    const malformed = (cause?: unknown) =>
      reject(new AppError('bad-request', 'the upload cannot be read', { cause }));
    let form: ReturnType<typeof busboy>;
    try {
      form = busboy({
        headers: req.headers,
        limits: {
          // One more than allowed, and the activity, which comes as a file part when it is a Blob.
          files: MAX_FILES + 2,
          fields: 10,
          parts: MAX_FILES + 12,
          fileSize: MAX_MEGABYTES * MEGABYTE,
          fieldSize: ACTIVITY_LIMIT,
        },
      });
    } catch (error) {
      malformed(error);
      return;
    }
    const stop = (error: AppError) => {
      req.unpipe(form);
      reject(error);
    };
    let files = 0;
    const pending: Promise<void>[] = [];

    form.on('file', (_name, file, { mimeType }) => {
      file.on('error', malformed);
      if (mimeType === ACTIVITY_TYPE) {
        pending.push(readText(file).then(parts.onActivity).catch(stop));
        return;
      }
      files += 1;
      if (files > MAX_FILES) {
        file.resume();
        stop(parts.tooMany);
        return;
      }
      file.on('limit', () => stop(parts.tooBig));
      parts.onFile(file);
    });
    form.on('field', (_name, value, { mimeType, valueTruncated }) => {
      if (mimeType !== ACTIVITY_TYPE) return;
      try {
        if (valueTruncated) throw new AppError('too-large', 'the activity is too long');
        parts.onActivity(value);
      } catch (error) {
        stop(error as AppError);
      }
    });
    form.on('filesLimit', () => stop(parts.tooMany));
    form.on('partsLimit', () => stop(parts.tooMany));
    form.on('error', malformed);
    form.on('close', () => void Promise.all(pending).then(() => resolve()));
    req.once('close', () => {
      if (!req.complete) malformed();
    });
    req.pipe(form);
  });
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new AppError('bad-json', 'the activity is not JSON', { cause });
  }
}

async function readText(part: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of part as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > ACTIVITY_LIMIT) throw new AppError('too-large', 'the activity is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
