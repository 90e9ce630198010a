import type { Deadline } from '../../domain/effect.ts';
import { lockReminderPrefix } from '../../domain/lock-reminder.ts';
import { Conflict, type Trx } from '../store/store.ts';

/** Setting one again moves it. */
export async function setDeadline(trx: Trx, deadline: Deadline): Promise<void> {
  const row = { due_at: deadline.dueAt, event: JSON.stringify(deadline.event) };
  await trx
    .insertInto('deadlines')
    .values({ id: deadline.id, conversation_id: deadline.conversationId, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

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
