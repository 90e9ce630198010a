import type { Identifier } from '../../domain/identify.ts';
import { maskCreditCode, maskEmail, maskIdNumber, maskPhone, maskUsername } from '../../domain/masking.ts';

/** What the citizen typed, masked: an echo, never anything from the directory. */
export function showIdentifier({ kind, value }: Identifier): string {
  const maskers = {
    phone: maskPhone,
    email: maskEmail,
    'id-number': maskIdNumber,
    'credit-code': maskCreditCode,
    username: maskUsername,
  };
  return maskers[kind](value);
}
