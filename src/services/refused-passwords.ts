import type { Figures } from '../domain/figures.ts';
import type { Clock } from '../domain/ports.ts';
import type { RefusedPasswords } from '../domain/recovery-ports.ts';
import { appendAudit } from './audit.ts';
import { accountLedger, countFailure, readStandings } from './ledgers.ts';
import { procedure, type Store } from './store/store.ts';

export interface RefusedPasswordsDeps {
  store: Store;
  clock: Clock;
  figures: Figures;
}

export function createRefusedPasswords({ store, clock, figures }: RefusedPasswordsDeps): RefusedPasswords {
  return {
    count: (refused) => store.transact(countRefusedPassword, { refused, now: clock(), figures }),

    async isClosed(accountId) {
      const keys = [accountLedger('new-password', accountId)];
      const [state] = await readStandings(store.read, keys, clock(), figures);
      return state !== undefined && state.kind !== 'open';
    },
  };
}

interface RefusedPassword {
  refused: Parameters<RefusedPasswords['count']>[0];
  now: number;
  figures: Figures;
}

/** No other may count in the same ledger between its count and the freeze that follows from it (countFailure). */
export const countRefusedPassword = procedure(
  'password.count-refused',
  async (
    trx,
    { refused: { accountId, conversationId, rule }, now, figures }: RefusedPassword,
  ): Promise<void> => {
    await countFailure(trx, accountLedger('new-password', accountId), now, figures);
    await appendAudit(trx, {
      at: now,
      act: 'password.refused',
      actor: 'citizen',
      conversationId,
      accountId,
      details: { rule },
    });
  },
);
