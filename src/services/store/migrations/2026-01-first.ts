import { type Kysely, sql } from 'kysely';

/** Conversations, codes, forms, outbox, audit and the demo's accounts. Column notes are in schema.ts. */
export async function first(db: Kysely<unknown>): Promise<void> {
  await conversations(db);
  await codes(db);
  await forms(db);
  await outbox(db);
  await audit(db);
  await demo(db);
}

async function conversations(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('conversations')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('epoch', 'integer', (c) => c.notNull())
    .addColumn('owner', 'text', (c) => c.notNull())
    .addColumn('last_seq', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('user_id', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('conversations_changed_at').on('conversations').column('changed_at').execute();
  await db.schema
    .createTable('log')
    .addColumn('conversation_id', 'text', (c) =>
      c.notNull().references('conversations.id').onDelete('cascade'),
    )
    .addColumn('seq', 'integer', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('speaker', 'text', (c) => c.notNull())
    .addColumn('client_id', 'text')
    .addColumn('activity', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('log_pk', ['conversation_id', 'seq'])
    .execute();
  await db.schema
    .createIndex('log_client_id')
    .unique()
    .on('log')
    .columns(['conversation_id', 'client_id'])
    .where(sql.ref('client_id'), 'is not', null)
    .execute();
}

async function codes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('codes')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('conversation_id', 'text', (c) => c.notNull())
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('identifier', 'text', (c) => c.notNull())
    .addColumn('identifier_key', 'text', (c) => c.notNull())
    .addColumn('mac', 'text', (c) => c.notNull())
    .addColumn('issued_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('tries', 'integer', (c) => c.notNull())
    .addColumn('used_at', 'bigint')
    .addColumn('voided_at', 'bigint')
    .addColumn('destination', 'text')
    .execute();
  await db.schema.createIndex('codes_conversation').on('codes').column('conversation_id').execute();
  await db.schema.createIndex('codes_expiry').on('codes').column('expires_at').execute();
  await db.schema
    .createTable('code_accounts')
    .addColumn('code_id', 'text', (c) => c.notNull().references('codes.id').onDelete('cascade'))
    .addColumn('account_id', 'text', (c) => c.notNull())
    .addColumn('spent', 'integer', (c) => c.notNull().defaultTo(0))
    .addPrimaryKeyConstraint('code_accounts_pk', ['code_id', 'account_id'])
    .execute();
  await db.schema.createIndex('code_accounts_account').on('code_accounts').column('account_id').execute();
  await db.schema
    .createTable('ledgers')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('frozen_until', 'bigint', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('sends')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('conversation_id', 'text', (c) => c.notNull())
    .addColumn('identifier_key', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .execute();
  for (const column of ['conversation_id', 'identifier_key', 'address'])
    await db.schema.createIndex(`sends_${column}`).on('sends').columns([column, 'at']).execute();
  await db.schema.createIndex('sends_at').on('sends').column('at').execute();
  await db.schema
    .createTable('destination_sends')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('destination', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex('destination_sends_destination')
    .on('destination_sends')
    .columns(['destination', 'at'])
    .execute();
  await db.schema.createIndex('destination_sends_at').on('destination_sends').column('at').execute();
}

async function forms(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('forms')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('conversation_id', 'text', (c) => c.notNull())
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text')
    .addColumn('aux', 'integer', (c) => c.notNull())
    .addColumn('locale', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('browser_hash', 'text')
    .addColumn('result', 'text')
    .execute();
  for (const column of ['conversation_id', 'account_id', 'expires_at'])
    await db.schema.createIndex(`forms_${column}`).on('forms').column(column).execute();
  await db.schema
    .createTable('deadlines')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('conversation_id', 'text', (c) => c.notNull())
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addColumn('event', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('deadlines_due').on('deadlines').column('due_at').execute();
  await db.schema
    .createTable('held_accounts')
    .addColumn('account_id', 'text', (c) => c.primaryKey())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
}

async function outbox(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('outbox')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('payload', 'text', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('settled_at', 'bigint')
    .execute();
  await db.schema.createIndex('outbox_due').on('outbox').columns(['status', 'due_at']).execute();
  await db.schema.createIndex('outbox_settled').on('outbox').column('settled_at').execute();
}

async function audit(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit')
    .addColumn('seq', 'integer', (c) => c.primaryKey())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('actor', 'text', (c) => c.notNull())
    .addColumn('conversation_id', 'text')
    .addColumn('account_id', 'text')
    .addColumn('details', 'text')
    .addColumn('previous_hash', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('audit_at').on('audit').column('at').execute();
}

async function demo(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('demo_accounts')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('profile', 'text', (c) => c.notNull())
    .addColumn('password', 'text', (c) => c.notNull())
    .addColumn('session_epoch', 'integer', (c) => c.notNull())
    .addColumn('seed', 'text', (c) => c.notNull())
    .execute();
  await db.schema
    .createTable('demo_identifiers')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('account_id', 'text', (c) => c.notNull().references('demo_accounts.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('demo_identifiers_pk', ['kind', 'hash', 'account_id'])
    .execute();
  await db.schema
    .createIndex('demo_identifiers_account')
    .on('demo_identifiers')
    .column('account_id')
    .execute();
  await db.schema
    .createTable('demo_ladders')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('failures', 'integer', (c) => c.notNull())
    .addColumn('locked_until', 'bigint')
    .execute();
  await db.schema
    .createTable('demo_outbox')
    .addColumn('seq', 'integer', (c) => c.primaryKey())
    .addColumn('key', 'text', (c) => c.notNull().unique())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addColumn('message', 'text', (c) => c.notNull())
    .execute();
}
