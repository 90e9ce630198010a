import type { AuditAct } from '../audit.ts';

/** What the claimant is told. `lapsed`: withdrawn, because nothing was added in time. */
export type AppealNews =
  | 'submitted'
  | 'more-needed'
  | 'taking-effect'
  | 'done'
  | 'rejected'
  | 'withdrawn'
  | 'lapsed'
  | 'vetoed';

/** What the account's owner is told at every contact it had, each time with a way to stop it. */
export type OwnerNews = 'taking-effect' | 'done';

/**
 * The end of the owner's window; the end of the time for papers; and a veto that was given and must not be lost
 * whatever happens to the process that took it.
 */
const DEADLINES = ['appeal-effect', 'appeal-lapse', 'appeal-veto'] as const;
export type AppealDeadline = (typeof DEADLINES)[number];

/** Of the veto of an appeal. It is stored as long as the veto is not carried out. */
export function vetoDeadlineId(appealId: string): string {
  return `appeal-veto:${appealId}`;
}

export function isAppealDeadline<Event extends { name: string }>(
  event: Event,
): event is Extract<Event, { name: AppealDeadline }> {
  return (DEADLINES as readonly string[]).includes(event.name);
}

/** What follows from a change of an appeal, still without the outside. */
export type Consequence =
  | { do: 'audit'; act: Extract<AuditAct, `appeal.${string}`> }
  | { do: 'tell-citizen'; news: AppealNews; inChat: boolean }
  | { do: 'tell-owner'; news: OwnerNews }
  | { do: 'set-deadline'; deadline: AppealDeadline; dueAt: number }
  | { do: 'drop-deadline'; deadline: AppealDeadline }
  | { do: 'unlock' }
  | { do: 'replace-contact' }
  /** As after 「非本人操作」. */
  | { do: 'hold-account' };
