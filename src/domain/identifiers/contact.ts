import type { Channel } from '../account.ts';
import { parseEmail } from './email.ts';
import { parseMobile } from './mobile.ts';

/** The same for every way of writing the same number or mailbox; what is neither stays as it is, trimmed. */
export function canonicalContact(channel: Channel, contact: string): string {
  const parsed = channel === 'sms' ? parseMobile(contact) : parseEmail(contact);
  return parsed.ok ? parsed.value : contact.trim();
}
