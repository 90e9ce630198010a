import type { AuditEntry } from '../domain/audit.ts';
import type { Figures } from '../domain/figures.ts';
import { parseIdNumber } from '../domain/identifiers/id-number.ts';
import type { Clock, Directory } from '../domain/ports.ts';
import type { IdentityCheck } from '../domain/recovery-ports.ts';
import { cleanText, foldForCompare } from '../domain/text.ts';
import { appendAudit } from './audit.ts';
import { sameText } from './constant-time.ts';
import { accountLedger, countFailure, findRefusal, refusalOf } from './ledgers.ts';
import { queueClosed } from './outbox/queue-closed.ts';
import { procedure, type Store } from './store/store.ts';

export interface IdentityCheckDeps {
  store: Store;
  directory: Directory;
  clock: Clock;
  figures: Figures;
}

/**
 * Name + identity number against an account. The ledger is looked at and a miss counted in one transaction,
 * before anyone hears the result: claims sent at once get no more tries than one after another.
 */
export function createIdentityCheck({ store, directory, clock, figures }: IdentityCheckDeps): IdentityCheck {
  return {
    async judge({ accountId, realName, idNumber, conversationId }) {
      const now = clock();
      const account = await directory.get(accountId);
      const nameFits = sameText(foldName(realName), foldName(account?.realName ?? ''));
      const numberFits = sameText(canonical(idNumber, now), canonical(account?.idNumber ?? '', now));
      // A directory that lacks a name must not be matched by leaving the field empty.
      const fits = foldName(realName) !== '' && idNumber !== '' && nameFits && numberFits;
      return store.transact(judgeIdentity, { fits, accountId, conversationId, now, figures });
    },
  };
}

type Verdict = Awaited<ReturnType<IdentityCheck['judge']>>;

interface Claim {
  fits: boolean;
  accountId: string;
  conversationId: string;
  now: number;
  figures: Figures;
}

/** Two for the same account must not run side by side: both could be judged where the ledger leaves one more try. */
export const judgeIdentity = procedure(
  'identity.judge',
  async (trx, { fits, accountId, conversationId, now, figures }: Claim, { vault }): Promise<Verdict> => {
    const key = accountLedger('real-name', accountId);
    const entry = (act: AuditEntry['act']): AuditEntry => ({
      at: now,
      act,
      actor: 'citizen',
      conversationId,
      accountId,
      details: { channel: 'real-name' },
    });
    const refusal = await findRefusal(trx, key, now, figures);
    if (refusal) return refusal;
    if (fits)
      return {
        kind: 'match',
        effects: [
          { do: 'reset-ledger', keys: [key] },
          { do: 'audit', entry: entry('identity.matched') },
        ],
      };

    const counted = await countFailure(trx, key, now, figures);
    await appendAudit(trx, entry('identity.mismatched'));
    if (counted.caused !== 'nothing')
      await appendAudit(trx, entry(counted.caused === 'freeze' ? 'channel.frozen' : 'channel.disabled'));
    await queueClosed(
      trx,
      {
        key: `${accountId}:${now}`,
        conversationId,
        way: 'real-name',
        accounts: [{ id: accountId, counted }],
      },
      { vault, now },
    );
    if (counted.standing.kind !== 'open') return refusalOf(counted.standing, now);
    return { kind: 'mismatch' };
  },
);

/** As clerks read names: without spaces, and without the dot of 买买提·吐尔逊, which registers leave out at will. */
function foldName(name: string): string {
  return foldForCompare(name).replaceAll('·', '');
}

function canonical(idNumber: string, now: number): string {
  const parsed = parseIdNumber(idNumber, new Date(now));
  return parsed.ok ? parsed.value : cleanText(idNumber).replace(/\s/g, '').toUpperCase();
}
