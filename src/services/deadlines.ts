import type { Deadlines } from '../domain/ports.ts';
import { dropDeadlines } from './effects/deadline-effects.ts';
import { procedure, type Store } from './store/store.ts';

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

    postpone: (id, until) => store.transact(postponeDeadline, { id, until }),
    drop: (id) => store.transact(dropDeadline, { id }),
  };
}

/** Beside whoever meets or drops the same deadline nothing can go wrong: one that is gone stays gone. */
export const postponeDeadline = procedure(
  'deadline.postpone',
  async (trx, { id, until }: { id: string; until: number }): Promise<void> => {
    await trx.updateTable('deadlines').set({ due_at: until }).where('id', '=', id).execute();
  },
);

/** Nothing can go wrong beside it: a deadline is dropped once or was gone already. */
export const dropDeadline = procedure(
  'deadline.drop',
  (trx, { id }: { id: string }): Promise<void> => dropDeadlines(trx, [id]),
);
