import { randomBytes } from 'node:crypto';
import { createAppealWords } from '../../../src/copy/appeal-words.ts';
import type { Account } from '../../../src/domain/account.ts';
import type { Appeal, AppealKind, ProvenContact, Statement } from '../../../src/domain/appeals/appeal.ts';
import { isAppealDeadline } from '../../../src/domain/appeals/consequence.ts';
import type { Acted, AppealReviews, Appeals } from '../../../src/domain/appeals/ports.ts';
import type { DeadlineEvent, Effect } from '../../../src/domain/effect.ts';
import { FIGURES, type Figures } from '../../../src/domain/figures.ts';
import type { Commits, Directory, Outgoing } from '../../../src/domain/ports.ts';
import { createAppeals } from '../../../src/services/appeals/appeals.ts';
import { createAppealReviews } from '../../../src/services/appeals/reviews.ts';
import { createAudit } from '../../../src/services/audit.ts';
import { createCommits } from '../../../src/services/commits.ts';
import { demoAccounts } from '../../../src/services/demo/demo-accounts.ts';
import { createDemoDirectory } from '../../../src/services/demo/demo-directory.ts';
import { createHeldAccounts } from '../../../src/services/held-accounts.ts';
import { type Bench, openBench } from '../harness.ts';

export const NEW_PHONE: ProvenContact = { channel: 'sms', to: '19900007777' };
/** demo-01-active. */
export const CHEN: Statement = { realName: '陈晓明', idNumber: '110101199003070011' };
/** demo-04-banned. */
export const HE: Statement = { realName: '何建平', idNumber: '440101199302140047' };

export interface AppealBench extends Bench {
  appeals: Appeals;
  reviews: AppealReviews;
  directory: Directory;
  commits: Commits;
  commit(acted: Acted | { kind: 'already' } | Effect[]): Promise<'committed' | 'conflict'>;
  /** Handed in. */
  submitted(kind: AppealKind, statement?: Statement, contact?: ProvenContact): Promise<Appeal>;
  /** Approved by as many reviewers as it needs. */
  approved(kind: AppealKind, statement?: Statement): Promise<Appeal>;
  /** As stored. */
  stored(id: string): Promise<Appeal>;
  account(id: string): Promise<Account>;
  /** What waits in the outbox, oldest first. */
  messages(): Promise<Outgoing[]>;
  deadlines(): Promise<{ id: string; dueAt: number; event: DeadlineEvent }[]>;
  /** Carries out what is due now and drops it, as the sweeper would. */
  sweep(): Promise<void>;
  acts(): Promise<string[]>;
  chainIsWhole(): Promise<boolean>;
  held(): Promise<string[]>;
  /** Somebody elsewhere has a code and a page that speak for the account. */
  leaveOpen(accountId: string): Promise<void>;
  /** What of that is still good for anything. */
  leftOpen(accountId: string): Promise<string[]>;
}

