import { contactsOf } from '../../domain/account.ts';
import type { Appeal } from '../../domain/appeals/appeal.ts';
import { findAccount } from '../../domain/appeals/find-account.ts';
import { type AppealEvent, advance } from '../../domain/appeals/machine.ts';
import type { AccountRefusal, AppealReviews, ReviewAct } from '../../domain/appeals/ports.ts';
import { OPEN } from '../../domain/appeals/stages.ts';
import type { AuditEntry } from '../../domain/audit.ts';
import { personKey, receiptKey } from '../effects/appeal-effects.ts';
import { type AppealsDeps, circumstances } from './appeal-deps.ts';
import { readAppeal, readWhole } from './appeal-rows.ts';
import { carryOutDue } from './carry-out-due.ts';
import { effectsOfChange, reopenWays } from './effects-of-change.ts';
import { veto } from './veto.ts';

/** Another change came between so often: somebody else is at work on it. */
const ATTEMPTS = 5;

/** What reviewers, the owner and the passing of time do: see the port. */
export function createAppealReviews(deps: AppealsDeps): AppealReviews {
  const { store, vault, clock, commits } = deps;

  return {
    async list({ states = OPEN } = {}) {
      const rows = await store.read
        .selectFrom('appeals')
        .selectAll()
        .where('state', 'in', states)
        .orderBy('submitted_at')
        .orderBy('begun_at')
        .execute();
      return readWhole(store.read, rows, vault);
    },

    async byReceipt(receipt) {
      const row = await store.read
        .selectFrom('appeals')
        .selectAll()
        .where('receipt_key', '=', receiptKey(vault, receipt))
        .executeTakeFirst();
      return row && (await readWhole(store.read, [row], vault))[0];
    },

    async related({ id, statement, accountId }) {
      const rows = await store.read
        .selectFrom('appeals')
        .selectAll()
        .where((is) =>
          is.or([
            is('person_key', '=', statement.idNumber ? personKey(vault, statement.idNumber) : ''),
            is('account_id', '=', accountId ?? ''),
          ]),
        )
        .where('id', '!=', id)
        .where('state', 'in', OPEN)
        .orderBy('submitted_at')
        .execute();
      return readWhole(store.read, rows, vault);
    },

    async review(id, act) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const appeal = await readAppeal(store.read, id, vault);
        if (!appeal) return { kind: 'refused', why: 'not-found' };
        const event = await toEvent(deps, appeal, act);
        if ('why' in event) return { kind: 'refused', why: event.why };
        const answer = advance(appeal, event, circumstances(deps));
        if (!answer.ok) return { kind: 'refused', why: answer.why };
        const actor: AuditEntry['actor'] = `agent:${act.reviewer}`;
        const effects = await effectsOfChange(deps, answer.appeal, answer.consequences, actor);
        if ((await commits.apply(effects)) === 'committed') return { kind: 'done', appeal: answer.appeal };
      }
      throw new Error('the appeal keeps changing');
    },

    veto: (id) => veto(deps, id),
    due: (deadline) => carryOutDue(deps, deadline),

    async liftHold(accountId, reviewer) {
      const released = await commits.apply([
        { do: 'release-account', accountId },
        ...(await reopenWays(deps, accountId)),
        {
          do: 'audit',
          entry: { at: clock(), act: 'account.released', actor: `agent:${reviewer}`, accountId },
        },
      ]);
      return released === 'committed';
    },
  };
}

async function toEvent(
  deps: AppealsDeps,
  appeal: Appeal,
  act: ReviewAct,
): Promise<AppealEvent | { why: AccountRefusal }> {
  const { reviewer } = act;
  switch (act.kind) {
    case 'begin':
      return { kind: 'review-begun', reviewer };
    case 'reject':
      return { kind: 'rejected', reviewer, reason: act.reason };
    case 'ask':
      return { kind: 'more-asked', reviewer, what: act.what };
    case 'approve': {
      const { statement } = appeal;
      const candidates = statement.idNumber
        ? await deps.directory.find({ kind: 'id-number', value: statement.idNumber })
        : [];
      const found = findAccount(candidates, statement, new Date(deps.clock()));
      if (!found.ok) return { why: found.why };
      const { account } = found;
      if (await deps.heldAccounts.isHeld(account.id)) return { why: 'account-held' };
      return {
        kind: 'approved',
        reviewer,
        ...(act.words && { words: act.words }),
        accountId: account.id,
        formerContacts: contactsOf(account),
      };
    }
  }
}
