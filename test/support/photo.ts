import sharp from 'sharp';

/** A photograph as a phone would take it: noise, so that it does not compress to nothing. */
export async function photo(width = 640, height = 400): Promise<Buffer> {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#7090b0',
      noise: { type: 'gaussian', mean: 128, sigma: 20 },
    },
  })
    .jpeg({ quality: 80 })
    .toBuffer();
}
