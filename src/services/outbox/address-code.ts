import { type Account, type Channel, contactOf } from '../../domain/account.ts';
import type { Figures } from '../../domain/figures.ts';
import type { Vault } from '../../domain/ports.ts';
import { destinationKey } from '../destination.ts';
import { accountLedger, readStandings } from '../ledgers.ts';
import type { CodeRow } from '../store/schema.ts';
import type { Trx } from '../store/store.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export type Addressed =
  | { kind: 'to'; to: string; accountIds: string[] }
  /** Nothing is sent, and nobody is told. */
  | { kind: 'withheld'; reason: 'no-contact' | 'frozen' | 'quota' | 'budget' | 'moved' }
  /** The code can no longer be used, so it isn't worth sending. */
  | { kind: 'useless' };

/**
 * Decides where a code goes and binds it to that destination and the accounts behind it, before it is sent.
 *
 * A code has one destination: that of the first account with a contact on the channel, natural persons
 * first. It speaks for exactly the accounts that share it and are not frozen. A second attempt must come to
 * the same destination, because the first one may have arrived.
 */
export async function addressCode(
  trx: Trx,
  code: CodeRow,
  accounts: Account[],
  key: string,
  deps: { vault: Vault; figures: Figures; now: number },
): Promise<Addressed> {
  const { vault, figures, now } = deps;
  const channel = code.channel as Channel;
  const to = [...accounts.filter(isNatural), ...accounts.filter((one) => !isNatural(one))]
    .map((account) => contactOf(account, channel))
    .find((contact) => contact);
  if (!to) return { kind: 'withheld', reason: 'no-contact' };
  const destination = destinationKey(vault, channel, to);
  if (code.destination !== null && code.destination !== destination)
    return { kind: 'withheld', reason: 'moved' };

  const sharing = accounts
    .filter((account) => {
      const contact = contactOf(account, channel);
      return contact && destinationKey(vault, channel, contact) === destination;
    })
    .map((account) => account.id);
  const ledgers = sharing.map((id) => accountLedger(channel, id));
  const standings = await readStandings(trx, ledgers, now, figures);
  const accountIds = sharing.filter((_, i) => standings[i]?.kind === 'open');
  if (accountIds.length === 0) return { kind: 'withheld', reason: 'frozen' };
  if (await quotaUsedUp(trx, key, destination, now, figures)) return { kind: 'withheld', reason: 'quota' };
  if (await budgetSpent(trx, now, figures)) return { kind: 'withheld', reason: 'budget' };

  if (!(await bind(trx, code.id, destination, accountIds, now))) return { kind: 'useless' };
  await trx
    .insertInto('destination_sends')
    .values({ key, at: now, destination })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  return { kind: 'to', to, accountIds };
}

function isNatural(account: Account): boolean {
  return account.kind === 'natural';
}

/** The message's own earlier attempts do not count against it. */
async function quotaUsedUp(
  trx: Trx,
  key: string,
  destination: string,
  now: number,
  figures: Figures,
): Promise<boolean> {
  const past = await trx
    .selectFrom('destination_sends')
    .select('at')
    .where('destination', '=', destination)
    .where('at', '>', now - DAY)
    .where('key', '!=', key)
    .execute();
  const lastHour = past.filter(({ at }) => at > now - HOUR).length;
  return lastHour >= figures.sendsPerDestinationHour || past.length >= figures.sendsPerDestinationDay;
}

/** Counted where something is really sent: asking for codes to nobody must not stop everybody else's. */
async function budgetSpent(trx: Trx, now: number, figures: Figures): Promise<boolean> {
  const { sent } = await trx
    .selectFrom('destination_sends')
    .select((is) => is.fn.countAll<number>().as('sent'))
    .where('at', '>', now - HOUR)
    .executeTakeFirstOrThrow();
  return sent >= figures.sendsGlobalHour;
}

/** `false` when the code was used, voided or ran out meanwhile. */
async function bind(
  trx: Trx,
  codeId: string,
  destination: string,
  accountIds: string[],
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('codes')
    .set({ destination })
    .where('id', '=', codeId)
    .where('used_at', 'is', null)
    .where('voided_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  await trx.deleteFrom('code_accounts').where('code_id', '=', codeId).execute();
  await trx
    .insertInto('code_accounts')
    .values(accountIds.map((account_id) => ({ code_id: codeId, account_id })))
    .execute();
  return true;
}
