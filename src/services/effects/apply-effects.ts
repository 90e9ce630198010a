import type { Effect } from '../../domain/effect.ts';
import { appendAudit } from '../audit.ts';
import { wantDelivery } from '../deliveries/delivery-rows.ts';
import { resetLedgers } from '../ledgers.ts';
import { Conflict, type Tools, type Trx } from '../store/store.ts';
import { addDocument, beginAppeal, removeDocument, saveAppeal } from './appeal-effects.ts';
import {
  issueCode,
  requireSpentProof,
  spendProof,
  useCode,
  voidAccountCodes,
  voidCodes,
} from './code-effects.ts';
import { dropDeadlines, dropLockReminders, meetDeadline, setDeadline } from './deadline-effects.ts';
import { abandonForm, openForm, voidAccountForms, voidForms } from './form-effects.ts';
import { queueMessage } from './outbox-effects.ts';
import { openTicket } from './ticket-effects.ts';

export interface EffectDeps extends Tools {
  now: number;
  /** Milliseconds to hold a code back; none unless given. */
  codeDelay?: number;
}

/**
 * Applies all, in their order, inside the caller's transaction. Throws `Conflict` where a guard fails.
 *
 * What a guard has looked at must not change before the caller's transaction is committed: a look alone does not
 * keep others from it, so that the engine has to.
 */
export async function applyEffects(trx: Trx, effects: Effect[], deps: EffectDeps): Promise<void> {
  for (const effect of effects) await apply(trx, effect, deps);
}

function apply(trx: Trx, effect: Effect, deps: EffectDeps): Promise<void> {
  switch (effect.do) {
    case 'issue-code':
      return issueCode(trx, effect.code, deps.vault);
    case 'use-code':
      return useCode(trx, effect.codeId, effect.at);
    case 'void-codes':
      return voidCodes(trx, effect.conversationId, deps.now);
    case 'void-account-codes':
      return voidAccountCodes(trx, effect.accountId);
    case 'spend-proof':
      return spendProof(trx, effect.conversationId, effect.accountId);
    case 'unless-disproven':
      return requireSpentProof(trx, effect.conversationId, effect.accountId);
    case 'abandon-form':
      return abandonForm(trx, effect.formId);
    case 'reset-ledger':
      return resetLedgers(trx, effect.keys);
    case 'open-form':
      return openForm(trx, effect.form, deps.vault);
    case 'void-forms':
      return voidForms(trx, effect.conversationId);
    case 'void-account-forms':
      return voidAccountForms(trx, effect.accountId);
    case 'send':
      return queueMessage(trx, effect.message, deps);
    case 'set-deadline':
      return setDeadline(trx, effect.deadline);
    case 'meet-deadline':
      return meetDeadline(trx, effect.deadlineId);
    case 'drop-deadline':
      return dropDeadlines(trx, [effect.deadlineId]);
    case 'drop-lock-reminders':
      return dropLockReminders(trx, effect.accountId);
    case 'hold-account':
      return holdAccount(trx, effect.accountId, effect.at);
    case 'unless-held':
      return requireFree(trx, effect.accountId);
    case 'release-account':
      return releaseAccount(trx, effect.accountId);
    case 'begin-appeal':
      return beginAppeal(trx, effect, deps);
    case 'save-appeal':
      return saveAppeal(trx, effect.appeal, deps);
    case 'add-document':
      return addDocument(trx, effect);
    case 'remove-document':
      return removeDocument(trx, effect);
    case 'open-ticket':
      return openTicket(trx, effect, deps.vault);
    case 'deliver':
      return wantDelivery(trx, { ...effect, now: deps.now });
    case 'directory':
      return deps.changeDirectory(trx, effect.change, deps.vault);
    case 'audit':
      return appendAudit(trx, effect.entry);
  }
}

async function holdAccount(trx: Trx, accountId: string, at: number): Promise<void> {
  await trx
    .insertInto('held_accounts')
    .values({ account_id: accountId, at })
    .onConflict((conflict) => conflict.column('account_id').doNothing())
    .execute();
}

async function releaseAccount(trx: Trx, accountId: string): Promise<void> {
  const { numDeletedRows } = await trx
    .deleteFrom('held_accounts')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  if (numDeletedRows !== 1n) throw new Conflict('release-account');
}

/** The account must not be held between this look and the commit. */
async function requireFree(trx: Trx, accountId: string): Promise<void> {
  const held = await trx
    .selectFrom('held_accounts')
    .select('at')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  if (held) throw new Conflict('unless-held');
}
