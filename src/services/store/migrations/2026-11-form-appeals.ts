import type { Kysely } from 'kysely';

/** Which appeal a form fills in, adds to or stops. */
export async function formAppeals(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('forms').addColumn('appeal_id', 'text').execute();
}
