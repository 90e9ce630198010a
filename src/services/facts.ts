import { type Channel, contactOf } from '../domain/account.ts';
import type { Effect } from '../domain/effect.ts';
import type { Figures } from '../domain/figures.ts';
import type { Clock, Facts, Vault } from '../domain/ports.ts';
import { appendAudit } from './audit.ts';
import { destinationKey } from './destination.ts';
import { applyEffects } from './effects/apply-effects.ts';
import { accountLedger, countFailure, readStandings } from './ledgers.ts';
import { commitOrConflict, procedure, type Store } from './store/store.ts';

export interface FactsDeps {
  store: Store;
  vault: Vault;
  clock: Clock;
  figures: Figures;
  /** Told what was written, after it is. */
  committed?: (effects: Effect[]) => void;
}

export function createFacts({ store, vault, clock, figures, committed }: FactsDeps): Facts {
  return {
    apply: (effects) =>
      commitOrConflict(store, writeEffects, { effects, now: clock() }, () => committed?.(effects)),

    async isHeld(accountId) {
      const row = await store.read
        .selectFrom('held_accounts')
        .select('at')
        .where('account_id', '=', accountId)
        .executeTakeFirst();
      return row !== undefined;
    },

    async codeProof(conversationId, account) {
      const row = await store.read
        .selectFrom('codes')
        .innerJoin('code_accounts', 'code_accounts.code_id', 'codes.id')
        .select(['codes.channel', 'codes.used_at', 'codes.destination'])
        .where('codes.conversation_id', '=', conversationId)
        .where('code_accounts.account_id', '=', account.id)
        .where('code_accounts.spent', '=', 0)
        .where('codes.used_at', 'is not', null)
        .orderBy('codes.used_at', 'desc')
        .executeTakeFirst();
      if (!row?.used_at) return undefined;
      const channel = row.channel as Channel;
      const contact = contactOf(account, channel);
      const same = contact !== undefined && destinationKey(vault, channel, contact) === row.destination;
      return same ? { channel, at: row.used_at } : undefined;
    },

    countRefusedPassword: (refused) =>
      store.transact(countRefusedPassword, { refused, now: clock(), figures }),

    async isPasswordClosed(accountId) {
      const keys = [accountLedger('new-password', accountId)];
      const [state] = await readStandings(store.read, keys, clock(), figures);
      return state !== undefined && state.kind !== 'open';
    },
  };
}

interface RefusedPassword {
  refused: Parameters<Facts['countRefusedPassword']>[0];
  now: number;
  figures: Figures;
}

/** What must not happen beside it is what its effects say (applyEffects). */
export const writeEffects = procedure(
  'effects.apply',
  (trx, { effects, now }: { effects: Effect[]; now: number }, tools): Promise<void> =>
    applyEffects(trx, effects, { ...tools, now }),
);

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
