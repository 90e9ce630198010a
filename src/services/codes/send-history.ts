import type { Figures } from '../../domain/figures.ts';
import type { Trx } from '../store/store.ts';
import type { PastSend, SendHistory } from './quotas.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export async function readSendHistory(
  trx: Trx,
  send: { identifierKey: string; conversationId: string; address: string },
  now: number,
  figures: Figures,
): Promise<SendHistory> {
  return {
    ofIdentifier: await lastDay(trx, 'identifier_key', send.identifierKey, now),
    ofConversation: await lastDay(trx, 'conversation_id', send.conversationId, now),
    nthOfAddress: {
      normal: await nthOfLastHour(trx, figures.sendsPerAddressHour, now, send.address),
      first: await nthOfLastHour(trx, figures.firstSendsPerAddressHour, now, send.address),
    },
    nthOfAll: await nthOfLastHour(trx, figures.requestsGlobalHour, now),
  };
}

async function lastDay(
  trx: Trx,
  column: 'identifier_key' | 'conversation_id',
  value: string,
  now: number,
): Promise<PastSend[]> {
  const rows = await trx
    .selectFrom('sends')
    .leftJoin('codes', 'codes.id', 'sends.id')
    .select([
      'sends.at',
      'sends.conversation_id',
      'sends.identifier_key',
      'sends.channel',
      'codes.id as code_id',
    ])
    .where(`sends.${column}`, '=', value)
    .where('sends.at', '>', now - DAY)
    .execute();
  return rows.map((row) => ({
    at: row.at,
    conversationId: row.conversation_id,
    identifierKey: row.identifier_key,
    channel: row.channel,
    issued: row.code_id !== null,
  }));
}

/** When the n-th newest send of the last hour was; a limit of n is reached as soon as there is one. */
async function nthOfLastHour(
  trx: Trx,
  n: number,
  now: number,
  address?: string,
): Promise<number | undefined> {
  const row = await trx
    .selectFrom('sends')
    .select('at')
    .where('at', '>', now - HOUR)
    .$if(address !== undefined, (query) => query.where('address', '=', address ?? ''))
    .orderBy('at', 'desc')
    .limit(1)
    .offset(n - 1)
    .executeTakeFirst();
  return row?.at;
}
