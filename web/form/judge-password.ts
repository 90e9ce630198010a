import { isCommonBuiltIn } from '../../src/domain/common-passwords.ts';
import type { PasswordRule } from '../../src/domain/password.ts';
import { checkPassword, describeRules, passwordStrength } from '../../src/domain/password.ts';
import type { PasswordProfile } from '../../src/domain/password-profiles.ts';

export interface JudgedRule {
  rule: PasswordRule;
  met: boolean;
}

/**
 * The rules that a page can check, each met or not. Those about the person are the server's: their data
 * never comes here. Null where the browser is too old to tell: then the server's word is the first one.
 */
export function judgePassword(password: string, profile: PasswordProfile): JudgedRule[] | null {
  try {
    const broken = checkPassword(password, { profile, personal: [], isCommon: isCommonBuiltIn });
    return describeRules(profile)
      .filter((rule) => rule !== 'personal')
      .map((rule) => ({ rule, met: password !== '' && !broken.includes(rule) }));
  } catch {
    return null;
  }
}

/** 0–4; null as above. */
export function judgeStrength(password: string): number | null {
  try {
    return passwordStrength(password);
  } catch {
    return null;
  }
}
