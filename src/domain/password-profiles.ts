/**
 * `mlps3`: for portals graded 等级保护 level 3; GB/T 22239-2019 asks for complexity and leaves the figures to
 * the operator. `nist`: NIST SP 800-63B-4 §3.1.1.2 for a password that stands alone: 15 characters, no
 * composition.
 */
export type PasswordProfile = 'mlps3' | 'nist';

export interface ProfileFigures {
  /** In characters (code points), after normalizePassword. */
  min: number;
  max: number;
  /** Kinds of character needed, and the length from which any will do. */
  classes: { needed: number; waivedFrom: number };
}

const LONGEST = 128;

/** Apart from the checks, so that words may name the figures without carrying those along. */
export const PROFILES: Record<PasswordProfile, ProfileFigures> = {
  mlps3: { min: 12, max: LONGEST, classes: { needed: 3, waivedFrom: 15 } },
  nist: { min: 15, max: LONGEST, classes: { needed: 0, waivedFrom: 0 } },
};
