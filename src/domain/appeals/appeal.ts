import type { Channel } from '../account.ts';
import type { Locale } from '../locale.ts';

/** `unlock`: a ban, or a lock nothing else can end. `contact-change`: no bound contact works any more. */
export type AppealKind = 'unlock' | 'contact-change';

/**
 * 已受理 → 初审 → 复核 → 待生效 → 办结, with 补正, 不予通过 and 已撤回 beside. `draft` is not handed in yet and has
 * no receipt; `vetoed` was stopped by the account's owner.
 */
export type AppealState =
  | 'draft'
  | 'accepted'
  | 'first-review'
  | 'second-review'
  | 'more-needed'
  | 'taking-effect'
  | 'done'
  | 'rejected'
  | 'withdrawn'
  | 'vetoed';

/** A contact of the claimant's, proven by a code: where answers go, and for a contact change the new one. */
export interface ProvenContact {
  channel: Channel;
  to: string;
}

/**
 * What the claimant states, as typed and cleaned. Identity number in its canonical form. Times are kept in
 * the claimant's words, with what was understood beside them.
 */
export interface Statement {
  realName?: string;
  idNumber?: string;
  /** Anything that names the account: username, credit code, phone, mail. */
  account?: string;
  oldPhone?: string;
  oldEmail?: string;
  registered?: StatedTime;
  registeredPlace?: string;
  lastLogin?: StatedTime;
  lastLoginPlace?: string;
  /** Recent business on the portal: names and numbers. */
  business?: string;
  devices?: string;
  /** What happened, in the claimant's own words. */
  events?: string;
}

/** 「大概去年三月」 and what it was taken for, an inclusive range of days (`YYYY-MM-DD`, Asia/Shanghai). */
export interface StatedTime {
  said: string;
  from?: string;
  to?: string;
}

const DOCUMENTS = ['id-front', 'id-back', 'in-hand', 'screenshot'] as const;
export type DocumentKind = (typeof DOCUMENTS)[number];

/** An uploaded picture, as kept: decoded, re-encoded, encrypted. */
export interface AppealDocument {
  id: string;
  kind: DocumentKind;
  /** Of the encrypted content as shown, in bytes. */
  size: number;
  width: number;
  height: number;
  at: number;
}

export interface ReviewerDecision {
  reviewer: string;
  at: number;
  decided: 'approved' | 'rejected' | 'more-needed';
  /** What the citizen is told: why not, or what is missing. */
  words?: string;
}

export interface Appeal {
  id: string;
  /** Grows by one on every change: every change is a compare-and-set on it. */
  version: number;
  kind: AppealKind;
  state: AppealState;
  /** The conversation in which it was begun; news is told there too. */
  conversationId: string;
  locale: Locale;
  contact: ProvenContact;
  /** Found at the first approval from name and identity number; not before, so that nothing shows it. */
  accountId?: string;
  /** Where the account's owner was reached when it was approved: who is told, may veto, and is restored. */
  formerContacts?: readonly ProvenContact[];
  statement: Statement;
  documents: readonly AppealDocument[];
  /** While a draft: by which the claimant comes back to it. `CG-XXXX-XXXX-XXXX`. */
  draftCode?: string;
  /** From submission on. `SS` + yyyymmdd + 8 base32 + check character. */
  receipt?: string;
  /** Milliseconds since the epoch. */
  begunAt: number;
  submittedAt?: number;
  /** `YYYY-MM-DD`, by which it is decided; absent beyond the calendar's horizon. */
  promisedOn?: string;
  /** While in `more-needed`: workdays of the promise not yet used up when the clock stopped. */
  workdaysLeft?: number;
  /** While in `more-needed`: when it counts as withdrawn unless something was added. */
  supplementUntil?: number;
  /** Withdrawn because nothing was added in time. */
  lapsed?: boolean;
  /** While in `taking-effect`: when it takes effect unless vetoed. */
  effectiveAt?: number;
  decisions: readonly ReviewerDecision[];
  /** Every state it came to, oldest first. */
  history: readonly { state: AppealState; at: number }[];
}
