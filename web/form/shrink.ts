/** What the server keeps is no larger; a phone's photo is, and takes long on a slow line. */
const LONG_SIDE = 2400;
const SMALL_ENOUGH = 1_500_000;
const QUALITY = 0.88;

/** The size that fits, with the same proportions. */
export function scaledDown(
  width: number,
  height: number,
  longSide = LONG_SIDE,
): { width: number; height: number } {
  const scale = Math.min(1, longSide / Math.max(width, height, 1));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * A photo as a JPEG that is quick to send. Also turns what only this browser can open (HEIC on an iPhone) into
 * one. Where it cannot be opened it goes as it is, and the server says what is wrong with it.
 */
export async function shrink(file: Blob): Promise<Blob> {
  const known = file.type === 'image/jpeg' || file.type === 'image/png';
  if (known && file.size <= SMALL_ENOUGH) return file;
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = Object.assign(
      document.createElement('canvas'),
      scaledDown(image.naturalWidth, image.naturalHeight),
    );
    const brush = canvas.getContext('2d');
    if (!brush) return file;
    brush.fillStyle = '#fff';
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.drawImage(image, 0, 0, canvas.width, canvas.height);
    const smaller = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
    return smaller && (!known || smaller.size < file.size) ? smaller : file;
  } catch {
    return file;
  } finally {
    URL.revokeObjectURL(url);
  }
}
