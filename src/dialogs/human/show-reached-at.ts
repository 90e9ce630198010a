import { maskEmail, maskPhone } from '../../domain/masking.ts';
import type { ReachedAt } from '../../domain/tickets.ts';

/** Masked. */
export function showReachedAt({ kind, value }: ReachedAt): string {
  return kind === 'email' ? maskEmail(value) : maskPhone(value);
}
