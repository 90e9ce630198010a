import type { Account } from '../../domain/account.ts';
import type { Appeal } from '../../domain/appeals/appeal.ts';
import type { AppealDeadline, AppealNews, Consequence, OwnerNews } from '../../domain/appeals/consequence.ts';
import type { AuditAct, AuditEntry } from '../../domain/audit.ts';
import type { DeadlineEvent, Effect } from '../../domain/effect.ts';
import { ledgersOf } from '../ledgers.ts';
import { type AppealsDeps, queryCodeOf } from './appeal-deps.ts';

const HOUR = 3_600_000;

/** A window that is opened anew has a deadline of its own: the old one is dropped once it has been met. */
function deadlineId(deadline: AppealDeadline, { id, effectiveAt }: Appeal): string {
  return deadline === 'appeal-effect' ? `${deadline}:${id}:${effectiveAt}` : `${deadline}:${id}`;
}

/**
 * The new state and all that follows from it, to be written in one transaction. What a directory elsewhere
 * has to do is done here, before: it is idempotent, and put right when the transaction comes to nothing.
 */
export async function effectsOfChange(
  deps: AppealsDeps,
  appeal: Appeal,
  consequences: Consequence[],
  actor: AuditEntry['actor'],
): Promise<Effect[]> {
  const effects = new Map<Consequence, Effect[]>();
  // Asked all it is to be asked, before it is told anything: should it be unavailable, nothing is half done.
  for (const one of [...consequences].sort((a, b) => Number(TELLS.has(a.do)) - Number(TELLS.has(b.do))))
    effects.set(one, await effectsOf(deps, appeal, one, actor));
  return [{ do: 'save-appeal', appeal }, ...consequences.flatMap((one) => effects.get(one) ?? [])];
}

/** What has the directory changed. */
const TELLS = new Set<Consequence['do']>(['unlock', 'replace-contact', 'hold-account']);

function effectsOf(
  deps: AppealsDeps,
  appeal: Appeal,
  consequence: Consequence,
  actor: AuditEntry['actor'],
): Effect[] | Promise<Effect[]> {
  const audit = (act: AuditAct) => auditEffect(deps, appeal, act, actor);
  switch (consequence.do) {
    case 'audit':
      return [audit(consequence.act)];
    case 'tell-citizen':
      return tellCitizen(deps, appeal, consequence.news, consequence.inChat);
    case 'tell-owner':
      return tellOwner(deps, appeal, consequence.news);
    case 'set-deadline':
      return [setDeadline(appeal, consequence.deadline, consequence.dueAt)];
    case 'drop-deadline':
      return [{ do: 'drop-deadline', deadlineId: deadlineId(consequence.deadline, appeal) }];
    case 'unlock':
      return unlock(deps, appeal, audit('account.unlocked'));
    case 'replace-contact':
      return replaceContact(deps, appeal, audit('contact.replaced'));
    case 'hold-account':
      return holdAccount(deps, appeal, actor);
  }
}

export function auditEffect(
  { clock }: AppealsDeps,
  appeal: Appeal,
  act: AuditAct,
  actor: AuditEntry['actor'],
): Effect {
  const { id, conversationId, accountId, kind, version } = appeal;
  return {
    do: 'audit',
    entry: {
      at: clock(),
      act,
      actor,
      conversationId,
      ...(accountId !== undefined && { accountId }),
      details: { appealId: id, kind, version },
    },
  };
}

function tellCitizen(deps: AppealsDeps, appeal: Appeal, news: AppealNews, inChat: boolean): Effect[] {
  const { id, version, contact, conversationId } = appeal;
  const queryCode = news === 'submitted' ? { queryCode: queryCodeOf(deps.vault, id) } : {};
  const event: DeadlineEvent = { name: 'appeal-news', appealId: id, news };
  const chat: Effect = {
    do: 'set-deadline',
    deadline: { id: `appeal-news:${id}:${version}`, conversationId, dueAt: deps.clock(), event },
  };
  const message: Effect = {
    do: 'send',
    message: {
      kind: 'notice',
      key: `appeal:${id}:${version}:citizen`,
      ...contact,
      purpose: `appeal-${news}`,
      ...deps.words.toCitizen({ news, appeal, ...queryCode }),
    },
  };
  return inChat ? [message, chat] : [message];
}

