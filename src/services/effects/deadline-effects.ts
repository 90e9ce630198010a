import type { Deadline } from '../../domain/effect.ts';
import { lockReminderPrefix } from '../../domain/lock-reminder.ts';
import { prepare } from '../store/prepared.ts';
import type { DeadlineRow } from '../store/schema.ts';
import { Conflict, type Trx } from '../store/store.ts';

/** Setting one again moves it. */
export async function setDeadline(trx: Trx, deadline: Deadline): Promise<void> {
  await set(trx, {
    id: deadline.id,
    conversation_id: deadline.conversationId,
    due_at: deadline.dueAt,
    event: JSON.stringify(deadline.event),
  });
}

const set = prepare((db: Trx, { id, conversation_id, due_at, event }: DeadlineRow) =>
  db
    .insertInto('deadlines')
    .values({ id, conversation_id, due_at, event })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ due_at, event })),
);

/** Guard: still there. */
export async function meetDeadline(trx: Trx, deadlineId: string): Promise<void> {
  const { numDeletedRows } = await trx
    .deleteFrom('deadlines')
    .where('id', '=', deadlineId)
    .executeTakeFirst();
  if (numDeletedRows !== 1n) throw new Conflict('meet-deadline');
}

export async function dropDeadlines(trx: Trx, ids: string[]): Promise<void> {
  if (ids.length > 0) await trx.deleteFrom('deadlines').where('id', 'in', ids).execute();
}

export async function dropLockReminders(trx: Trx, accountId: string): Promise<void> {
  const prefix = lockReminderPrefix(accountId);
  await trx
    .deleteFrom('deadlines')
    .where('id', '>=', prefix)
    .where('id', '<', `${prefix.slice(0, -1)};`)
    .execute();
}
