import type { Channel } from '../../domain/account.ts';
import type { Figures } from '../../domain/figures.ts';
import type { JudgeAnswer } from '../../domain/recovery-ports.ts';
import { appendAudit } from '../audit.ts';
import {
  accountLedger,
  type CountedFailure,
  countFailure,
  identifierLedger,
  ledgerChannel,
  refusalOf,
} from '../ledgers.ts';
import { queueClosed } from '../outbox/queue-closed.ts';
import type { CodeRow } from '../store/schema.ts';
import type { Tools, Trx } from '../store/store.ts';

/** A code as it stands after this try was counted. */
export interface TriedCode {
  row: CodeRow;
  /** Empty while the outbox worker has not found any, which for an unknown identifier is for ever. */
  accountIds: string[];
}

interface Wrong {
  code: TriedCode;
  /** A blind index. */
  address: string;
  now: number;
  figures: Figures;
  /** Milliseconds. */
  codeDelay: number;
}

/** A person and a company sharing one phone: more accounts behind one destination are rare. */
const USUAL_ACCOUNTS = 2;

/**
 * A wrong guess: one failure more for what was typed and for every account behind it. Where there are fewer
 * accounts than usual, rows that mean nothing are counted instead, so that the work tells nothing.
 *
 * Nobody else may count in the same ledgers between a count and the freeze that follows from it (countFailure).
 */
export async function countWrong(
  trx: Trx,
  { code: { row, accountIds }, address, now, figures, codeDelay }: Wrong,
  { vault }: Tools,
): Promise<JudgeAnswer> {
  const channel = ledgerChannel(row.purpose, row.channel as Channel);
  const typed = await countFailure(trx, identifierLedger(channel, row.identifier_key), now, figures);
  const accounts: { id: string; counted: CountedFailure }[] = [];
  for (const id of accountIds)
    accounts.push({ id, counted: await countFailure(trx, accountLedger(channel, id), now, figures) });
  for (let n = accountIds.length; n < USUAL_ACCOUNTS; n++)
    await countFailure(trx, `${channel}/nobody:${n}`, now, figures);

  const common = { at: now, actor: 'citizen' as const, conversationId: row.conversation_id };
  await appendAudit(trx, {
    ...common,
    act: 'code.wrong',
    ...(accountIds[0] !== undefined && { accountId: accountIds[0] }),
    details: { codeId: row.id, channel, tries: row.tries, identifier: row.identifier_key, address },
  });
  const all: { id?: string; counted: CountedFailure }[] = [{ counted: typed }, ...accounts];
  for (const { id, counted } of all) {
    if (counted.caused === 'nothing') continue;
    await appendAudit(trx, {
      ...common,
      act: counted.caused === 'freeze' ? 'channel.frozen' : 'channel.disabled',
      ...(id !== undefined && { accountId: id }),
      details: {
        channel,
        of: id === undefined ? 'identifier' : 'account',
        identifier: row.identifier_key,
      },
    });
  }
  // A contact that is being proven is no account's yet.
  if (row.purpose !== 'prove-contact') {
    const { conversation_id: conversationId } = row;
    const key = `${row.id}:${row.tries}`;
    const way = row.channel as Channel;
    const name = { sealed: row.identifier, counted: typed };
    await queueClosed(trx, { key, conversationId, way, name, accounts }, { vault, now, codeDelay });
  }
  if (typed.standing.kind !== 'open') return refusalOf(typed.standing, now);
  return { kind: 'wrong', triesLeft: Math.max(0, figures.codeTries - row.tries) };
}
