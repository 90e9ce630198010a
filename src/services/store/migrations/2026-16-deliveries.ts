import type { Kysely } from 'kysely';

/** How far the log has been brought to citizens whose channel is sent to. Column notes are in schema.ts. */
export async function deliveries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('deliveries')
    .addColumn('conversation_id', 'text', (c) =>
      c.primaryKey().references('conversations.id').onDelete('cascade'),
    )
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('wanted_seq', 'integer', (c) => c.notNull())
    .addColumn('brought_seq', 'integer', (c) => c.notNull())
    .addColumn('due_at', 'bigint')
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('deliveries_due_at').on('deliveries').column('due_at').execute();
}
