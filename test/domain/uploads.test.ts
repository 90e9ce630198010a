import { pictureFormat, SIGNATURE_BYTES } from '../../src/domain/uploads.ts';

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

test.each<[string, number[], string | undefined]>([
  ['a JPEG', [0xff, 0xd8, 0xff, 0xe0, 0], 'jpeg'],
  ['a PNG', [...PNG, 0], 'png'],
  ['a bare signature', PNG, 'png'],
  ['a signature cut off', PNG.slice(0, -1), undefined],
  ['a signature further in', [0, ...PNG], undefined],
  ['a PNG with line ends changed on its way', [0x89, 0x50, 0x4e, 0x47, 0x0a, 0x1a, 0x0a, 0], undefined],
  ['a GIF', [...Buffer.from('GIF89a')], undefined],
  ['nothing', [], undefined],
])('%s', (_name, bytes, format) => {
  expect(pictureFormat(Uint8Array.from(bytes))).toBe(format);
  expect(pictureFormat(Uint8Array.from(bytes.slice(0, SIGNATURE_BYTES)))).toBe(format);
});
