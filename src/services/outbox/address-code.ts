import { type Account, type Channel, contactOf } from '../../domain/account.ts';
import type { Figures } from '../../domain/figures.ts';
import type { Vault } from '../../domain/ports.ts';
import { destinationKey } from '../destination.ts';
import { accountLedger, readStandings } from '../ledgers.ts';
import { prepare } from '../store/prepared.ts';
import { procedure, type Trx } from '../store/store.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Codes to contacts that anybody may type: these alone must not use up the budget of those to account holders. */
const CONTACT_SHARE = 1 / 3;
/** How their rows begin. */
const TO_CONTACT = 'contact:';

export type Addressed =
  | { kind: 'to'; to: string; accountIds: string[] }
  /** Nothing is sent, and nobody is told. */
  | { kind: 'withheld'; reason: 'no-contact' | 'frozen' | 'quota' | 'budget' | 'moved' }
  /** The code can no longer be used, so it isn't worth sending. */
  | { kind: 'useless' };

/**
 * A code has one destination: that of the first account with a contact on the channel, natural persons first.
 * Undefined where none has one.
 */
export function destinationOf(
  vault: Vault,
  accounts: Account[],
  channel: Channel,
): { to: string; destination: string; accounts: Account[] } | undefined {
  const to = [...accounts.filter(isNatural), ...accounts.filter((one) => !isNatural(one))]
    .map((account) => contactOf(account, channel))
    .find((contact) => contact);
  if (!to) return undefined;
  const destination = destinationKey(vault, channel, to);
  const sharing = accounts.filter((account) => {
    const contact = contactOf(account, channel);
    return contact && destinationKey(vault, channel, contact) === destination;
  });
  return { to, destination, accounts: sharing };
}

interface ToAddress {
  codeId: string;
  /** Of the outbox row: its earlier attempts do not count against it. */
  key: string;
  figures: Figures;
  now: number;
}

/**
 * Decides where a code goes and binds it to that destination and the accounts behind it, before it is sent.
 *
 * It speaks for exactly the accounts that share its destination and are not frozen. A second attempt must come
 * to the same destination, because the first one may have arrived.
 *
 * No two may run side by side: both would count the same sends and exceed a quota or the budget. Nor may a ledger of
 * its accounts freeze meanwhile.
 */
export const addressCode = procedure(
  'code.address',
  async (
    trx,
    { codeId, accounts, key, figures, now }: ToAddress & { accounts: Account[] },
    { vault },
  ): Promise<Addressed> => {
    const [code] = (await queries.find(trx, { codeId })).rows;
    if (!code) return { kind: 'useless' };
    const channel = code.channel as Channel;
    const goesTo = destinationOf(vault, accounts, channel);
    if (!goesTo) return { kind: 'withheld', reason: 'no-contact' };
    const { to, destination } = goesTo;
    if (code.destination !== null && code.destination !== destination)
      return { kind: 'withheld', reason: 'moved' };

    const sharing = goesTo.accounts.map(({ id }) => id);
    const ledgers = sharing.map((id) => accountLedger(channel, id));
    const standings = await readStandings(trx, ledgers, now, figures);
    const accountIds = sharing.filter((_, i) => standings[i]?.kind === 'open');
    if (accountIds.length === 0) return { kind: 'withheld', reason: 'frozen' };
    const mailbox = mailboxKey(vault, channel, to);
    if (await quotaUsedUp(trx, key, mailbox, now, figures)) return { kind: 'withheld', reason: 'quota' };
    if (await budgetSpent(trx, now, figures)) return { kind: 'withheld', reason: 'budget' };

    if (!(await bind(trx, code.id, destination, accountIds, now))) return { kind: 'useless' };
    await countDestination(trx, { key, at: now, destination: mailbox });
    return { kind: 'to', to, accountIds };
  },
);

/**
 * The same for a code that proves a contact: it goes to what the claimant typed, whoever has it, and is bound
 * to no account.
 *
 * No two may run side by side, nor one beside addressCode: they share the quotas of a destination and the budget of
 * all.
 */
export const addressContactCode = procedure(
  'code.address-contact',
  async (
    trx,
    { codeId, to, key, figures, now }: ToAddress & { to: string },
    { vault },
  ): Promise<Addressed> => {
    const [code] = (await queries.find(trx, { codeId })).rows;
    if (!code) return { kind: 'useless' };
    const channel = code.channel as Channel;
    const countedAs = TO_CONTACT + key;
    const mailbox = mailboxKey(vault, channel, to);
    if (await quotaUsedUp(trx, countedAs, mailbox, now, figures))
      return { kind: 'withheld', reason: 'quota' };
    if ((await budgetSpent(trx, now, figures)) || (await contactShareSpent(trx, now, figures)))
      return { kind: 'withheld', reason: 'budget' };
    if (!(await bind(trx, code.id, destinationKey(vault, channel, to), [], now))) return { kind: 'useless' };
    await countDestination(trx, { key: countedAs, at: now, destination: mailbox });
    return { kind: 'to', to, accountIds: [] };
  },
);

