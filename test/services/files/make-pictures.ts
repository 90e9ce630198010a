import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A picture with something on it, as a phone would take it. */
export function photo(width = 800, height = 500, red = 180): Promise<Buffer> {
  return sharp(card(width, height, red))
    .jpeg()
    .toBuffer();
}

export function card(width: number, height: number, red: number): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
       <rect width="100%" height="100%" fill="rgb(${red},200,220)"/>
       <rect width="${width / 4}" height="${height / 4}" fill="#d01010"/></svg>`,
  );
}

/** A PNG with a header of one's own over whatever pixels. */
export function pngOf(
  width: number,
  height: number,
  pixels: Buffer,
  bitDepth = 8,
  colour = 0,
  interlaced = false,
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bitDepth, colour, 0, 0, interlaced ? 1 : 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** Some kilobytes that unfold into rows of zeros. */
export function pngBomb(width: number, height: number): Buffer {
  return pngOf(width, height, Buffer.alloc((Math.ceil(width / 8) + 1) * height), 1, 0);
}
