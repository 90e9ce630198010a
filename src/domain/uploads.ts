/** What is taken of an appeal's photos. */
export const UPLOADS = {
  maxMegabytes: 5,
  maxMegapixels: 40,
  /** To one appeal, and with one message. */
  maxFiles: 6,
  /** Longest side of what is kept, in pixels: a card's small print stays readable. */
  longSide: 2400,
} as const;

export const UPLOAD_MAX_BYTES = UPLOADS.maxMegabytes * 1024 * 1024;

/** First bytes of a file, in the formats that are taken. */
const SIGNATURES = {
  jpeg: [0xff, 0xd8, 0xff],
  png: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
} as const;

export type PictureFormat = keyof typeof SIGNATURES;

/** So many bytes tell the format. */
export const SIGNATURE_BYTES = Math.max(...Object.values(SIGNATURES).map(({ length }) => length));

/** What a file is by its first bytes, whatever its name and its type say. Undefined: no picture that is taken. */
export function pictureFormat(bytes: Uint8Array): PictureFormat | undefined {
  const formats = Object.keys(SIGNATURES) as PictureFormat[];
  return formats.find((format) => SIGNATURES[format].every((byte, at) => bytes[at] === byte));
}

/** Why a picture is not taken. `unreadable`: it begins like one, and then is broken or cut off. */
export type PictureRefusal = 'empty' | 'not-a-picture' | 'too-large' | 'too-many-pixels' | 'unreadable';

export interface Picture {
  /** JPEG of our own making: upright, sRGB, with nothing in it but the picture. */
  jpeg: Uint8Array;
  width: number;
  height: number;
}

export type PictureOutcome =
  | { kind: 'picture'; picture: Picture }
  | { kind: 'refused'; reason: PictureRefusal }
  /** Too many are being read already. */
  | { kind: 'busy' };

export interface Pictures {
  /** Never rejects for what the bytes hold. */
  normalize(bytes: Uint8Array): Promise<PictureOutcome>;
  /**
   * The picture with a text drawn over all of it, for viewing: the first of the texts that this machine has
   * letters for, and plain lines where it has none, never the bare picture.
   */
  watermark(jpeg: Uint8Array, texts: readonly string[]): Promise<Uint8Array>;
}

/** Where uploads are kept, sealed. Ids are ours: letters, digits, - and _. */
export interface Files {
  /** Durable when it resolves; a file is there whole or not at all. */
  put(id: string, content: Uint8Array): Promise<void>;
  get(id: string): Promise<Uint8Array | undefined>;
  /** Removing what is not there is no error. */
  remove(id: string): Promise<void>;
  /** Everything kept, also what a crash left half written. `at`: when it was put, milliseconds since the epoch. */
  list(): Promise<{ id: string; at: number }[]>;
}
