import type { Figures } from '../figures.ts';
import { foldForCompare } from '../text.ts';
import { promise, workdaysUntil } from '../workdays.ts';
import type { Appeal, AppealState, ProvenContact, ReviewerDecision } from './appeal.ts';
import type { AppealNews, Consequence, OwnerNews } from './consequence.ts';
import { isEnded } from './stages.ts';

// Over 250 lines, because a state machine in pieces hides what it leaves out: events, moves and guards stand together.

/** What can happen to an appeal. `reviewer`: who decided, by the name they sign with. */
export type AppealEvent =
  | { kind: 'submitted'; receipt: string }
  | { kind: 'review-begun'; reviewer: string }
  | {
      kind: 'approved';
      reviewer: string;
      words?: string;
      /** The one account that name and identity number fit, and where its owner is reached. */
      accountId: string;
      formerContacts: readonly ProvenContact[];
    }
  | { kind: 'rejected'; reviewer: string; reason: string }
  | { kind: 'more-asked'; reviewer: string; what: string }
  | { kind: 'supplemented' }
  | { kind: 'withdrawn' }
  | { kind: 'vetoed' }
  | { kind: 'effect-due' }
  /** The account has got other contacts since it was approved: whoever has those was told nothing yet. */
  | { kind: 'contacts-moved'; contacts: readonly ProvenContact[] }
  | { kind: 'supplement-lapsed' };

/**
 * - `ended`: nothing happens to it any more
 * - `wrong-state`: not now
 * - `not-yet`: the deadline has not come
 * - `incomplete`: name or identity number is missing
 * - `same-reviewer`: the second approval must be somebody else's
 * - `other-account`: the second reviewer would approve it for another account than the first
 * - `no-words`: a reason, or what is missing, must be told
 */
export type AppealRefusal =
  | 'ended'
  | 'wrong-state'
  | 'not-yet'
  | 'incomplete'
  | 'same-reviewer'
  | 'other-account'
  | 'no-words';

export type Advance =
  | { ok: true; appeal: Appeal; consequences: Consequence[] }
  | { ok: false; why: AppealRefusal };

