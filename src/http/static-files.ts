import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { Request, Response } from 'restify';
import { sendEmpty } from './answer.ts';
import { chooseEncoding, type Encoding, encodingsOf } from './encodings.ts';

export interface StaticFile {
  type: string;
  /** Strong, per content; the encoding is added on the wire. */
  tag: string;
  variants: ReadonlyMap<Encoding, Buffer>;
  /** Resolves when the smaller variants have joined the plain one. */
  compressed: Promise<void>;
}

/** The built browser files, all in memory, by their path under the folder such as `assets/chat-1a2b.js`. */
export type StaticFiles = ReadonlyMap<string, StaticFile>;

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Empty when the folder is not there: the pages have not been built. */
export async function loadStaticFiles(folder: string): Promise<StaticFiles> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw error;
  }
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const loaded = await Promise.all(
    files.map(async (file) => {
      const name = relative(folder, file).split(sep).join('/');
      return [name, toStaticFile(await readFile(file), extname(name))] as const;
    }),
  );
  return new Map(loaded);
}

/** A file that is not on disk, such as the demo pages' own script. */
export function toStaticFile(content: Buffer, extension: string): StaticFile {
  const type = TYPES[extension] ?? 'application/octet-stream';
  const tag = createHash('sha256').update(content).digest('base64url').slice(0, 22);
  const variants = new Map<Encoding, Buffer>([['identity', content]]);
  return { type, tag, variants, compressed: compress(content, type, variants) };
}

/** Not waited for: it takes longer than the rest of a start, and until then a file goes out as it is. */
async function compress(content: Buffer, type: string, variants: Map<Encoding, Buffer>): Promise<void> {
  for (const [encoding, body] of await encodingsOf(content, type)) variants.set(encoding, body);
}

/** `status` other than 200 is for a page that is also an error's answer: never answered with 304. */
export function sendStaticFile(
  req: Request,
  res: Response,
  file: StaticFile,
  options: { cache: string; status?: number },
): void {
  const { cache, status = 200 } = options;
  const encoding = chooseEncoding(header(req, 'accept-encoding'), (name) => file.variants.has(name));
  const body = file.variants.get(encoding) ?? Buffer.alloc(0);
  const tag = `"${file.tag}${encoding === 'identity' ? '' : `-${encoding}`}"`;
  res.setHeader('Cache-Control', cache);
  res.setHeader('Vary', 'Accept-Encoding');
  if (cache !== 'no-store') res.setHeader('ETag', tag);
  if (status === 200 && cache !== 'no-store' && matches(header(req, 'if-none-match'), tag)) {
    sendEmpty(res, 304);
    return;
  }
  if (encoding !== 'identity') res.setHeader('Content-Encoding', encoding);
  res.setHeader('Content-Type', file.type);
  res.setHeader('Content-Length', body.length);
  res.sendRaw(status, body);
}

function header(req: Request, name: 'accept-encoding' | 'if-none-match'): string | undefined {
  const value = req.headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}

/** If-None-Match is compared weakly (RFC 9110 §13.1.2). */
function matches(condition: string | undefined, tag: string): boolean {
  if (condition === undefined) return false;
  return condition.split(',').some((part) => {
    const candidate = part.trim().replace(/^W\//, '');
    return candidate === '*' || candidate === tag;
  });
}
