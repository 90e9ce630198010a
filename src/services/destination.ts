import type { Channel } from '../domain/account.ts';
import { parseEmail } from '../domain/identifiers/email.ts';
import { parseMobile } from '../domain/identifiers/mobile.ts';
import type { Vault } from '../domain/ports.ts';

/** Blind index of where a message goes: the same for every way of writing the same number or mailbox. */
export function destinationKey(vault: Vault, channel: Channel, contact: string): string {
  const parsed = channel === 'sms' ? parseMobile(contact) : parseEmail(contact);
  return vault.blind(`destination/${channel}`, parsed.ok ? parsed.value : contact.trim());
}
