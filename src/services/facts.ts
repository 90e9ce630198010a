import type { Effect } from '../domain/effect.ts';
import type { Clock, Facts, Vault } from '../domain/ports.ts';
import { applyEffects } from './effects/apply-effects.ts';
import { commitOrConflict, type Store } from './store/store.ts';

export interface FactsDeps {
  store: Store;
  vault: Vault;
  clock: Clock;
  /** Told what was written, after it is. */
  committed?: (effects: Effect[]) => void;
}

export function createFacts({ store, vault, clock, committed }: FactsDeps): Facts {
  return {
    async apply(effects) {
      const result = await commitOrConflict(store, (trx) => applyEffects(trx, effects, { vault, clock }));
      if (result === 'committed') committed?.(effects);
      return result;
    },

    async isHeld(accountId) {
      const row = await store.read
        .selectFrom('held_accounts')
        .select('at')
        .where('account_id', '=', accountId)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
