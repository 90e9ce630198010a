import type { Deadlines } from '../domain/ports.ts';
import { dropDeadlines } from './effects/deadline-effects.ts';
import type { Store } from './store/store.ts';

export function createDeadlines({ store }: { store: Store }): Deadlines {
  return {
    async due(now, limit) {
      const rows = await store.read
        .selectFrom('deadlines')
        .selectAll()
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        id: row.id,
        conversationId: row.conversation_id,
        event: JSON.parse(row.event),
      }));
    },

    async postpone(id, until) {
      await store.transact((trx) =>
        trx.updateTable('deadlines').set({ due_at: until }).where('id', '=', id).execute(),
      );
    },

    drop: (id) => store.transact((trx) => dropDeadlines(trx, [id])),
  };
}
