/** What is taken of an appeal's photos. */
export const UPLOADS = {
  maxMegabytes: 5,
  maxMegapixels: 40,
  /** To one appeal. */
  maxFiles: 6,
  /** Longest side of what is kept, in pixels: a card's small print stays readable. */
  longSide: 2400,
} as const;

export const UPLOAD_MAX_BYTES = UPLOADS.maxMegabytes * 1024 * 1024;

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
