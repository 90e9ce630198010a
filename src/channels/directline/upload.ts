import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { type PictureFormat, pictureFormat, SIGNATURE_BYTES, UPLOADS } from '../../domain/uploads.ts';
import { wordsFor } from '../../http/answer.ts';
import { AppError } from '../../http/errors.ts';
import { isMultipart, readMultipart } from '../../http/read-multipart.ts';

const ACTIVITY_LIMIT = 64 * 1024;
/** An activity comes as a file part when the client sends a Blob. */
const ACTIVITY_TYPE = 'application/vnd.microsoft.activity';

export interface Upload {
  /** The activity's JSON, where the client sent one. */
  activity: unknown;
  /** Types by their magic bytes; names are ours. Nothing of the content is kept: papers belong on a secure form. */
  pictures: { contentType: string; name: string }[];
}

/** Reads a multipart upload to its end, looking at each file's first bytes only. */
export async function readUpload(req: IncomingMessage): Promise<Upload> {
  if (!isMultipart(req)) throw new AppError('unsupported-media', 'multipart/form-data is expected');
  const { texts, files } = await readMultipart(
    req,
    { files: UPLOADS.maxFiles, textBytes: ACTIVITY_LIMIT, textType: ACTIVITY_TYPE },
    async (file) => {
      const format = await formatOf(file);
      if (!format) throw new AppError('unsupported-media', wordsFor(req).refusals.notAPicture);
      return format;
    },
  );
  if (files.length === 0) throw new AppError('bad-request', 'the upload holds no file');
  const json = texts.findLast(({ type }) => type === ACTIVITY_TYPE)?.text;
  return {
    activity: json === undefined ? undefined : parseJson(json),
    pictures: files.map(({ content: format }, index) => ({
      contentType: `image/${format}`,
      name: `picture-${index + 1}.${format === 'png' ? 'png' : 'jpg'}`,
    })),
  };
}

/** Lets the rest of the file pass. */
async function formatOf(file: Readable): Promise<PictureFormat | undefined> {
  let head = Buffer.alloc(0);
  for await (const chunk of file as AsyncIterable<Buffer>) {
    if (head.length < SIGNATURE_BYTES) head = Buffer.concat([head, chunk.subarray(0, SIGNATURE_BYTES)]);
  }
  return pictureFormat(head);
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new AppError('bad-json', 'the activity is not JSON', { cause });
  }
}
