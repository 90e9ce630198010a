import type { Channel } from '../../domain/account.ts';
import type { AuditAct, AuditEntry } from '../../domain/audit.ts';
import type { CodePurpose, OutboundMessage } from '../../domain/effect.ts';
import type { Identifier } from '../../domain/identify.ts';
import type { Outgoing } from '../../domain/ports.ts';
import { prepare } from '../store/prepared.ts';
import type { CodeRow, OutboxRow } from '../store/schema.ts';
import type { Trx } from '../store/store.ts';
import { addressCode, addressContactCode } from './address-code.ts';
import type { OutboxDeps } from './outbox-deps.ts';
import { prepareClosed } from './prepare-closed.ts';

type CodeMessage = Extract<OutboundMessage, { kind: 'code' }>;

export type Prepared =
  | { kind: 'ready'; outgoing: Outgoing; sent?: AuditEntry }
  | { kind: 'withheld'; audit?: AuditEntry }
  /** It becomes others, each of which leaves by itself. */
  | { kind: 'spread'; messages: OutboundMessage[] }
  | { kind: 'dropped' };

/** A row made ready to leave. Here, and nowhere earlier, the directory is asked whom it concerns. */
export async function prepareMessage(row: OutboxRow, deps: OutboxDeps): Promise<Prepared> {
  const message: OutboundMessage = JSON.parse(deps.vault.open(row.payload));
  if (message.kind === 'code') return prepareCode(message, deps);
  if (message.kind === 'closed') {
    const messages = await prepareClosed(message, deps);
    return messages ? { kind: 'spread', messages } : { kind: 'withheld' };
  }
  const { kind: _, ...outgoing } = message;
  return { kind: 'ready', outgoing };
}

async function prepareCode(message: CodeMessage, deps: OutboxDeps): Promise<Prepared> {
  const code = await findUsable(message.codeId, deps);
  if (!code) return { kind: 'dropped' };
  const identifier: Identifier = JSON.parse(deps.vault.open(code.identifier));
  const provesContact = code.purpose === 'prove-contact';
  const accounts = provesContact ? [] : await deps.directory.find(identifier);

  const now = deps.clock();
  const common = { codeId: code.id, key: message.key, figures: deps.figures, now };
  const addressed = provesContact
    ? await deps.store.transact(addressContactCode, { ...common, to: identifier.value })
    : await deps.store.transact(addressCode, { ...common, accounts });
  if (addressed.kind === 'useless') return { kind: 'dropped' };

  const audit = (act: AuditAct, accountId: string | undefined, more: Record<string, string>): AuditEntry => ({
    at: now,
    act,
    actor: 'system',
    conversationId: code.conversation_id,
    ...(accountId !== undefined && { accountId }),
    details: { codeId: code.id, channel: code.channel, ...more },
  });
  if (addressed.kind === 'withheld')
    return {
      kind: 'withheld',
      audit: audit('code.withheld', accounts[0]?.id, { reason: addressed.reason }),
    };
  return {
    kind: 'ready',
    outgoing: render(message, code, addressed.to, now, deps),
    sent: audit('code.sent', addressed.accountIds[0], {}),
  };
}

async function findUsable(codeId: string, { store, clock }: OutboxDeps): Promise<CodeRow | undefined> {
  return (await queries.usable(store.read, { id: codeId, now: clock() })).rows[0];
}

const queries = {
  usable: prepare((db: Trx, v: { id: string; now: number }) =>
    db
      .selectFrom('codes')
      .selectAll()
      .where('id', '=', v.id)
      .where('used_at', 'is', null)
      .where('voided_at', 'is', null)
      .where('expires_at', '>', v.now),
  ),
};

function render(
  message: CodeMessage,
  code: CodeRow,
  to: string,
  now: number,
  { renderCode }: OutboxDeps,
): Outgoing {
  const channel = code.channel as Channel;
  const { subject, text } = renderCode({
    locale: message.locale,
    channel,
    purpose: code.purpose as CodePurpose,
    code: message.code,
    minutes: Math.max(1, Math.round((code.expires_at - now) / 60_000)),
  });
  return { key: message.key, channel, to, purpose: code.purpose, subject, text };
}
