import type { Identifier } from '../domain/identify.ts';
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

/** The same, where it is not the one by which the account in hand goes already. */
export function findOtherContact(
  text: string,
  known: Identifier | undefined,
  now: number,
): Identifier | undefined {
  const contact = findContact(text, now);
  return contact && known && sameIdentifier(contact, known) ? undefined : contact;
}

/** Words of a contact that is not the account's yet, or of where to write to. */
const NOT_AN_ACCOUNT =
  /新(?:的|手机|号|邮箱|电话)|现在(?:用|是|这)|换(?:成|了|到)|联系|发(?:到|给)|通知|new|now/;

/** Whether a contact in the text need not be that of an account. */
export function isOfNoAccount(text: string): boolean {
  return NOT_AN_ACCOUNT.test(text);
}
