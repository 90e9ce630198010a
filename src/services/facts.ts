import { type Channel, contactOf } from '../domain/account.ts';
import type { Effect } from '../domain/effect.ts';
import type { Figures } from '../domain/figures.ts';
import type { Clock, Facts, Vault } from '../domain/ports.ts';
import { appendAudit } from './audit.ts';
import { destinationKey } from './destination.ts';
import { applyEffects } from './effects/apply-effects.ts';
import { accountLedger, countFailure, readStandings } from './ledgers.ts';
import { commitOrConflict, type Store, type Tools, type Trx } from './store/store.ts';

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
      commitOrConflict(store, 'effects.apply', { effects, now: clock() }, () => committed?.(effects)),

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
      store.transact('password.count-refused', { refused, now: clock(), figures }),

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

export const factProcedures = {
  'effects.apply': (
    trx: Trx,
    { effects, now }: { effects: Effect[]; now: number },
    { vault }: Tools,
  ): Promise<void> => applyEffects(trx, effects, { vault, now }),

  async 'password.count-refused'(
    trx: Trx,
    { refused: { accountId, conversationId, rule }, now, figures }: RefusedPassword,
  ): Promise<void> {
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
};
