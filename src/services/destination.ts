import type { Channel } from '../domain/account.ts';
import { canonicalContact } from '../domain/identifiers/contact.ts';
import type { Vault } from '../domain/ports.ts';

/** Blind index of where a message goes: the same for every way of writing the same number or mailbox. */
export function destinationKey(vault: Vault, channel: Channel, contact: string): string {
  return vault.blind(`destination/${channel}`, canonicalContact(channel, contact));
}
