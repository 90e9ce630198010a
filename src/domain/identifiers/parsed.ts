/**
 * Why a text is not the identifier it was read as. A closed set: the words shown for each live in copy.
 *
 * - `length`: too short or too long
 * - `characters`: something in it that this kind never holds
 * - `prefix`: starts as no such number or name starts
 * - `shape`: the parts are not in place (an address without exactly one @)
 * - `domain`: the part after the @ can't be a mail domain
 * - `region`, `date`: the place or the birth date inside the number doesn't exist
 * - `checksum`: the check character disagrees, so at least one character was mistyped
 */
export type Problem =
  | 'length'
  | 'characters'
  | 'prefix'
  | 'shape'
  | 'domain'
  | 'region'
  | 'date'
  | 'checksum';

/** `value` is the canonical form: what is stored, compared and looked up. */
export type Parsed<P extends Problem = Problem> = { ok: true; value: string } | { ok: false; problem: P };
