import type { Trx } from '../store/store.ts';
import { UNKNOWN_NAMES } from './demo-login.ts';

const DAY = 24 * 3_600_000;
const MESSAGES_KEPT = 500;

/** What knocking at the demo's pages leaves behind: shown messages, and ladders of names nobody has. */
export async function pruneDemo(trx: Trx, now: number): Promise<void> {
  await trx
    .deleteFrom('demo_outbox')
    .where((is) =>
      is.or([
        is('at', '<=', now - 7 * DAY),
        is('seq', '<=', (db) =>
          db.selectFrom('demo_outbox').select((of) => of(of.fn.max('seq'), '-', MESSAGES_KEPT).as('last')),
        ),
      ]),
    )
    .execute();
  await trx
    .deleteFrom('demo_ladders')
    .where('key', 'like', `${UNKNOWN_NAMES}%`)
    .where('locked_until', '<=', now - DAY)
    .execute();
}