/**
 * What addressing a code would have written, for one that goes to nobody; `key` is no code's.
 *
 * Nothing can go wrong beside it: its rows are nobody else’s.
 */
export const seemToAddress = procedure(
  'outbox.seem-busy',
  async (trx, noise: { key: string; at: number; destination: string }): Promise<void> => {
    await countDestination(trx, noise);
    await unbind(trx, { codeId: noise.key });
  },
);

const countDestination = prepare((db: Trx, v: { key: string; at: number; destination: string }) =>
  db
    .insertInto('destination_sends')
    .values({ key: v.key, at: v.at, destination: v.destination })
    .onConflict((conflict) => conflict.column('key').doNothing()),
);

const unbind = prepare((db: Trx, v: { codeId: string }) =>
  db.deleteFrom('code_accounts').where('code_id', '=', v.codeId),
);

/** What quotas count: `name+anything@example.com` is one mailbox under as many names as one likes. */
function mailboxKey(vault: Vault, channel: Channel, to: string): string {
  return destinationKey(vault, channel, channel === 'mail' ? to.replace(/\+[^@]*(?=@)/, '') : to);
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
  const { rows: past } = await queries.sendsTo(trx, { destination, since: now - DAY, key });
  const lastHour = past.filter(({ at }) => at > now - HOUR).length;
  return lastHour >= figures.sendsPerDestinationHour || past.length >= figures.sendsPerDestinationDay;
}

/** Counted where something is really sent: asking for codes to nobody must not stop everybody else's. */
async function budgetSpent(trx: Trx, now: number, figures: Figures): Promise<boolean> {
  const [row] = (await queries.sends(trx, { since: now - HOUR })).rows;
  return Number(row?.sent ?? 0) >= figures.sendsGlobalHour;
}

async function contactShareSpent(trx: Trx, now: number, figures: Figures): Promise<boolean> {
  const [row] = (await queries.contactSends(trx, { since: now - HOUR })).rows;
  return Number(row?.sent ?? 0) >= Math.ceil(figures.sendsGlobalHour * CONTACT_SHARE);
}

/** `false` when the code was used, voided or ran out meanwhile. */
async function bind(
  trx: Trx,
  codeId: string,
  destination: string,
  accountIds: string[],
  now: number,
): Promise<boolean> {
  const { numAffectedRows } = await queries.bind(trx, { codeId, destination, now });
  if (numAffectedRows !== 1n) return false;
  await unbind(trx, { codeId });
  for (const accountId of accountIds) await queries.speakFor(trx, { codeId, accountId });
  return true;
}

const queries = {
  find: prepare((db: Trx, v: { codeId: string }) =>
    db.selectFrom('codes').selectAll().where('id', '=', v.codeId),
  ),

  sendsTo: prepare((db: Trx, v: { destination: string; since: number; key: string }) =>
    db
      .selectFrom('destination_sends')
      .select('at')
      .where('destination', '=', v.destination)
      .where('at', '>', v.since)
      .where('key', '!=', v.key),
  ),

  sends: prepare((db: Trx, v: { since: number }) =>
    db
      .selectFrom('destination_sends')
      .select((is) => is.fn.countAll<number>().as('sent'))
      .where('at', '>', v.since),
  ),

  contactSends: prepare((db: Trx, v: { since: number }) =>
    db
      .selectFrom('destination_sends')
      .select((is) => is.fn.countAll<number>().as('sent'))
      .where('at', '>', v.since)
      .where('key', 'like', `${TO_CONTACT}%`),
  ),

  bind: prepare((db: Trx, v: { codeId: string; destination: string; now: number }) =>
    db
      .updateTable('codes')
      .set({ destination: v.destination })
      .where('id', '=', v.codeId)
      .where('used_at', 'is', null)
      .where('voided_at', 'is', null)
      .where('expires_at', '>', v.now),
  ),

  speakFor: prepare((db: Trx, v: { codeId: string; accountId: string }) =>
    db.insertInto('code_accounts').values({ code_id: v.codeId, account_id: v.accountId }),
  ),
};
