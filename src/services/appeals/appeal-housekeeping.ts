import { ENDED } from '../../domain/appeals/stages.ts';
import type { Figures } from '../../domain/figures.ts';
import type { Trx } from '../store/store.ts';
import { pastGuesses } from './find-appeal.ts';

const DAY = 24 * 3_600_000;
const YEAR = 366 * DAY;

/**
 * Drafts that were given up, appeals as old as their audit trail, and the counts of wrong guesses of days past.
 * Papers go with their appeal; forgotten drafts go with the papers' own housekeeping.
 */
export async function pruneAppeals(trx: Trx, now: number, figures: Figures): Promise<void> {
  await trx
    .deleteFrom('appeals')
    .where('submitted_at', 'is', null)
    .where('state', '=', 'withdrawn')
    .where('changed_at', '<=', now - DAY)
    .execute();
  await trx
    .deleteFrom('appeals')
    .where('state', 'in', ENDED)
    .where('changed_at', '<=', now - figures.auditKeptYears * YEAR)
    .execute();
  const { from, before } = pastGuesses(now);
  await trx.deleteFrom('ledgers').where('key', '>=', from).where('key', '<', before).execute();
}
