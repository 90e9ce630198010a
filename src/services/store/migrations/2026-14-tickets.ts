import type { Kysely } from 'kysely';

/** What is left for the staff. Column notes are in schema.ts. */
export async function tickets(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('tickets')
    .addColumn('number', 'text', (c) => c.primaryKey())
    .addColumn('day', 'text', (c) => c.notNull())
    .addColumn('nth', 'integer', (c) => c.notNull())
    .addColumn('request_id', 'text', (c) => c.notNull().unique())
    .addColumn('conversation_id', 'text', (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('content', 'text')
    .addColumn('closed_at', 'bigint')
    .addColumn('closed_by', 'text')
    .addUniqueConstraint('tickets_nth', ['day', 'nth'])
    .execute();
  for (const column of ['conversation_id', 'address', 'status'])
    await db.schema.createIndex(`tickets_${column}`).on('tickets').columns([column, 'at']).execute();
}
