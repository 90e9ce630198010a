import { randomInt, randomUUID } from 'node:crypto';
import type { Channel } from '../../domain/account.ts';
import type { CodePurpose, Effect, IssuedCode } from '../../domain/effect.ts';
import type { Figures } from '../../domain/figures.ts';
import type { SendAnswer, SendRequest } from '../../domain/recovery-ports.ts';
import { findRefusal, identifierKey, identifierLedger, ledgerChannel } from '../ledgers.ts';
import { prepare } from '../store/prepared.ts';
import { procedure, type Trx } from '../store/store.ts';
import { type CodesDeps, codeMac } from './code-deps.ts';
import { judgeQuotas } from './quotas.ts';
import { readSendHistory } from './send-history.ts';

interface Send {
  identifierKey: string;
  conversationId: string;
  channel: Channel;
  address: string;
}

type Refusal = Exclude<SendAnswer, { kind: 'sent' }>;

/**
 * Checks and takes the quotas in one transaction of their own, so that they count whatever becomes of the
 * turn. Everything is keyed on what was typed: the directory isn't asked, and so cannot show in the answer.
 */
export async function requestCode(request: SendRequest, deps: CodesDeps): Promise<SendAnswer> {
  const now = deps.clock();
  const id = randomUUID();
  const refusal = await takeQuotas(id, request, now, deps);
  if (refusal) return refusal;

  const digits = String(randomInt(1_000_000)).padStart(6, '0');
  const code = newCode(id, request, digits, now, deps);
  return { kind: 'sent', code, effects: effectsOf(code, digits, request, now, deps) };
}

function takeQuotas(
  id: string,
  { identifier, conversationId, channel, purpose, origin }: SendRequest,
  now: number,
  { store, vault, figures }: CodesDeps,
): Promise<Refusal | undefined> {
  const send: Send = {
    identifierKey: identifierKey(vault, identifier),
    conversationId,
    channel,
    address: vault.blind('address', origin),
  };
  return store.transact(takeSendQuotas, { id, send, purpose, now, figures });
}

interface Take {
  id: string;
  send: Send;
  purpose: CodePurpose;
  now: number;
  figures: Figures;
}

/** No two may run side by side: both would count the same sends and take the last one that a quota leaves. */
export const takeSendQuotas = procedure(
  'code.take-quotas',
  async (trx, { id, send, purpose, now, figures }: Take): Promise<Refusal | undefined> => {
    const ledger = identifierLedger(ledgerChannel(purpose, send.channel), send.identifierKey);
    const refusal = await findRefusal(trx, ledger, now, figures);
    if (refusal) return refusal;

    const verdict = judgeQuotas(send, await readSendHistory(trx, send, now, figures), now, figures);
    if (verdict.kind === 'spent') return { kind: 'unavailable' };
    if (verdict.kind === 'wait')
      return { ...verdict, ...(await lastLiveCode(trx, { ...send, purpose }, now, figures)) };
    if (verdict.kind !== 'ok') return verdict;

    await countSend(trx, { ...send, id, at: now });
    return undefined;
  },
);

const countSend = prepare((db: Trx, v: Send & { id: string; at: number }) =>
  db.insertInto('sends').values({
    id: v.id,
    at: v.at,
    conversation_id: v.conversationId,
    identifier_key: v.identifierKey,
    channel: v.channel,
    address: v.address,
  }),
);

/** The code sent last time, where it can still be typed: whoever comes back to it need not wait for another. */
async function lastLiveCode(
  trx: Trx,
  send: { conversationId: string; identifierKey: string; channel: string; purpose: string },
  now: number,
  figures: Figures,
): Promise<{ codeId?: string }> {
  const row = await trx
    .selectFrom('codes')
    .select('id')
    .where('conversation_id', '=', send.conversationId)
    .where('identifier_key', '=', send.identifierKey)
    .where('channel', '=', send.channel)
    .where('purpose', '=', send.purpose)
    .where('used_at', 'is', null)
    .where('voided_at', 'is', null)
    .where('expires_at', '>', now)
    .where('tries', '<', figures.codeTries)
    .orderBy('issued_at', 'desc')
    .executeTakeFirst();
  return row ? { codeId: row.id } : {};
}

function newCode(
  id: string,
  request: SendRequest,
  digits: string,
  now: number,
  { vault, figures }: CodesDeps,
): IssuedCode {
  const { conversationId, purpose, channel, identifier } = request;
  const minutes = channel === 'sms' ? figures.smsCodeMinutes : figures.mailCodeMinutes;
  return {
    id,
    conversationId,
    purpose,
    channel,
    identifier,
    mac: codeMac(vault, { id, purpose, conversationId }, digits),
    issuedAt: now,
    expiresAt: now + minutes * 60_000,
  };
}

function effectsOf(
  code: IssuedCode,
  digits: string,
  request: SendRequest,
  now: number,
  { vault }: CodesDeps,
): Effect[] {
  return [
    { do: 'void-codes', conversationId: code.conversationId },
    { do: 'issue-code', code },
    {
      do: 'send',
      message: {
        kind: 'code',
        key: `code:${code.id}`,
        codeId: code.id,
        code: digits,
        locale: request.locale,
        expiresAt: code.expiresAt,
      },
    },
    {
      do: 'audit',
      entry: {
        at: now,
        act: 'code.requested',
        actor: 'citizen',
        conversationId: code.conversationId,
        details: {
          codeId: code.id,
          channel: code.channel,
          identifierKind: code.identifier.kind,
          identifier: identifierKey(vault, code.identifier),
          address: vault.blind('address', request.origin),
        },
      },
    },
  ];
}
