import type { Channel } from '../../domain/account.ts';
import type { Figures } from '../../domain/figures.ts';
import type { JudgeAnswer } from '../../domain/ports.ts';
import { appendAudit } from '../audit.ts';
import {
  accountLedger,
  type CountedFailure,
  countFailure,
  identifierLedger,
  ledgerChannel,
  refusalOf,
} from '../ledgers.ts';
import type { Trx } from '../store/store.ts';
import type { TriedCode } from './judge-code.ts';

interface Wrong {
  code: TriedCode;
  /** A blind index. */
  address: string;
  now: number;
  figures: Figures;
}

/** A person and a company sharing one phone: more accounts behind one destination are rare. */
const USUAL_ACCOUNTS = 2;

/**
 * A wrong guess: one failure more for what was typed and for every account behind it. Where there are fewer
 * accounts than usual, rows that mean nothing are counted instead, so that the work tells nothing.
 */
export async function countWrong(
  trx: Trx,
  { code: { row, accountIds }, address, now, figures }: Wrong,
): Promise<JudgeAnswer> {
  const channel = ledgerChannel(row.purpose, row.channel as Channel);
  const typed = await countFailure(trx, identifierLedger(channel, row.identifier_key), now, figures);
  const counted: [string | undefined, CountedFailure][] = [[undefined, typed]];
  for (const id of accountIds)
    counted.push([id, await countFailure(trx, accountLedger(channel, id), now, figures)]);
  for (let n = accountIds.length; n < USUAL_ACCOUNTS; n++)
    await countFailure(trx, `${channel}/nobody:${n}`, now, figures);

  const common = { at: now, actor: 'citizen' as const, conversationId: row.conversation_id };
  await appendAudit(trx, {
    ...common,
    act: 'code.wrong',
    ...(accountIds[0] !== undefined && { accountId: accountIds[0] }),
    details: { codeId: row.id, channel, tries: row.tries, identifier: row.identifier_key, address },
  });
  for (const [accountId, { caused }] of counted) {
    if (caused === 'nothing') continue;
    await appendAudit(trx, {
      ...common,
      act: caused === 'freeze' ? 'channel.frozen' : 'channel.disabled',
      ...(accountId !== undefined && { accountId }),
      details: {
        channel,
        of: accountId === undefined ? 'identifier' : 'account',
        identifier: row.identifier_key,
      },
    });
  }
  if (typed.standing.kind !== 'open') return refusalOf(typed.standing, now);
  return { kind: 'wrong', triesLeft: Math.max(0, figures.codeTries - row.tries) };
}
