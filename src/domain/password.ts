import { guessingCost } from './password-patterns.ts';
import { type PasswordProfile, PROFILES, type ProfileFigures } from './password-profiles.ts';
import { sharesPart } from './personal-parts.ts';
import { foldForCompare } from './text.ts';

/**
 * - `length`: too short or too long
 * - `classes`: too few kinds of character for its length
 * - `characters`: invisible or broken ones, which nobody could type again
 * - `common`: one of those that everybody tries
 * - `personal`: holds a part of the person's own data or of the portal's name
 */
export type PasswordRule = 'length' | 'classes' | 'characters' | 'common' | 'personal';

export interface PasswordContext {
  profile: PasswordProfile;
  /** Name, phone, identity number, username, portal name, … as they are stored. */
  personal: readonly string[];
  /** Asked with the password in lower case and without spaces. */
  isCommon(folded: string): boolean;
}

const CLASSES = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];

/** Joiners stay allowed: emoji and some scripts are written with them. */
const UNTYPABLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}]/u;

/** Kinds of character and how many of each a guesser must try; of Chinese, the ones in daily use. */
const KINDS: readonly [RegExp, number][] = [
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/[0-9]/, 10],
  [/[ -~]/, 33],
  [/./su, 512],
];
/** A word, walk, date or repetition: about one of a thousand. */
const PATTERN_BITS = 10;
/** A character of the same kind as the one before says less: words and numbers are made of such rows. */
const SAME_KIND = 0.7;
/** More would change no rating. */
const RATED_CHARS = 128;
/** Bits from which the strength is 1, 2, 3, 4. */
const LEVELS = [30, 45, 60, 75];

/** NFC, so that a password typed on another keyboard is the same one. Do this before checking and hashing. */
export function normalizePassword(raw: string): string {
  return raw.normalize('NFC');
}

/** The rules to show for a profile, in the order checkPassword reports them. */
export function describeRules(profile: PasswordProfile): PasswordRule[] {
  return PROFILES[profile].classes.needed > 0
    ? ['length', 'classes', 'characters', 'common', 'personal']
    : ['length', 'characters', 'common', 'personal'];
}

/** The rules a password breaks; none when it is good. */
export function checkPassword(password: string, context: PasswordContext): PasswordRule[] {
  const normalized = normalizePassword(password);
  const folded = foldForCompare(normalized);
  const figures = PROFILES[context.profile];
  const length = [...normalized].length;
  const broken: Record<PasswordRule, () => boolean> = {
    length: () => length < figures.min || length > figures.max,
    classes: () => lacksClasses(normalized, length, figures),
    characters: () => UNTYPABLE.test(normalized),
    common: () => context.isCommon(folded),
    personal: () => context.personal.some((item) => sharesPart(folded, item)),
  };
  return describeRules(context.profile).filter((rule) => broken[rule]());
}

function lacksClasses(password: string, length: number, { classes }: ProfileFigures): boolean {
  if (length >= classes.waivedFrom) return false;
  return CLASSES.filter((one) => one.test(password)).length < classes.needed;
}

/**
 * How hard a password is to guess: 0 very weak – 4 very strong. An estimate for the person choosing it, from
 * length, variety and patterns; it decides nothing, the rules do.
 */
export function passwordStrength(password: string): 0 | 1 | 2 | 3 | 4 {
  const text = password.normalize('NFC').slice(0, RATED_CHARS);
  const kinds = text.split('').map((char) => KINDS.findIndex(([kind]) => kind.test(char)));
  const pool = [...new Set(kinds)].reduce((sum, kind) => sum + (KINDS[kind]?.[1] ?? 0), 0);
  const bits = guessingCost(
    text.toLowerCase(),
    PATTERN_BITS,
    (at) => Math.log2(pool) * (kinds[at] === kinds[at - 1] ? SAME_KIND : 1),
  );
  const level = LEVELS.filter((from) => bits >= from).length;
  return level as 0 | 1 | 2 | 3 | 4;
}
