import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { first } from './migrations/2026-01-first.ts';
import { formAppeals } from './migrations/2026-11-form-appeals.ts';
import { appeals } from './migrations/2026-12-appeals.ts';
import { tickets } from './migrations/2026-14-tickets.ts';
import { deliveries } from './migrations/2026-16-deliveries.ts';

/** Forward only: a release may add to the end, never change or remove what is here. Names sort by age. */
export const MIGRATIONS: Record<string, Migration> = {
  '2026-01-first': { up: (db: Kysely<unknown>) => first(db) },
  '2026-11-form-appeals': { up: (db: Kysely<unknown>) => formAppeals(db) },
  '2026-12-appeals': { up: (db: Kysely<unknown>) => appeals(db) },
  '2026-14-tickets': { up: (db: Kysely<unknown>) => tickets(db) },
  '2026-16-deliveries': { up: (db: Kysely<unknown>) => deliveries(db) },
};
