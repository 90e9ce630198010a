import type { Kysely, Migration } from 'kysely';
import { first } from './migrations/2026-01-first.ts';

/** Forward only: a release may add to the end, never change or remove what is here. Names sort by age. */
export const MIGRATIONS: Record<string, Migration> = {
  '2026-01-first': { up: (db: Kysely<unknown>) => first(db) },
};