/** At every contact the account had, so that one that somebody has taken over does not hide it. */
async function tellOwner(deps: AppealsDeps, appeal: Appeal, news: OwnerNews): Promise<Effect[]> {
  const { id, version, accountId, formerContacts = [], conversationId, locale } = appeal;
  const account = accountId === undefined ? undefined : await deps.directory.get(accountId);
  if (!account || formerContacts.length === 0) return [];
  const token = deps.randomToken(32);
  const from = news === 'taking-effect' ? (appeal.effectiveAt ?? deps.clock()) : deps.clock();
  const text = deps.words.toOwner({
    news,
    appeal,
    username: account.username,
    link: `${deps.publicUrl}/f/${token}`,
  });
  return [
    {
      do: 'open-form',
      form: {
        id: deps.randomToken(12),
        token,
        conversationId,
        purpose: 'veto',
        accountId: account.id,
        appealId: id,
        locale,
        expiresAt: from + deps.figures.notMeHours * HOUR,
      },
    },
    ...formerContacts.map(
      (contact, n): Effect => ({
        do: 'send',
        message: {
          kind: 'notice',
          key: `appeal:${id}:${version}:owner:${n}`,
          ...contact,
          purpose: `appeal-owner-${news}`,
          ...text,
        },
      }),
    ),
  ];
}

function setDeadline(appeal: Appeal, deadline: AppealDeadline, dueAt: number): Effect {
  return {
    do: 'set-deadline',
    deadline: {
      id: deadlineId(deadline, appeal),
      conversationId: appeal.conversationId,
      dueAt,
      event: { name: deadline, appealId: appeal.id },
    },
  };
}

async function unlock(deps: AppealsDeps, appeal: Appeal, audit: Effect): Promise<Effect[]> {
  const { directory } = deps;
  const accountId = accountOf(appeal);
  const reopened = await reopenWays(deps, accountId);
  return [
    { do: 'unless-held', accountId },
    ...(await directory.unlock({ requestId: `${appeal.id}:unlock`, accountId })),
    { do: 'drop-lock-reminders', accountId },
    ...reopened,
    audit,
  ];
}

async function replaceContact(deps: AppealsDeps, appeal: Appeal, audit: Effect): Promise<Effect[]> {
  const { directory } = deps;
  const accountId = accountOf(appeal);
  const { channel, to } = appeal.contact;
  const reopened = await reopenWays(deps, accountId, { [channel === 'sms' ? 'phone' : 'email']: to });
  return [
    { do: 'unless-held', accountId },
    ...(await directory.replaceContact({ requestId: `${appeal.id}:replace`, accountId, channel, to })),
    { do: 'void-account-codes', accountId },
    { do: 'void-account-forms', accountId },
    ...reopened,
    audit,
  ];
}

/** Its owner is proven anew: what strangers' wrong codes have closed, for good perhaps, is open again. */
export async function reopenWays(
  { directory, vault }: AppealsDeps,
  accountId: string,
  changed: Pick<Account, 'phone' | 'email'> = {},
): Promise<Effect[]> {
  const account = await directory.get(accountId);
  return account ? [{ do: 'reset-ledger', keys: ledgersOf(vault, { ...account, ...changed }) }] : [];
}

/** As after 「非本人操作」: closed to self-service until a person has looked at it. */
export async function holdAccount(
  deps: AppealsDeps,
  appeal: Appeal,
  actor: AuditEntry['actor'],
): Promise<Effect[]> {
  const accountId = accountOf(appeal);
  const account = await deps.directory.get(accountId);
  const text = deps.words.held({ appeal, username: account?.username ?? '' });
  return [
    ...(await deps.directory.freeze({ requestId: `${appeal.id}:veto`, accountId })),
    { do: 'hold-account', accountId, at: deps.clock() },
    { do: 'void-account-codes', accountId },
    { do: 'void-account-forms', accountId },
    ...(appeal.formerContacts ?? []).map(
      (contact, n): Effect => ({
        do: 'send',
        message: {
          kind: 'notice',
          key: `appeal:${appeal.id}:held:${n}`,
          ...contact,
          purpose: 'account-held',
          ...text,
        },
      }),
    ),
    auditEffect(deps, appeal, 'account.held', actor),
  ];
}

export function accountOf({ id, accountId }: Appeal): string {
  if (accountId === undefined) throw new Error(`appeal ${id} has no account`);
  return accountId;
}
