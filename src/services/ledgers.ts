import { sql } from 'kysely';
import { type Account, type Channel, identifiersOf } from '../domain/account.ts';
import type { Identifier } from '../domain/identify.ts';
import {
  afterFailure,
  type Ledger,
  type LedgerFigures,
  type LedgerStanding,
  standing,
} from '../domain/ledger.ts';
import type { Vault } from '../domain/ports.ts';
import { prepare } from './store/prepared.ts';
import type { Trx } from './store/store.ts';

/**
 * What a ledger can freeze: a way codes travel, proving a contact by a code, proving a name with an identity
 * number, or a new password.
 */
export type LedgerChannel = Channel | `prove-${Channel}` | 'real-name' | 'new-password';

/**
 * Codes that prove a contact have ledgers of their own: a success there says nothing of any account, and must
 * not reset what guesses at an account's codes have added up to.
 */
export function ledgerChannel(purpose: string, channel: Channel): Channel | `prove-${Channel}` {
  return purpose === 'prove-contact' ? `prove-${channel}` : channel;
}

export function identifierKey(vault: Vault, identifier: Identifier): string {
  return vault.blind(`identifier/${identifier.kind}`, identifier.value);
}

export function identifierLedger(channel: LedgerChannel, blindIdentifier: string): string {
  return `${channel}/i:${blindIdentifier}`;
}

export function accountLedger(channel: LedgerChannel, accountId: string): string {
  return `${channel}/a:${accountId}`;
}

/** All that wrong codes, names and passwords have added up to for an account, whatever it was called by. */
export function ledgersOf(vault: Vault, account: Account): string[] {
  const ways = ['sms', 'mail'] as const;
  const names = identifiersOf(account).map((identifier) => identifierKey(vault, identifier));
  return [
    ...([...ways, 'real-name', 'new-password'] as const).map((way) => accountLedger(way, account.id)),
    ...ways.flatMap((way) => names.map((name) => identifierLedger(way, name))),
  ];
}

/** Standings of `keys`, in their order. */
export async function readStandings(
  on: Trx,
  keys: string[],
  now: number,
  figures: LedgerFigures,
): Promise<LedgerStanding[]> {
  const standings: LedgerStanding[] = [];
  for (const key of keys) {
    const { rows } = await queries.find(on, { key });
    standings.push(standing(rows[0] ? toLedger(rows[0]) : { failures: 0, frozenUntil: 0 }, now, figures));
  }
  return standings;
}

export interface CountedFailure {
  standing: LedgerStanding;
  /** What this very failure did. */
  caused: 'nothing' | 'freeze' | 'disable';
}

/**
 * Counts one more failure in a row, in one statement, and freezes where the rule says so. Nobody else may count in
 * the same ledger between the two.
 */
export async function countFailure(
  trx: Trx,
  key: string,
  now: number,
  figures: LedgerFigures,
): Promise<CountedFailure> {
  const [row] = (await queries.count(trx, { key })).rows;
  if (!row) throw new Error('a failure was not counted');

  const ledger = afterFailure({ failures: row.failures - 1, frozenUntil: row.frozen_until }, now, figures);
  const freezes = ledger.frozenUntil !== row.frozen_until;
  if (freezes)
    await trx
      .updateTable('ledgers')
      .set({ frozen_until: ledger.frozenUntil })
      .where('key', '=', key)
      .execute();
  const disables = ledger.failures === figures.disableAt;
  return {
    standing: standing(ledger, now, figures),
    caused: disables ? 'disable' : freezes ? 'freeze' : 'nothing',
  };
}

const queries = {
  find: prepare((db: Trx, v: { key: string }) =>
    db.selectFrom('ledgers').selectAll().where('key', '=', v.key),
  ),

  count: prepare((db: Trx, v: { key: string }) =>
    db
      .insertInto('ledgers')
      .values({ key: v.key, failures: 1, frozen_until: 0 })
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet({ failures: sql<number>`ledgers.failures + 1` }),
      )
      .returningAll(),
  ),
};

/** Only a success does this, or the staff that has proven the owner anew. */
export async function resetLedgers(trx: Trx, keys: string[]): Promise<void> {
  if (keys.length > 0) await trx.deleteFrom('ledgers').where('key', 'in', keys).execute();
}

/** Whether a ledger is closed, as a citizen is told; undefined while it is open. */
export async function findRefusal(
  on: Trx,
  key: string,
  now: number,
  figures: LedgerFigures,
): Promise<ReturnType<typeof refusalOf> | undefined> {
  const [state] = await readStandings(on, [key], now, figures);
  return state && state.kind !== 'open' ? refusalOf(state, now) : undefined;
}

/** How a citizen is told: whole hours, or that waiting does not help. */
export function refusalOf(
  state: Exclude<LedgerStanding, { kind: 'open' }>,
  now: number,
): { kind: 'frozen'; hours: number } | { kind: 'disabled' } {
  if (state.kind === 'disabled') return { kind: 'disabled' };
  return { kind: 'frozen', hours: Math.max(1, Math.ceil((state.until - now) / 3_600_000)) };
}

function toLedger(row: { failures: number; frozen_until: number }): Ledger {
  return { failures: row.failures, frozenUntil: row.frozen_until };
}
