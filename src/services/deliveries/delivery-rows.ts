import type { Deliveries, Vault } from '../../domain/ports.ts';
import { prepare } from '../store/prepared.ts';
import type { DeliveryRow } from '../store/schema.ts';
import { procedure, type Store, type Trx } from '../store/store.ts';

/** Longer than bringing one entry may take, so that only a dead worker's rows come back. */
const LEASE_MS = 60_000;

export function createDeliveries({ store, vault }: { store: Store; vault: Vault }): Deliveries {
  return {
    async addressTo(conversationId, address) {
      const { rows } = await queries.address(store.read, { conversationId });
      if (rows[0] && vault.open(rows[0].address) === address) return;
      await store.transact(keepDeliveryAddress, { conversationId, address });
    },
  };
}

/** Takes rows that are due; each comes back by itself when its worker is gone. */
export async function claimDeliveries(store: Store, now: number, limit: number): Promise<DeliveryRow[]> {
  // Looked at first: nothing due is the usual case and needs no write.
  const { rows: due } = await queries.due(store.read, { now, limit });
  if (due.length === 0) return [];
  return store.transact(claimDeliveryRows, { ids: due.map((row) => row.conversation_id), now });
}

/** One more of the conversation's entries is in the log. Nothing to do where no address is known. */
export async function wantDelivery(trx: Trx, of: { conversationId: string; upTo: number; now: number }) {
  await queries.want(trx, of);
}

interface Progress {
  conversationId: string;
  /** The newest entry that has been brought, or is not for the citizen. */
  seq: number;
  now: number;
}

/**
 * A new address may work where the old one did not.
 *
 * Of two at once the later wins; either is one the citizen's channel has just named.
 */
export const keepDeliveryAddress = procedure(
  'delivery.address',
  async (trx, { conversationId, address }: { conversationId: string; address: string }, { vault }) => {
    await queries.keepAddress(trx, { conversationId, address: vault.seal(address) });
  },
);

/** Two workers must not take the same row: the one conditional statement a row sees to that. */
export const claimDeliveryRows = procedure(
  'delivery.claim',
  async (trx, { ids, now }: { ids: string[]; now: number }): Promise<DeliveryRow[]> => {
    const claimed: DeliveryRow[] = [];
    for (const conversationId of ids)
      claimed.push(...(await queries.claim(trx, { conversationId, now, until: now + LEASE_MS })).rows);
    return claimed;
  },
);

/**
 * For the start of the only process that works on this store: whoever took what is still taken is dead. What waits
 * for its next attempt makes it at once.
 *
 * No worker may be at work beside it, or what is being brought would be brought twice.
 */
export const releaseDeliveryRows = procedure('delivery.release-taken', async (trx: Trx): Promise<void> => {
  await trx.updateTable('deliveries').set({ due_at: 0 }).where('due_at', 'is not', null).execute();
});

/**
 * The cursor moves on, and the claim holds for the next entry.
 *
 * Nobody may have taken the row anew: a claim is longer than bringing one entry may take.
 */
export const moveDelivery = procedure(
  'delivery.brought',
  async (trx, { conversationId, seq, now }: Progress): Promise<void> => {
    await queries.move(trx, { conversationId, seq, due: now + LEASE_MS });
  },
);

/**
 * Gives the row back; true where more has come meanwhile.
 *
 * A turn may end beside it: both look at and write the one row, so that its news is brought whichever comes first.
 */
export const restDelivery = procedure(
  'delivery.rest',
  async (trx, { conversationId, seq, now }: Progress): Promise<boolean> => {
    const { rows } = await queries.rest(trx, { conversationId, seq, now });
    return rows[0]?.due_at === now;
  },
);

/** Nobody else may have taken the row since: the number of attempts in its one statement sees to that. */
export const retryDeliveryLater = procedure(
  'delivery.retry-later',
  async (
    trx,
    { conversationId, attempts, at }: { conversationId: string; attempts: number; at: number },
  ): Promise<void> => {
    await trx
      .updateTable('deliveries')
      .set({ due_at: at })
      .where('conversation_id', '=', conversationId)
      .where('attempts', '=', attempts)
      .execute();
  },
);

type Id = { conversationId: string };

/** All that decides is in the one row, so that each of these holds with another writer beside it as well. */
const queries = {
  address: prepare((db: Trx, v: Id) =>
    db.selectFrom('deliveries').select('address').where('conversation_id', '=', v.conversationId),
  ),

  keepAddress: prepare((db: Trx, v: Id & { address: string }) =>
    db
      .insertInto('deliveries')
      .values({
        conversation_id: v.conversationId,
        address: v.address,
        wanted_seq: 0,
        brought_seq: 0,
        due_at: null,
        attempts: 0,
      })
      .onConflict((conflict) => conflict.column('conversation_id').doUpdateSet({ address: v.address })),
  ),

  want: prepare((db: Trx, v: Id & { upTo: number; now: number }) =>
    db
      .updateTable('deliveries')
      .set((is) => ({ wanted_seq: v.upTo, due_at: is.fn.coalesce('due_at', is.val(v.now)) }))
      .where('conversation_id', '=', v.conversationId),
  ),

  due: prepare((db: Trx, v: { now: number; limit: number }) =>
    db
      .selectFrom('deliveries')
      .select('conversation_id')
      .where('due_at', '<=', v.now)
      .orderBy('due_at')
      .limit(v.limit),
  ),

  claim: prepare((db: Trx, v: Id & { now: number; until: number }) =>
    db
      .updateTable('deliveries')
      .set((is) => ({ due_at: v.until, attempts: is('attempts', '+', 1) }))
      .where('conversation_id', '=', v.conversationId)
      .where('due_at', '<=', v.now)
      .returningAll(),
  ),

  move: prepare((db: Trx, v: Id & { seq: number; due: number }) =>
    db
      .updateTable('deliveries')
      .set({ brought_seq: v.seq, due_at: v.due })
      .where('conversation_id', '=', v.conversationId),
  ),

  rest: prepare((db: Trx, v: Id & { seq: number; now: number }) =>
    db
      .updateTable('deliveries')
      .set((is) => ({
        brought_seq: v.seq,
        attempts: 0,
        due_at: is.case().when('wanted_seq', '<=', v.seq).then(null).else(is.val(v.now)).end(),
      }))
      .where('conversation_id', '=', v.conversationId)
      .returning('due_at'),
  ),
};
