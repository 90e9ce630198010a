import type { Identifier } from '../../domain/identify.ts';
import { findIdentifier } from '../understanding/find-identifier.ts';

/** A phone number or mail address typed where something else was asked for: another account is meant. */
export function findContact(text: string, now: number): Identifier | undefined {
  const found = findIdentifier(text, now);
  if (found.kind !== 'found') return undefined;
  const { identifier } = found;
  return identifier.kind === 'phone' || identifier.kind === 'email' ? identifier : undefined;
}

export function sameIdentifier(one: Identifier, other: Identifier): boolean {
  return one.kind === other.kind && one.value === other.value;
}
