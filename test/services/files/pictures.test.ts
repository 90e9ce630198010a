import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import type { Pictures } from '../../../src/domain/uploads.ts';
import { createPictures } from '../../../src/services/files/pictures.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { card, chunk, photo, pngBomb, pngOf } from './make-pictures.ts';

const WORDS = '仅用于一窗通账号申诉';
let pictures: Pictures;
beforeEach(() => {
  pictures = createPictures();
});

async function taken(bytes: Uint8Array) {
  const outcome = await pictures.normalize(bytes);
  if (outcome.kind !== 'picture') throw new Error(JSON.stringify(outcome));
  const { jpeg, width, height } = outcome.picture;
  return { width, height, jpeg: Buffer.from(jpeg), metadata: await sharp(jpeg).metadata() };
}

const pixel = async (jpeg: Uint8Array, left: number, top: number) => [
  ...(await sharp(jpeg).extract({ left, top, width: 1, height: 1 }).raw().toBuffer()),
];
const near = (actual: number[], expected: number[]) =>
  actual.length === expected.length &&
  actual.every((value, at) => Math.abs(value - (expected[at] ?? 0)) < 12);

describe('a picture that is taken', () => {
  test('is a JPEG of our own with nothing in it but the picture', async () => {
    const secret = 'GPS-of-somebody';
    const given = await sharp(await photo())
      .withExif({ IFD0: { ImageDescription: secret, Make: 'Phone' }, IFD3: { GPSLatitude: '31/1 14/1 0/1' } })
      .withIccProfile('p3')
      .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${secret}</x:xmpmeta>`)
      .jpeg()
      .toBuffer();
    const hidden = Buffer.concat([given, Buffer.from(`<script>${secret}</script>PK\u0003\u0004`)]);
    expect(hidden.includes(secret)).toBe(true);
    expect((await sharp(hidden).metadata()).icc).toBeDefined();

    const { jpeg, metadata, width, height } = await taken(hidden);
    expect([width, height, metadata.format, metadata.space, metadata.channels]).toEqual([
      ...[800, 500, 'jpeg', 'srgb', 3],
    ]);
    expect([metadata.exif, metadata.icc, metadata.xmp, metadata.iptc]).toEqual(Array(4).fill(undefined));
    for (const trace of [secret, 'Exif', 'ICC_PROFILE', 'Phone', '<script>'])
      expect([trace, jpeg.includes(trace)]).toEqual([trace, false]);
  });

  test('is upright, and not too large to look at', async () => {
    const sideways = await sharp(await photo(3000, 1500))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { width, height, jpeg } = await taken(sideways);
    expect([width, height]).toEqual([1200, 2400]);
    // What was left above is right above now.
    expect(near(await pixel(jpeg, 1190, 10), [208, 16, 16])).toBe(true);
    expect(near(await pixel(jpeg, 10, 10), [208, 16, 16])).toBe(false);
  });

  test('is not blown up', async () => {
    expect(await taken(pngOf(1, 1, Buffer.from([0, 128])))).toMatchObject({ width: 1, height: 1 });
  });

  test.each([
    [
      'CMYK',
      async () =>
        sharp(await photo())
          .toColourspace('cmyk')
          .jpeg()
          .toBuffer(),
    ],
    [
      'grey',
      async () =>
        sharp(await photo())
          .greyscale()
          .jpeg()
          .toBuffer(),
    ],
    [
      'progressive',
      async () =>
        sharp(await photo())
          .jpeg({ progressive: true })
          .toBuffer(),
    ],
    [
      '16 bits a channel',
      async () =>
        sharp(await photo())
          .toColourspace('rgb16')
          .png()
          .toBuffer(),
    ],
    [
      'a palette',
      async () =>
        sharp(await photo())
          .png({ palette: true })
          .toBuffer(),
    ],
    ['one bit', async () => pngOf(800, 500, Buffer.alloc(101 * 500), 1)],
  ])('may have come as %s', async (_name, make) => {
    const { metadata, width, height } = await taken(await make());
    expect([width, height, metadata.format, metadata.depth, metadata.space]).toEqual([
      ...[800, 500, 'jpeg', 'uchar', 'srgb'],
    ]);
  });

  test('what could be seen through is white, not black', async () => {
    const clear = await sharp({ create: { width: 40, height: 30, channels: 4, background: '#0000' } })
      .png()
      .toBuffer();
    const { jpeg } = await taken(clear);
    expect(near(await pixel(jpeg, 20, 15), [255, 255, 255])).toBe(true);
  });

  test('of an animated PNG the still picture is kept', async () => {
    const still = await sharp(card(60, 40, 90))
      .png()
      .toBuffer();
    const control = Buffer.alloc(8);
    control.writeUInt32BE(2, 0);
    const animated = Buffer.concat([still.subarray(0, 33), chunk('acTL', control), still.subarray(33)]);
    expect(await taken(animated)).toMatchObject({ width: 60, height: 40 });
  });
});

describe('not taken', () => {
  const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
  test.each<[string, Buffer | (() => Promise<Buffer>), string]>([
    ['nothing', Buffer.alloc(0), 'empty'],
    ['an SVG', card(10, 10, 1), 'not-a-picture'],
    ['a GIF', gif, 'not-a-picture'],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'not-a-picture'],
    [
      'a WebP',
      async () =>
        sharp(card(9, 9, 1))
          .webp()
          .toBuffer(),
      'not-a-picture',
    ],
    [
      'a TIFF',
      async () =>
        sharp(card(9, 9, 1))
          .tiff()
          .toBuffer(),
      'not-a-picture',
    ],
    ['a program', Buffer.from('MZ\u0090\u0000'), 'not-a-picture'],
    ['only the first bytes of a JPEG', Buffer.from([0xff, 0xd8, 0xff]), 'unreadable'],
    ['only the first bytes of a PNG', pngOf(9, 9, Buffer.alloc(90)).subarray(0, 8), 'unreadable'],
    [
      'an SVG that begins like a JPEG',
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), card(9, 9, 1)]),
      'unreadable',
    ],
    ['half a JPEG', async () => (await photo()).subarray(0, 3000), 'unreadable'],
    [
      'half a PNG',
      async () =>
        (
          await sharp(card(400, 300, 5))
            .png()
            .toBuffer()
        ).subarray(0, 700),
      'unreadable',
    ],
    ['a PNG with another size in its head', pngOf(900, 900, Buffer.alloc(50)), 'unreadable'],
    [
      'more than 5 MB',
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(5 * 1024 * 1024)]),
      'too-large',
    ],
    ['a head that says 50000 × 50000', pngOf(50_000, 50_000, Buffer.alloc(10)), 'too-many-pixels'],
    ['one row of a thousand million', pngOf(1_000_000, 1_000, Buffer.alloc(10)), 'too-many-pixels'],
    // Each of them some kilobytes that took 20 seconds, or 300 MB.
    ['a row a pixel high', pngOf(30_000, 1, Buffer.alloc(30_001)), 'too-many-pixels'],
    ['a column a pixel wide', pngOf(1, 30_000, Buffer.alloc(60_000)), 'too-many-pixels'],
    ['30 megapixels of 16 bits', pngOf(6_000, 5_000, Buffer.alloc(10), 16, 6), 'too-many-pixels'],
    ['30 megapixels interlaced', pngOf(6_000, 5_000, Buffer.alloc(10), 8, 6, true), 'too-many-pixels'],
    ['15 megapixels of both', pngOf(5_000, 3_000, Buffer.alloc(10), 16, 6, true), 'too-many-pixels'],
    ['nothing wide', pngOf(0, 10, Buffer.alloc(10)), 'unreadable'],
    ['a PNG that unfolds', pngBomb(30_000, 30_000), 'too-many-pixels'],
  ])('%s', async (_name, given, reason) => {
    const bytes = typeof given === 'function' ? await given() : given;
    expect(await pictures.normalize(bytes)).toEqual({ kind: 'refused', reason });
  });

  test('one that claims 65500 × 65500 in a JPEG head', async () => {
    const jpeg = await photo();
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
    jpeg.writeUInt16BE(65_500, frame + 5);
    jpeg.writeUInt16BE(65_500, frame + 7);
    expect(await pictures.normalize(jpeg)).toEqual({ kind: 'refused', reason: 'too-many-pixels' });
  });
});

test('40 megapixels at the very limit are read in time', async () => {
  const bytes = pngBomb(8_000, 5_000);
  expect(bytes.length).toBeLessThan(100_000);
  expect(await taken(bytes)).toMatchObject({ width: 2400, height: 1500 });
  expect(await pictures.normalize(pngBomb(8_001, 5_000))).toMatchObject({ reason: 'too-many-pixels' });
}, 20_000);

test('when too many come at once, some are told so and the rest are read', async () => {
  const bytes = await photo(200, 100);
  const outcomes = await Promise.all(Array.from({ length: 40 }, () => pictures.normalize(bytes)));
  const kinds = outcomes.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'picture').length).toBe(18);
  expect(kinds.filter((kind) => kind === 'busy').length).toBe(22);
  expect((await pictures.normalize(bytes)).kind).toBe('picture');
});

describe('the watermark', () => {
  const changedShare = async (before: Uint8Array, after: Uint8Array) => {
    const [one, other] = await Promise.all([before, after].map((jpeg) => sharp(jpeg).raw().toBuffer()));
    if (!one || !other || one.length !== other.length) throw new Error('not the same size');
    let changed = 0;
    for (let at = 0; at < one.length; at += 3)
      if (Math.abs((one[at] ?? 0) - (other[at] ?? 0)) > 24) changed += 1;
    return changed / (one.length / 3);
  };

  test.each([
    [800, 500],
    [300, 2400],
    [60, 40],
  ])('lies over all of %d × %d', async (width, height) => {
    const { jpeg } = await taken(await photo(width, height));
    const marked = await pictures.watermark(jpeg, [WORDS]);
    const { width: w, height: h } = await sharp(marked).metadata();
    expect([w, h]).toEqual([width, height]);
    expect(await changedShare(jpeg, marked)).toBeGreaterThan(0.02);
    if (width < 100) return;
    // No quarter without it.
    for (const [left, top] of [
      [0, 0],
      [width / 2, 0],
      [0, height / 2],
      [width / 2, height / 2],
    ] as const) {
      const cut = (from: Uint8Array) =>
        sharp(from)
          .extract({ left, top, width: width / 2, height: height / 2 })
          .jpeg({ quality: 95 })
          .toBuffer();
      expect(await changedShare(await cut(jpeg), await cut(marked))).toBeGreaterThan(0.02);
    }
  });

  test('does not take its words for markup', async () => {
    const { jpeg } = await taken(await photo());
    const marked = await pictures.watermark(jpeg, ['</text><image href="file:///etc/passwd"/>&']);
    expect(await changedShare(jpeg, marked)).toBeGreaterThan(0.02);
  });

  // Fonts are looked for once in a process, so a machine without them is another process.
  test.each([
    ['no font at all', '<fontconfig></fontconfig>'],
    ['Latin letters only', '<fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir></fontconfig>'],
  ])(
    'with %s something is drawn all the same',
    async (_name, config) => {
      const dir = tempDir();
      try {
        writeFileSync(dir.file('fonts.conf'), config);
        writeFileSync(dir.file('card.jpg'), await photo());
        const module = join(__dirname, '../../../src/services/files/pictures.ts');
        const script = `
        import { readFileSync, writeFileSync } from 'node:fs';
        import { createPictures } from ${JSON.stringify(module)};
        const jpeg = readFileSync(process.argv[1] + '/card.jpg');
        writeFileSync(process.argv[1] + '/marked.jpg',
          await createPictures().watermark(jpeg, ['${WORDS}', 'Only for this appeal']));`;
        await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script, dir.path], {
          env: { ...process.env, FONTCONFIG_FILE: dir.file('fonts.conf') },
        });
        const marked = await sharp(dir.file('marked.jpg')).jpeg().toBuffer();
        expect(
          await changedShare(await sharp(dir.file('card.jpg')).jpeg().toBuffer(), marked),
        ).toBeGreaterThan(0.02);
      } finally {
        dir.remove();
      }
    },
    20_000,
  );
});

test('the native library is not loaded before the first picture', async () => {
  const module = join(__dirname, '../../../src/services/files/pictures.ts');
  const script = `
    import { createPictures } from ${JSON.stringify(module)};
    const loaded = () => process.report.getReport().sharedObjects.some((path) => path.includes('libvips'));
    const pictures = createPictures();
    const before = loaded();
    await pictures.normalize(Buffer.from([0xff, 0xd8, 0xff]));
    console.log(before, loaded());`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
  expect(stdout.trim()).toBe('false true');
}, 20_000);
