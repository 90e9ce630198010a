import type { Deadlines } from '../domain/ports.ts';
import { dropDeadlines } from './effects/deadline-effects.ts';
import type { Store, Trx } from './store/store.ts';

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

    postpone: (id, until) => store.transact('deadline.postpone', { id, until }),
    drop: (id) => store.transact('deadline.drop', { id }),
  };
}

export const deadlineProcedures = {
  async 'deadline.postpone'(trx: Trx, { id, until }: { id: string; until: number }): Promise<void> {
    await trx.updateTable('deadlines').set({ due_at: until }).where('id', '=', id).execute();
  },

  'deadline.drop': (trx: Trx, { id }: { id: string }): Promise<void> => dropDeadlines(trx, [id]),
};
