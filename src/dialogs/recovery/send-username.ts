import { type Account, type Channel, contactOf } from '../../domain/account.ts';
import type { Turn } from '../turn.ts';

/** The whole username, to the very contact that was proven; the chat never shows it. */
export function sendUsername(turn: Turn, account: Account, channel: Channel): void {
  const to = contactOf(account, channel);
  if (!to) return;
  const { conversationId, now, copy, services } = turn;
  turn.note('find-account', 'sent');
  turn.will(
    {
      do: 'send',
      message: {
        kind: 'notice',
        key: `username:${conversationId}:${account.id}:${now}`,
        channel,
        to,
        purpose: 'username',
        ...copy.messages.username(services.portal.portalName, account.username),
      },
    },
    {
      do: 'audit',
      entry: {
        at: now,
        act: 'username.sent',
        actor: 'citizen',
        conversationId,
        accountId: account.id,
        details: { channel },
      },
    },
  );
}
