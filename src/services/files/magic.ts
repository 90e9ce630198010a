const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);

/** What a file is by its first bytes, whatever its name says. */
export function magicOf(bytes: Uint8Array): 'jpeg' | 'png' | undefined {
  const startsWith = (magic: Buffer) => magic.equals(bytes.subarray(0, magic.length));
  if (startsWith(PNG)) return 'png';
  return startsWith(JPEG) ? 'jpeg' : undefined;
}
