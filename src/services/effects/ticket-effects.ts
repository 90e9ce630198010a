import type { Vault } from '../../domain/ports.ts';
import type { TicketContent } from '../../domain/tickets.ts';
import { Conflict, type Trx } from '../store/store.ts';

/** Guard: this conversation has taken the number, and nothing has been left under it yet. */
export async function openTicket(
  trx: Trx,
  { number, conversationId, at, content }: OpenTicket,
  vault: Vault,
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('tickets')
    .set({ status: 'open', at, content: vault.seal(JSON.stringify(content)) })
    .where('number', '=', number)
    .where('conversation_id', '=', conversationId)
    .where('status', '=', 'reserved')
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Conflict('open-ticket');
}

interface OpenTicket {
  number: string;
  conversationId: string;
  at: number;
  content: TicketContent;
}
