import type { Kysely } from 'kysely';

/** Appeals and their papers. Column notes are in schema.ts. */
export async function appeals(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('appeals')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('conversation_id', 'text', (c) => c.notNull())
    .addColumn('receipt_key', 'text', (c) => c.unique())
    .addColumn('draft_key', 'text', (c) => c.unique())
    .addColumn('contact_key', 'text', (c) => c.notNull())
    .addColumn('person_key', 'text')
    .addColumn('account_id', 'text')
    .addColumn('begun_at', 'bigint', (c) => c.notNull())
    .addColumn('submitted_at', 'bigint')
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .execute();
  for (const column of ['conversation_id', 'person_key', 'account_id'])
    await db.schema.createIndex(`appeals_${column}`).on('appeals').column(column).execute();
  await db.schema.createIndex('appeals_contact').on('appeals').columns(['contact_key', 'begun_at']).execute();
  await db.schema.createIndex('appeals_state').on('appeals').columns(['state', 'changed_at']).execute();
  await db.schema
    .createTable('appeal_documents')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('appeal_id', 'text', (c) => c.notNull().references('appeals.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('size', 'integer', (c) => c.notNull())
    .addColumn('width', 'integer', (c) => c.notNull())
    .addColumn('height', 'integer', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('appeal_documents_appeal').on('appeal_documents').column('appeal_id').execute();
}