export async function openAppealBench(
  options: { figures?: Partial<Figures>; directory?: (demo: Directory) => Directory } = {},
): Promise<AppealBench> {
  const bench = await openBench();
  const { store, vault, clock } = bench;
  const demo = createDemoDirectory({ store, vault, clock, cost: { logN: 1, r: 1, p: 1 } });
  await demo.seed(demoAccounts(clock()));
  const directory = options.directory?.(demo) ?? demo;
  const figures = { ...FIGURES, ...options.figures };
  const commits = createCommits(bench);
  const publicUrl = 'https://portal.example';
  const parts = {
    ...{
      store,
      vault,
      clock,
      figures,
      commits,
      heldAccounts: createHeldAccounts(bench),
      directory,
      publicUrl,
    },
    words: createAppealWords({ portal: { portalName: '一窗通', hotline: '12345' }, publicUrl }),
    randomToken: (size: number) => randomBytes(size).toString('base64url'),
  };
  const appeals = createAppeals(parts);
  const reviews = createAppealReviews(parts);

  const commit: AppealBench['commit'] = (acted) => {
    if (Array.isArray(acted)) return commits.apply(acted);
    if (acted.kind !== 'done') throw new Error(JSON.stringify(acted));
    return commits.apply(acted.effects);
  };
  const stored = async (id: string) => {
    const appeal = await appeals.get(id);
    if (!appeal) throw new Error('no such appeal');
    return appeal;
  };
  const submitted: AppealBench['submitted'] = async (kind, statement = CHEN, contact = NEW_PHONE) => {
    const begun = await appeals.begin({
      kind,
      conversationId: 'c1',
      locale: 'zh-CN',
      contact,
      statement,
    });
    if (begun.kind !== 'begun') throw new Error(begun.kind);
    await commit(begun.effects);
    await commit(await appeals.submit(begun.appeal.id));
    return stored(begun.appeal.id);
  };
  const deadlines: AppealBench['deadlines'] = async () => {
    const rows = await store.read.selectFrom('deadlines').selectAll().orderBy('due_at').execute();
    return rows.map((row) => ({ id: row.id, dueAt: row.due_at, event: JSON.parse(row.event) }));
  };

  return {
    ...bench,
    figures,
    appeals,
    reviews,
    directory,
    commits,
    commit,
    submitted,
    stored,
    deadlines,

    async approved(kind, statement) {
      const { id } = await submitted(kind, statement);
      for (const reviewer of kind === 'unlock' ? ['li'] : ['li', 'wang']) {
        const reviewed = await reviews.review(id, { kind: 'approve', reviewer });
        if (reviewed.kind !== 'done') throw new Error(reviewed.why);
      }
      return stored(id);
    },

    async account(id) {
      const account = await demo.get(id);
      if (!account) throw new Error('no such account');
      return account;
    },

    async messages() {
      const rows = await store.read.selectFrom('outbox').selectAll().orderBy('created_at').execute();
      return rows.map((row) => JSON.parse(vault.open(row.payload)));
    },

    async sweep() {
      for (const { id, dueAt, event } of await deadlines()) {
        if (dueAt > clock() || !isAppealDeadline(event)) continue;
        await reviews.due({ id, ...event });
        await store.inTransaction((trx) => trx.deleteFrom('deadlines').where('id', '=', id).execute());
      }
    },

    async acts() {
      const rows = await store.read.selectFrom('audit').select('act').orderBy('seq').execute();
      return rows.map((row) => row.act);
    },

    chainIsWhole: async () => (await createAudit({ store }).verify()) === undefined,

    async held() {
      const rows = await store.read.selectFrom('held_accounts').select('account_id').execute();
      return rows.map((row) => row.account_id);
    },

    async leaveOpen(accountId) {
      const conversationId = 'elsewhere';
      const expiresAt = 9e15;
      await commits.apply([
        {
          do: 'issue-code',
          code: {
            ...{ id: `code of ${accountId}`, conversationId, purpose: 'reset-password', channel: 'sms' },
            ...{ identifier: { kind: 'phone', value: '19900000001' }, mac: '', issuedAt: 0, expiresAt },
          },
        },
        {
          do: 'open-form',
          form: {
            ...{ id: `form of ${accountId}`, token: `token of ${accountId}`, conversationId, accountId },
            ...{ purpose: 'new-password', locale: 'zh-CN', expiresAt },
          },
        },
      ]);
      await store.inTransaction((trx) =>
        trx
          .insertInto('code_accounts')
          .values({ code_id: `code of ${accountId}`, account_id: accountId })
          .execute(),
      );
    },

    async leftOpen(accountId) {
      const codes = await store.read
        .selectFrom('code_accounts')
        .select('code_id')
        .where('account_id', '=', accountId)
        .execute();
      const forms = await store.read
        .selectFrom('forms')
        .select('id')
        .where('id', '=', `form of ${accountId}`)
        .where('status', '=', 'open')
        .execute();
      return [...codes.map((row) => row.code_id), ...forms.map((row) => row.id)];
    },
  };
}
