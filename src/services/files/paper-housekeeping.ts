import { ENDED } from '../../domain/appeals/stages.ts';
import type { Figures } from '../../domain/figures.ts';
import type { Clock } from '../../domain/ports.ts';
import type { Files } from '../../domain/uploads.ts';
import { procedure, type Store } from '../store/store.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface PaperHousekeepingDeps {
  store: Store;
  files: Files;
  clock: Clock;
  figures: Figures;
}

/**
 * Removes drafts that nobody came back to, the pictures of appeals that ended some time ago, and then every
 * file that nothing refers to any more: so a file cut off from its row by a crash goes as well.
 */
export function createPaperHousekeeping(deps: PaperHousekeepingDeps): () => Promise<void> {
  const { store, clock, figures } = deps;
  let nextSweep = 0;
  return async () => {
    const now = clock();
    await store.transact(pruneStalePapers, { now, figures });
    if (now < nextSweep) return;
    nextSweep = now + HOUR;
    await removeOrphans(deps);
  };
}

/** A file is put before its row is written, so a young one may still get it. */
async function removeOrphans({ store, files, clock }: PaperHousekeepingDeps): Promise<void> {
  const old = (await files.list()).filter(({ at }) => at <= clock() - HOUR);
  if (old.length === 0) return;
  const rows = await store.read.selectFrom('appeal_documents').select('id').execute();
  const known = new Set(rows.map(({ id }) => id));
  for (const { id } of old) if (!known.has(id)) await files.remove(id);
}

/** Nobody may hand in or change a draft between its being found stale and its removal. */
export const pruneStalePapers = procedure(
  'housekeeping.papers',
  async (trx, { now, figures }: { now: number; figures: Figures }): Promise<void> => {
    await trx
      .deleteFrom('appeals')
      .where('state', '=', 'draft')
      .where('changed_at', '<=', now - figures.draftDays * DAY)
      .execute();
    await trx
      .deleteFrom('appeal_documents')
      .where('appeal_id', 'in', (db) =>
        db
          .selectFrom('appeals')
          .select('id')
          .where('state', 'in', ENDED)
          .where('changed_at', '<=', now - figures.documentsKeptDays * DAY),
      )
      .execute();
  },
);
