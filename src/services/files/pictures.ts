import type { Metadata } from 'sharp';
import type { PictureOutcome, Pictures } from '../../domain/uploads.ts';
import { pictureFormat, UPLOAD_MAX_BYTES, UPLOADS } from '../../domain/uploads.ts';
import { inTurns } from '../in-turns.ts';
import { watermarkSvg } from './watermark-svg.ts';

type Sharp = typeof import('sharp').default;

/** A picture of 40 megapixels takes some 100 MB while it is read. */
const AT_ONCE = 2;
const MOST_WAITING = 16;
/** A picture made to take forever. */
const TIMEOUT_SECONDS = 20;
const MAX_PIXELS = UPLOADS.maxMegapixels * 1_000_000;
/** Longer than any panorama. Strips a pixel wide keep a processor busy for as long as they like. */
const MAX_SIDE = 20_000;
const QUALITY = 85;

/** Loads the native library when the first picture comes: a start that waits for it would be slower. */
export function createPictures(): Pictures {
  let loaded: Promise<Sharp> | undefined;
  const load = () => {
    loaded ??= import('sharp').then((module) => configured(module.default));
    return loaded;
  };
  const turn = inTurns(AT_ONCE);
  let waiting = 0;
  let drawn: Promise<string | undefined> | undefined;

  return {
    async normalize(bytes) {
      const refused = refuseUnread(bytes);
      if (refused) return refused;
      if (waiting >= AT_ONCE + MOST_WAITING) return { kind: 'busy' };
      waiting += 1;
      try {
        const sharp = await load();
        return await turn(() => reencode(sharp, bytes));
      } finally {
        waiting -= 1;
      }
    },

    async watermark(jpeg, texts) {
      const sharp = await load();
      drawn ??= drawable(sharp, texts);
      const text = await drawn;
      return turn(async () => {
        const { width, height } = await sharp(jpeg).metadata();
        const overlay = Buffer.from(watermarkSvg(width, height, text));
        return sharp(jpeg)
          .composite([{ input: overlay, blend: 'over' }])
          .jpeg({ quality: QUALITY })
          .toBuffer();
      });
    },
  };
}

function configured(sharp: Sharp): Sharp {
  // Nothing of anybody's identity card stays in memory, and one picture keeps one processor busy.
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}

function refuseUnread(bytes: Uint8Array): PictureOutcome | undefined {
  if (bytes.length === 0) return { kind: 'refused', reason: 'empty' };
  if (bytes.length > UPLOAD_MAX_BYTES) return { kind: 'refused', reason: 'too-large' };
  if (!pictureFormat(bytes)) return { kind: 'refused', reason: 'not-a-picture' };
  return undefined;
}

async function reencode(sharp: Sharp, bytes: Uint8Array): Promise<PictureOutcome> {
  try {
    // Only the header is read here, whatever it claims.
    const header = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (header.format !== pictureFormat(bytes)) return { kind: 'refused', reason: 'not-a-picture' };
    if (Math.max(header.width, header.height) > MAX_SIDE || weightOf(header) > MAX_PIXELS)
      return { kind: 'refused', reason: 'too-many-pixels' };
    const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .timeout({ seconds: TIMEOUT_SECONDS })
      .autoOrient()
      .resize({ width: UPLOADS.longSide, height: UPLOADS.longSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .jpeg({ quality: QUALITY })
      .toBuffer({ resolveWithObject: true });
    return { kind: 'picture', picture: { jpeg: data, width: info.width, height: info.height } };
  } catch {
    // The library throws for what the bytes hold; its words are for engineers.
    return { kind: 'refused', reason: 'unreadable' };
  }
}

/**
 * In pixels of an ordinary photo: one of 16 bits takes twice the memory, and an interlaced PNG is held whole
 * before its first row is known.
 */
function weightOf({ width, height, depth, format, isProgressive }: Metadata): number {
  const deep = depth === 'uchar' ? 1 : 2;
  const whole = format === 'png' && isProgressive ? 2 : 1;
  return width * height * deep * whole;
}

/** The first text in which different letters look different: where a font is missing all look alike. */
async function drawable(sharp: Sharp, texts: readonly string[]): Promise<string | undefined> {
  for (const text of texts) {
    const [first = '', second = first] = [...new Set(text.replace(/\s/g, ''))];
    const looks = await Promise.all(
      [first, second].map((letter) =>
        sharp(Buffer.from(watermarkSvg(200, 200, letter)))
          .raw()
          .toBuffer(),
      ),
    );
    if (looks[0] && looks[1] && !looks[0].equals(looks[1])) return text;
  }
  return undefined;
}
