import type { AuditEntry } from '../../domain/audit.ts';
import type { OutboundMessage } from '../../domain/effect.ts';
import { appendAudit } from '../audit.ts';
import { queueMessage } from '../effects/outbox-effects.ts';
import { prepare } from '../store/prepared.ts';
import type { OutboxRow, OutboxStatus } from '../store/schema.ts';
import { procedure, type Store, type Trx } from '../store/store.ts';
import { CLOSED } from './queue-closed.ts';

/** Longer than a delivery may take, so that only a dead worker's rows come back. */
const LEASE_MS = 60_000;

/**
 * Takes rows that are due: new ones, and those whose worker went away. A taken row counts one attempt more
 * and comes back by itself when its lease runs out.
 */
export async function claimDue(store: Store, now: number, limit: number): Promise<OutboxRow[]> {
  // Looked at first: nothing due is the usual case and needs no write.
  const { rows: due } = await queries.due(store.read, { now, limit });
  if (due.length === 0) return [];
  return store.transact(claimRows, { keys: due.map(({ key }) => key), now });
}

interface Settled {
  key: string;
  status: Exclude<OutboxStatus, 'pending' | 'sending'>;
  now: number;
  audit?: AuditEntry | undefined;
}

/** Two workers must not take the same row: the one conditional statement a row sees to that. */
export const claimRows = procedure(
  'outbox.claim',
  async (trx, { keys, now }: { keys: string[]; now: number }): Promise<OutboxRow[]> => {
    const claimed: OutboxRow[] = [];
    for (const key of keys)
      claimed.push(...(await queries.claim(trx, { key, now, until: now + LEASE_MS })).rows);
    return claimed;
  },
);

/**
 * For the start of the only process that works on this store: whoever took what is still taken is dead, and
 * somebody may be waiting for that code. It may leave a second time, under the same key.
 *
 * No worker may be at work beside it, or what is being sent would be sent twice.
 */
export const releaseTakenRows = procedure('outbox.release-taken', async (trx: Trx): Promise<void> => {
  await trx
    .updateTable('outbox')
    .set((is) => ({ status: 'pending', due_at: is.ref('created_at') }))
    .where('status', '=', 'sending')
    .execute();
});

/**
 * The end of a message, whatever it is: what it said is not kept.
 *
 * Nobody may have taken the row anew: a lease is longer than a delivery may take.
 */
export const settleRow = procedure(
  'outbox.settle',
  async (trx, { audit, ...settled }: Settled): Promise<void> => {
    await queries.settle(trx, settled);
    if (audit) await appendAudit(trx, audit);
  },
);

/**
 * Its end as well, in favour of others.
 *
 * Of two at once for the same row, each queues the same keys, which are there once.
 */
export const spreadRow = procedure(
  'outbox.spread',
  async (
    trx,
    { key, messages, now }: { key: string; messages: OutboundMessage[]; now: number },
    { vault },
  ): Promise<void> => {
    for (const message of messages) await queueMessage(trx, message, { vault, now });
    await queries.settle(trx, { key, status: 'sent', now });
  },
);

/**
 * Only the attempt that was claimed may put a row back: a later one is somebody else's by now.
 *
 * Nobody else may have taken the row since: the number of attempts in its one statement sees to that.
 */
export const retryRowLater = procedure(
  'outbox.retry-later',
  async (trx, { key, attempts, at }: { key: string; attempts: number; at: number }): Promise<void> => {
    await trx
      .updateTable('outbox')
      .set({ status: 'pending', due_at: at })
      .where('key', '=', key)
      .where('status', '=', 'sending')
      .where('attempts', '=', attempts)
      .execute();
  },
);

const queries = {
  due: prepare((db: Trx, v: { now: number; limit: number }) =>
    db
      .selectFrom('outbox')
      .select('key')
      .where('status', 'in', ['pending', 'sending'])
      .where('due_at', '<=', v.now)
      .orderBy('due_at')
      .limit(v.limit),
  ),

  claim: prepare((db: Trx, v: { key: string; now: number; until: number }) =>
    db
      .updateTable('outbox')
      .set((is) => ({ status: 'sending', due_at: v.until, attempts: is('attempts', '+', 1) }))
      .where('key', '=', v.key)
      .where('status', 'in', ['pending', 'sending'])
      .where('due_at', '<=', v.now)
      .returningAll(),
  ),

  settle: prepare((db: Trx, v: { key: string; status: OutboxStatus; now: number }) =>
    db
      .updateTable('outbox')
      .set({ status: v.status, payload: '', settled_at: v.now })
      .where('key', '=', v.key),
  ),
};

export async function countOutbox(store: Store): Promise<Partial<Record<OutboxStatus, number>>> {
  const rows = await store.read
    .selectFrom('outbox')
    .select((is) => ['status', is.fn.countAll<number>().as('count')])
    .where('key', 'not like', `${CLOSED}%`)
    .groupBy('status')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.status, Number(row.count)]));
}
