import type { Figures } from '../../domain/figures.ts';
import { prepare } from '../store/prepared.ts';
import type { Trx } from '../store/store.ts';
import { isFirstSend, type PastSend, type SendHistory } from './quotas.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Nobody sends as many in an hour: a limit from here on is none, and not looked for through all that was sent. */
const NO_LIMIT = 1_000_000;

export async function readSendHistory(
  trx: Trx,
  send: { identifierKey: string; conversationId: string; address: string },
  now: number,
  figures: Figures,
): Promise<SendHistory> {
  const { identifierKey, conversationId, address } = send;
  const since = { day: now - DAY, hour: now - HOUR };
  const nthOfAddress = async (n: number) =>
    n >= NO_LIMIT
      ? undefined
      : (await queries.nthOfAddress(trx, { address, since: since.hour, before: n - 1 })).rows[0]?.at;
  const ofIdentifier = await past(queries.ofIdentifier(trx, { value: identifierKey, since: since.day }));
  const ofConversation = await past(queries.ofConversation(trx, { value: conversationId, since: since.day }));
  const isFirst = isFirstSend({ ofIdentifier, ofConversation });
  return {
    ofIdentifier,
    ofConversation,
    // The other one is not looked at.
    nthOfAddress: {
      normal: isFirst ? undefined : await nthOfAddress(figures.sendsPerAddressHour),
      first: isFirst ? await nthOfAddress(figures.firstSendsPerAddressHour) : undefined,
    },
    nthOfAll: (await queries.nthOfAll(trx, { since: since.hour, before: figures.requestsGlobalHour - 1 }))
      .rows[0]?.at,
  };
}

interface SendRow {
  at: number;
  conversation_id: string;
  identifier_key: string;
  channel: string;
  code_id: string | null;
}

async function past(asked: Promise<{ rows: SendRow[] }>): Promise<PastSend[]> {
  const { rows } = await asked;
  return rows.map((row) => ({
    at: row.at,
    conversationId: row.conversation_id,
    identifierKey: row.identifier_key,
    channel: row.channel,
    issued: row.code_id !== null,
  }));
}

const queries = {
  ofIdentifier: sendsWith('identifier_key'),
  ofConversation: sendsWith('conversation_id'),

  /** When the n-th newest was, `before` being n - 1; a limit of n is reached as soon as there is one. */
  nthOfAddress: prepare((db: Trx, v: { address: string; since: number; before: number }) =>
    db
      .selectFrom('sends')
      .select('at')
      .where('address', '=', v.address)
      .where('at', '>', v.since)
      .orderBy('at', 'desc')
      .limit(1)
      .offset(v.before),
  ),

  nthOfAll: prepare((db: Trx, v: { since: number; before: number }) =>
    db
      .selectFrom('sends')
      .select('at')
      .where('at', '>', v.since)
      .orderBy('at', 'desc')
      .limit(1)
      .offset(v.before),
  ),
};

function sendsWith(column: 'identifier_key' | 'conversation_id') {
  return prepare((db: Trx, v: { value: string; since: number }) =>
    db
      .selectFrom('sends')
      .leftJoin('codes', 'codes.id', 'sends.id')
      .select([
        'sends.at',
        'sends.conversation_id',
        'sends.identifier_key',
        'sends.channel',
        'codes.id as code_id',
      ])
      .where(`sends.${column}`, '=', v.value)
      .where('sends.at', '>', v.since),
  );
}
