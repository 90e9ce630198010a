import type { Figures } from '../../domain/figures.ts';
import type { Clock, Tickets, Vault } from '../../domain/ports.ts';
import { type Ticket, type TicketContent, ticketNumber } from '../../domain/tickets.ts';
import { dayOf } from '../../domain/workdays.ts';
import { appendAudit } from '../audit.ts';
import type { TicketRow } from '../store/schema.ts';
import { procedure, type Store, type Trx } from '../store/store.ts';

const DAY = 24 * 3_600_000;

interface TicketsDeps {
  store: Store;
  vault: Vault;
  clock: Clock;
  figures: Figures;
}

type From = Parameters<Tickets['isFull']>[0];

export function createTickets({ store, vault, clock, figures }: TicketsDeps): Tickets {
  const blind = <Asked extends From>(asked: Asked): Asked => ({
    ...asked,
    origin: vault.blind('address', asked.origin),
  });

  return {
    isFull: (from) => isFull(store.read, blind(from), clock(), figures),

    reserve: (request) => store.transact(reserveTicket, { ...blind(request), now: clock(), figures }),

    async list() {
      const rows = await store.read
        .selectFrom('tickets')
        .selectAll()
        .where('status', '=', 'open')
        .orderBy('at')
        .orderBy('nth')
        .execute();
      return rows.flatMap((row) => fromRow(row, vault) ?? []);
    },

    async get(number) {
      const row = await store.read
        .selectFrom('tickets')
        .selectAll()
        .where('number', '=', number)
        .executeTakeFirst();
      return row && fromRow(row, vault);
    },

    noteShown: (number, by) => store.transact(noteTicketShown, { number, by, at: clock() }),
    close: (number, by) => store.transact(closeTicket, { number, by, at: clock() }),
  };
}

/** What a colleague does with a ticket. */
interface Handling {
  number: string;
  by: string;
  at: number;
}

/** Nothing can go wrong beside it, but for the audit's chain (appendAudit). */
export const noteTicketShown = procedure(
  'ticket.note-shown',
  (trx, shown: Handling): Promise<void> => audit(trx, 'ticket.contact-shown', shown),
);

/** Of two at once one closes it: the one conditional statement sees to that. */
export const closeTicket = procedure(
  'ticket.close',
  async (trx, closed: Handling): Promise<'closed' | 'not-open'> => {
    const { numUpdatedRows } = await trx
      .updateTable('tickets')
      .set({ status: 'closed', closed_at: closed.at, closed_by: closed.by })
      .where('number', '=', closed.number)
      .where('status', '=', 'open')
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return 'not-open';
    await audit(trx, 'ticket.closed', closed);
    return 'closed';
  },
);

type Request = Parameters<Tickets['reserve']>[0] & { now: number; figures: Figures };

/**
 * All in one transaction, so that a hundred at once get a hundred numbers or a refusal.
 *
 * No two may run side by side: both would take the same number of the day, and the last place of a quota.
 */
export const reserveTicket = procedure(
  'ticket.reserve',
  async (trx, { requestId, now, figures, ...from }: Request): ReturnType<Tickets['reserve']> => {
    const known = await trx
      .selectFrom('tickets')
      .select('number')
      .where('request_id', '=', requestId)
      .executeTakeFirst();
    if (known) return { kind: 'number', number: known.number };
    if (await isFull(trx, from, now, figures)) return { kind: 'full' };

    const day = dayOf(now);
    const { newest } = await trx
      .selectFrom('tickets')
      .select((is) => is.fn.max('nth').as('newest'))
      .where('day', '=', day)
      .executeTakeFirstOrThrow();
    const nth = (newest ?? 0) + 1;
    const number = ticketNumber(day, nth);
    await trx
      .insertInto('tickets')
      .values({
        ...{ number, day, nth, request_id: requestId, at: now, status: 'reserved' },
        ...{ conversation_id: from.conversationId, address: from.origin },
        ...{ content: null, closed_at: null, closed_by: null },
      })
      .execute();
    return { kind: 'number', number };
  },
);

async function isFull(db: Trx, from: From, now: number, figures: Figures): Promise<boolean> {
  const limits = [
    ['conversation_id', from.conversationId, figures.ticketsPerConversationDay],
    ['address', from.origin, figures.ticketsPerAddressDay],
  ] as const;
  for (const [column, value, limit] of limits) {
    const { taken } = await db
      .selectFrom('tickets')
      .select((is) => is.fn.countAll<number>().as('taken'))
      .where(column, '=', value)
      .where('at', '>', now - DAY)
      .executeTakeFirstOrThrow();
    if (Number(taken) >= limit) return true;
  }
  return false;
}

/** Undefined for a number under which nothing was left. */
function fromRow(row: TicketRow, vault: Vault): Ticket | undefined {
  if (row.content === null || row.status === 'reserved') return undefined;
  const content: TicketContent = JSON.parse(vault.open(row.content));
  return {
    ...content,
    number: row.number,
    conversationId: row.conversation_id,
    at: row.at,
    status: row.status,
    ...(row.closed_at !== null && row.closed_by !== null
      ? { closed: { at: row.closed_at, by: row.closed_by } }
      : {}),
  };
}

function audit(
  trx: Trx,
  act: 'ticket.closed' | 'ticket.contact-shown',
  { number, by, at }: Handling,
): Promise<void> {
  return appendAudit(trx, { at, act, actor: `agent:${by}`, details: { number } });
}