export interface Circumstances {
  now: number;
  figures: Figures;
  /** When offices close, `HH:MM`. */
  closing?: string;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const BEING_DECIDED: readonly AppealState[] = ['accepted', 'first-review', 'second-review'];

/**
 * The next state of an appeal and what follows from it; the appeal given stays as it is. Whatever stops a
 * change of contact leaves the deadline `appeal-effect` where it is: a directory elsewhere may be carrying
 * the change out at that moment, and when the deadline comes that is put right.
 */
export function advance(appeal: Appeal, event: AppealEvent, given: Circumstances): Advance {
  if (isEnded(appeal)) return refused('ended');
  switch (event.kind) {
    case 'submitted':
      return submit(appeal, event.receipt, given);
    case 'review-begun':
      return appeal.state === 'accepted'
        ? moved(appeal, ['first-review'], given, { audit: 'appeal.review-begun' })
        : refused('wrong-state');
    case 'approved':
      return approve(appeal, event, given);
    case 'rejected':
      return decide(appeal, 'rejected', { reviewer: event.reviewer, words: event.reason }, given);
    case 'more-asked':
      return decide(appeal, 'more-needed', { reviewer: event.reviewer, words: event.what }, given);
    case 'supplemented':
      return supplement(appeal, given);
    case 'withdrawn':
      return withdraw(appeal, given);
    case 'supplement-lapsed':
      return lapse(appeal, given);
    case 'vetoed':
      return appeal.state === 'taking-effect'
        ? moved(appeal, ['vetoed'], given, {
            audit: 'appeal.vetoed',
            tell: 'vetoed',
            more: [{ do: 'hold-account' }],
          })
        : refused('wrong-state');
    case 'effect-due':
      return takeEffect(appeal, given);
    case 'contacts-moved':
      return tellAnew(appeal, event.contacts, given);
  }
}

function submit(appeal: Appeal, receipt: string, given: Circumstances): Advance {
  if (appeal.state !== 'draft') return refused('wrong-state');
  if (!appeal.statement.realName || !appeal.statement.idNumber) return refused('incomplete');
  const submitted = { ...appeal, receipt, submittedAt: given.now };
  return moved(promised(submitted, workdaysOf(appeal, given.figures), given), ['accepted'], given, {
    audit: 'appeal.submitted',
    message: 'submitted',
  });
}

function approve(
  appeal: Appeal,
  event: Extract<AppealEvent, { kind: 'approved' }>,
  given: Circumstances,
): Advance {
  if (!BEING_DECIDED.includes(appeal.state)) return refused('wrong-state');
  const before = appeal.decisions.filter(({ decided }) => decided === 'approved');
  if (before.some(({ reviewer }) => isSame(reviewer, event.reviewer))) return refused('same-reviewer');
  if (before.length > 0 && appeal.accountId !== event.accountId) return refused('other-account');

  const { reviewer, words } = event;
  const decision: ReviewerDecision = {
    reviewer,
    at: given.now,
    decided: 'approved',
    ...(words && { words }),
  };
  const { accountId, formerContacts } = event;
  const approved: Appeal = { ...appeal, accountId, decisions: [...appeal.decisions, decision] };
  const through = appeal.state === 'accepted' ? (['first-review'] as const) : [];
  const audit = 'appeal.approved';
  if (appeal.kind === 'unlock')
    return moved({ ...approved, formerContacts }, [...through, 'done'], given, {
      audit,
      tell: 'done',
      owner: 'done',
      more: [{ do: 'unlock' }],
    });
  if (before.length === 0) return moved(approved, [...through, 'second-review'], given, { audit });

  return openWindow({ ...approved, formerContacts }, audit, given);
}

/** The owner is told, and has some time to say no. */
function openWindow(appeal: Appeal, audit: Following['audit'], given: Circumstances): Advance {
  const effectiveAt = given.now + given.figures.vetoHours * HOUR;
  return moved({ ...appeal, effectiveAt }, ['taking-effect'], given, {
    audit,
    tell: 'taking-effect',
    owner: 'taking-effect',
    more: [{ do: 'set-deadline', deadline: 'appeal-effect', dueAt: effectiveAt }],
  });
}

/** The newest contacts first: they are what would be restored. */
function tellAnew(appeal: Appeal, contacts: readonly ProvenContact[], given: Circumstances): Advance {
  if (appeal.state !== 'taking-effect') return refused('wrong-state');
  const before = (appeal.formerContacts ?? []).filter(
    ({ channel, to }) => !contacts.some((contact) => contact.channel === channel && contact.to === to),
  );
  return openWindow({ ...appeal, formerContacts: [...contacts, ...before] }, 'appeal.window-renewed', given);
}

function decide(
  appeal: Appeal,
  decided: 'rejected' | 'more-needed',
  { reviewer, words }: { reviewer: string; words: string },
  given: Circumstances,
): Advance {
  if (!BEING_DECIDED.includes(appeal.state)) return refused('wrong-state');
  if (!words.trim()) return refused('no-words');
  const decision: ReviewerDecision = { reviewer, at: given.now, decided, words };
  const next: Appeal = { ...appeal, decisions: [...appeal.decisions, decision] };
  const through = appeal.state === 'accepted' ? (['first-review'] as const) : [];
  if (decided === 'rejected')
    return moved(next, [...through, 'rejected'], given, { audit: 'appeal.rejected', tell: 'rejected' });

  const { promisedOn, ...stopped } = next;
  const supplementUntil = given.now + given.figures.supplementDays * DAY;
  // Somebody must still have a day for what is added; beyond the horizon the whole time is given anew.
  const workdaysLeft = promisedOn
    ? Math.max(1, workdaysUntil(given.now, promisedOn, given.closing))
    : workdaysOf(appeal, given.figures);
  return moved({ ...stopped, workdaysLeft, supplementUntil }, [...through, 'more-needed'], given, {
    audit: 'appeal.more-asked',
    tell: 'more-needed',
    more: [{ do: 'set-deadline', deadline: 'appeal-lapse', dueAt: supplementUntil }],
  });
}

/** Back to the review that asked: the first approval stands, the second is still to come. */
function supplement(appeal: Appeal, given: Circumstances): Advance {
  if (appeal.state !== 'more-needed') return refused('wrong-state');
  const { workdaysLeft, supplementUntil: _, ...resumed } = appeal;
  const approved = appeal.decisions.some(({ decided }) => decided === 'approved');
  return moved(
    promised(resumed, workdaysLeft ?? workdaysOf(appeal, given.figures), given),
    [approved ? 'second-review' : 'first-review'],
    given,
    { audit: 'appeal.supplemented', more: [{ do: 'drop-deadline', deadline: 'appeal-lapse' }] },
  );
}

function withdraw(appeal: Appeal, given: Circumstances): Advance {
  const { workdaysLeft: _, supplementUntil: __, promisedOn: ___, ...rest } = appeal;
  return moved(rest, ['withdrawn'], given, {
    audit: 'appeal.withdrawn',
    // A draft was never told about.
    ...(appeal.state === 'draft' ? {} : { message: 'withdrawn' as const }),
    more: [{ do: 'drop-deadline', deadline: 'appeal-lapse' }],
  });
}

/** What was not completed in time counts as withdrawn, as with other applications to an authority. */
function lapse(appeal: Appeal, given: Circumstances): Advance {
  if (appeal.state !== 'more-needed') return refused('wrong-state');
  if (given.now < (appeal.supplementUntil ?? 0)) return refused('not-yet');
  const { workdaysLeft: _, supplementUntil: __, ...rest } = appeal;
  return moved({ ...rest, lapsed: true }, ['withdrawn'], given, { audit: 'appeal.lapsed', tell: 'lapsed' });
}

function takeEffect(appeal: Appeal, given: Circumstances): Advance {
  if (appeal.state !== 'taking-effect') return refused('wrong-state');
  if (given.now < (appeal.effectiveAt ?? Number.POSITIVE_INFINITY)) return refused('not-yet');
  return moved(appeal, ['done'], given, {
    audit: 'appeal.took-effect',
    tell: 'done',
    owner: 'done',
    more: [{ do: 'replace-contact' }],
  });
}

interface Following {
  audit: Extract<Consequence, { do: 'audit' }>['act'];
  /** By message and in the chat. */
  tell?: AppealNews;
  /** By message only: the chat says it itself, because it happened there. */
  message?: AppealNews;
  owner?: OwnerNews;
  more?: Consequence[];
}

/** `through`: the states it comes to, of which it stays in the last. */
function moved(
  appeal: Appeal,
  through: readonly AppealState[],
  { now }: Circumstances,
  { audit, tell, message, owner, more = [] }: Following,
): Advance {
  const history = [...appeal.history, ...through.map((state) => ({ state, at: now }))];
  const consequences: Consequence[] = [{ do: 'audit', act: audit }, ...more];
  if (owner) consequences.push({ do: 'tell-owner', news: owner });
  const news = tell ?? message;
  if (news) consequences.push({ do: 'tell-citizen', news, inChat: tell !== undefined });
  return {
    ok: true,
    appeal: { ...appeal, version: appeal.version + 1, state: through.at(-1) ?? appeal.state, history },
    consequences,
  };
}

function promised(appeal: Appeal, workdays: number, given: Circumstances): Appeal {
  const promisedOn = promise(given.now, workdays, given.closing);
  return promisedOn ? { ...appeal, promisedOn } : appeal;
}

function workdaysOf({ kind }: Appeal, figures: Figures): number {
  return kind === 'unlock' ? figures.unlockAppealWorkdays : figures.contactAppealWorkdays;
}

/** 「 Li」 and 「li」 sign as one. */
function isSame(one: string, other: string): boolean {
  return foldForCompare(one) === foldForCompare(other);
}

function refused(why: AppealRefusal): Advance {
  return { ok: false, why };
}
