import { type Account, type Channel, contactOf, contactsOf } from '../../domain/account.ts';
import type { OutboundMessage } from '../../domain/effect.ts';
import type { Locale } from '../../domain/locale.ts';
import { destinationKey } from '../destination.ts';
import { accountLedger, readStandings } from '../ledgers.ts';
import { destinationOf } from './address-code.ts';
import type { OutboxDeps } from './outbox-deps.ts';

type Closed = Extract<OutboundMessage, { kind: 'closed' }>;

/** A phone and a mailbox. */
const USUAL_CONTACTS = 2;
const OTHER: Record<Channel, Channel> = { sms: 'mail', mail: 'sms' };

/**
 * One message for each place where the owners of what was closed are reached; undefined where nothing was closed.
 * Here, and nowhere earlier, the directory is asked who they are. For fewer contacts than usual there are messages
 * to nobody instead.
 */
export async function prepareClosed(
  message: Closed,
  deps: OutboxDeps,
): Promise<OutboundMessage[] | undefined> {
  const { key, conversationId, way, until, identifier, accountIds } = message;
  if (!identifier && accountIds.length === 0) return undefined;
  const owners = await findOwners(message, deps);
  const other = await findOtherWay(message, owners, deps);
  const words = deps.renderClosed({
    locale: await localeOf(conversationId, deps),
    way,
    ...(until !== undefined && { until }),
    ...(other && { other }),
  });

  const messages = contactsOfAll(owners, deps).map((contact, n): OutboundMessage => {
    const purpose = until === undefined ? 'channel-disabled' : 'channel-frozen';
    return { kind: 'notice', key: `${key}:${n}`, ...contact, purpose, ...words };
  });
  for (let n = messages.length; n < USUAL_CONTACTS; n++)
    messages.push({ kind: 'closed', key: `${key}:${n}`, conversationId, way, accountIds: [] });
  return messages;
}

/**
 * The accounts that were closed themselves, and those that what was typed stood for. Of the latter not those that
 * are closed already: their owners were told when that happened, and the end told then is not that of the name.
 */
async function findOwners(
  { way, identifier, accountIds }: Closed,
  { directory, store, vault, clock, figures }: OutboxDeps,
): Promise<Account[]> {
  const closed = (await Promise.all(accountIds.map((id) => directory.get(id)))).flatMap((one) => one ?? []);
  if (!identifier || way === 'real-name') return closed;
  const named = destinationOf(vault, await directory.find(identifier), way)?.accounts ?? [];
  const ledgers = named.map(({ id }) => accountLedger(way, id));
  const standings = await readStandings(store.read, ledgers, clock(), figures);
  const open = named.filter(({ id }, i) => standings[i]?.kind === 'open' && !accountIds.includes(id));
  return [...closed, ...open];
}

/** The other way codes travel, where one of the owners still has it. */
async function findOtherWay(
  { way }: Closed,
  owners: Account[],
  { store, clock, figures }: OutboxDeps,
): Promise<Channel | undefined> {
  if (way === 'real-name') return undefined;
  const other = OTHER[way];
  const reached = owners.filter((account) => contactOf(account, other));
  const ledgers = reached.map(({ id }) => accountLedger(other, id));
  const standings = await readStandings(store.read, ledgers, clock(), figures);
  return standings.some(({ kind }) => kind === 'open') ? other : undefined;
}

/** A contact that several share is told once. */
function contactsOfAll(owners: Account[], { vault }: OutboxDeps): { channel: Channel; to: string }[] {
  const byKey = new Map<string, { channel: Channel; to: string }>();
  for (const contact of owners.flatMap(contactsOf)) {
    const key = destinationKey(vault, contact.channel, contact.to);
    if (!byKey.has(key)) byKey.set(key, contact);
  }
  return [...byKey.values()];
}

/** Of the conversation in which it happened. */
async function localeOf(conversationId: string, { store, vault }: OutboxDeps): Promise<Locale> {
  const row = await store.read
    .selectFrom('conversations')
    .select('state')
    .where('id', '=', conversationId)
    .executeTakeFirst();
  return row ? JSON.parse(vault.open(row.state)).locale : 'zh-CN';
}
