import type { Figures } from '../domain/figures.ts';
import type { Clock } from '../domain/ports.ts';
import { pruneAppeals } from './appeals/appeal-housekeeping.ts';
import { pruneDemo } from './demo/demo-housekeeping.ts';
import { procedure, type Store } from './store/store.ts';

const DAY = 24 * 3_600_000;
/** How long the key of a settled message still makes a second one a no-op. */
const SETTLED_KEPT = 7 * DAY;
const MONTH = 30.5 * DAY;
const YEAR = 366 * DAY;
/** So much a time that nobody else waits for it; the next call takes the next ones. */
const CONVERSATIONS_AT_ONCE = 200;

/**
 * Removes what no rule looks at any more: sends beyond the longest quota, codes, forms and numbers without a
 * message a day after their end (forms not while a person has their conversation), messages a week after they
 * were settled, what is past its keeping time, and what the demo piles up. Called often, so that each time there
 * is little.
 */
export function createHousekeeping({
  store,
  clock,
  figures,
  forget,
}: {
  store: Store;
  clock: Clock;
  figures: Figures;
  /** Told which conversations are gone. */
  forget?: (conversationIds: string[]) => void;
}): () => Promise<void> {
  return async () => {
    const gone = await store.transact(pruneStaleRows, { now: clock(), figures });
    forget?.(gone);
  };
}

/**
 * Answers with the ids of the conversations that are gone.
 *
 * No turn may commit between finding its conversation stale and removing it, nor anything be written to what is found
 * stale here.
 */
export const pruneStaleRows = procedure(
  'housekeeping.rows',
  async (trx, { now, figures }: { now: number; figures: Figures }): Promise<string[]> => {
    await trx
      .deleteFrom('sends')
      .where('at', '<=', now - DAY)
      .execute();
    await trx
      .deleteFrom('destination_sends')
      .where('at', '<=', now - DAY)
      .execute();
    await trx
      .deleteFrom('codes')
      .where('expires_at', '<=', now - DAY)
      .execute();
    await trx
      .deleteFrom('forms')
      .where('expires_at', '<=', now - DAY)
      // A dialog hears of its form only once the bot has the conversation again.
      .where((is) =>
        is.not(
          is.exists(
            is
              .selectFrom('conversations')
              .select('id')
              .whereRef('conversations.id', '=', 'forms.conversation_id')
              .where((its) => its.or([its('owner', '!=', 'bot'), its('changed_at', '>', now - DAY)])),
          ),
        ),
      )
      .execute();
    await trx
      .deleteFrom('outbox')
      .where('settled_at', '<=', now - SETTLED_KEPT)
      .execute();
    const conversations = await trx
      .deleteFrom('conversations')
      .where('id', 'in', (db) =>
        db
          .selectFrom('conversations')
          .select('id')
          .where('changed_at', '<=', now - figures.conversationKeptMonths * MONTH)
          .limit(CONVERSATIONS_AT_ONCE),
      )
      .returning('id')
      .execute();
    await trx
      .deleteFrom('tickets')
      .where('status', '=', 'reserved')
      .where('at', '<=', now - DAY)
      .execute();
    await trx
      .deleteFrom('tickets')
      // Named for the index: on times alone there is none.
      .where('status', 'in', ['open', 'closed'])
      .where('at', '<=', now - figures.conversationKeptMonths * MONTH)
      .execute();
    await trx
      .deleteFrom('audit')
      .where('at', '<=', now - figures.auditKeptYears * YEAR)
      .execute();
    await pruneAppeals(trx, now, figures);
    await pruneDemo(trx, now);
    return conversations.map(({ id }) => id);
  },
);
