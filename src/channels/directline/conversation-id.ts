import { randomUUID } from 'node:crypto';

/**
 * UUID version 7 (RFC 9562 §5.7): milliseconds first, then 74 random bits. Conversations under way are then
 * neighbours in every index, so that a commit writes fewer pages; nobody can guess one all the same.
 */
export function newConversationId(now: number): string {
  const time = now.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}
