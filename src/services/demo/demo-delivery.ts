import { sql } from 'kysely';
import type { Clock, Delivery, Outgoing, Vault } from '../../domain/ports.ts';
import { prepare } from '../store/prepared.ts';
import { procedure, type Store, type Trx } from '../store/store.ts';

export interface DemoDelivery extends Delivery {
  /** The newest first. */
  list(limit: number): Promise<DemoMessage[]>;
}

/** What would have been sent; `at` in milliseconds since the epoch. */
type DemoMessage = Omit<Outgoing, 'key' | 'subject'> & { id: string; at: number };

/** SMS and mail that go nowhere but to the demo's outbox page. */
export function createDemoDelivery({
  store,
  vault,
  clock,
}: {
  store: Store;
  vault: Vault;
  clock: Clock;
}): DemoDelivery {
  return {
    send: (message) => store.transact(deliverDemoMessage, { message, now: clock() }),

    async list(limit) {
      const rows = await store.read
        .selectFrom('demo_outbox')
        .selectAll()
        .orderBy('seq', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => {
        const { channel, to, purpose, text }: Outgoing = JSON.parse(vault.open(row.message));
        return { id: row.key, at: row.at, channel, to, purpose, text };
      });
    },
  };
}

/** Two must not take the same number: no other may run between reading the highest one and writing the next. */
export const deliverDemoMessage = procedure(
  'demo.deliver',
  async (trx, { message, now }: { message: Outgoing; now: number }, { vault }): Promise<void> => {
    await add(trx, { key: message.key, at: now, message: vault.seal(JSON.stringify(message)) });
  },
);

const add = prepare((db: Trx, v: { key: string; at: number; message: string }) =>
  db
    .insertInto('demo_outbox')
    .values({
      key: v.key,
      at: v.at,
      message: v.message,
      seq: sql<number>`(select coalesce(max(seq), 0) + 1 from demo_outbox)`,
    })
    .onConflict((conflict) => conflict.column('key').doNothing()),
);
