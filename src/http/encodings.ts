import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

const TEXTUAL = /^(text\/|application\/(javascript|json|manifest\+json|wasm)|image\/svg)/;
/** Below this an answer fits one packet either way. */
const WORTHWHILE = 1024;
/** The highest levels take seconds for a large script at every start, for two per cent. */
const LEVEL = 9;

/** The content in every encoding that makes it smaller. */
export async function encodingsOf(content: Buffer, type: string): Promise<Map<Encoding, Buffer>> {
  const variants = new Map<Encoding, Buffer>([['identity', content]]);
  if (content.length < WORTHWHILE || !TEXTUAL.test(type)) return variants;
  const [br, gz] = await Promise.all([
    compressBrotli(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: LEVEL,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    }),
    compressGzip(content, { level: LEVEL }),
  ]);
  if (br.length < content.length) variants.set('br', br);
  if (gz.length < content.length) variants.set('gzip', gz);
  return variants;
}

/** The best variant that an Accept-Encoding header allows (RFC 9110 §12.5.3; a weight of 0 forbids). */
export function chooseEncoding(header: string | undefined, has: (encoding: Encoding) => boolean): Encoding {
  if (header === undefined) return 'identity';
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    weights.set(name, weight === undefined ? 1 : Number(weight) || 0);
  }
  const weightOf = (encoding: Encoding) => weights.get(encoding) ?? weights.get('*') ?? 0;
  for (const encoding of ['br', 'gzip'] as const) {
    if (has(encoding) && weightOf(encoding) > 0) return encoding;
  }
  return 'identity';
}
