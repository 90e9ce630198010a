import type { Channel } from './account.ts';
import type { Appeal, AppealDocument } from './appeals/appeal.ts';
import type { AppealDeadline, AppealNews } from './appeals/consequence.ts';
import type { AuditEntry } from './audit.ts';
import type { Identifier } from './identify.ts';
import type { FormPurpose } from './secure-form.ts';
import type { TicketContent } from './tickets.ts';

/**
 * What a turn or a form wants written, as data: decided without I/O, applied in the one transaction of the
 * commit. An effect with a guard makes the whole commit a conflict when the guard fails.
 */
export type Effect =
  | { do: 'issue-code'; code: IssuedCode }
  /** Guard: the code is neither used nor void. */
  | { do: 'use-code'; codeId: string; at: number }
  | { do: 'void-codes'; conversationId: string }
  /** Takes from every code, used ones too, the power to speak for this account. */
  | { do: 'void-account-codes'; accountId: string }
  /** Guard: a right code of this conversation still speaks for the account. Used up with the form it opened. */
  | { do: 'spend-proof'; conversationId: string; accountId: string }
  /** Nothing but a guard: what was spent was not taken away meanwhile, by another reset or by the owner's no. */
  | { do: 'unless-disproven'; conversationId: string; accountId: string }
  /** Only a success resets a failure ledger, or the staff that has proven the owner anew. */
  | { do: 'reset-ledger'; keys: string[] }
  | { do: 'open-form'; form: NewForm }
  /** Gives up a form whose submission was cut off: void, and the proof it had used up is there again. */
  | { do: 'abandon-form'; formId: string }
  | { do: 'void-forms'; conversationId: string }
  | { do: 'void-account-forms'; accountId: string }
  | { do: 'send'; message: OutboundMessage }
  | { do: 'set-deadline'; deadline: Deadline }
  /** Guard: the deadline is still there, so that it takes effect once. */
  | { do: 'meet-deadline'; deadlineId: string }
  | { do: 'drop-deadline'; deadlineId: string }
  /** The account is open again before its lock ended: nobody needs to be told of the end. */
  | { do: 'drop-lock-reminders'; accountId: string }
  | { do: 'hold-account'; accountId: string; at: number }
  /** Guard: it is held. */
  | { do: 'release-account'; accountId: string }
  /** Nothing but a guard: it is not held. */
  | { do: 'unless-held'; accountId: string }
  /** Guard: fewer than `most` were begun from the same contact in the last 24 h. */
  | { do: 'begin-appeal'; appeal: Appeal & { draftCode: string }; most: number }
  /** Guard: the stored one is the version before. Its documents are not touched. */
  | { do: 'save-appeal'; appeal: Appeal }
  /** Guards: the appeal is a draft or waits for more papers, and holds neither `most` nor so many of its kind. */
  | { do: 'add-document'; appealId: string; document: AppealDocument; most: number; mostOfKind: number }
  /** Guard: the appeal is a draft or waits for more papers. */
  | { do: 'remove-document'; appealId: string; documentId: string }
  /** Guard: the conversation has reserved the number, and nothing was left under it yet. */
  | { do: 'open-ticket'; number: string; conversationId: string; at: number; content: TicketContent }
  /** The log holds news up to `upTo` that the conversation's channel is to bring to the citizen. */
  | { do: 'deliver'; conversationId: string; upTo: number }
  /** Of a directory whose accounts stand beside our facts. Plain JSON that its adapter alone understands. */
  | { do: 'directory'; change: unknown }
  | { do: 'audit'; entry: AuditEntry };

export interface IssuedCode {
  id: string;
  conversationId: string;
  purpose: CodePurpose;
  channel: Channel;
  identifier: Identifier;
  /** Keyed HMAC of the code; the code itself is only in the sealed outbox row. */
  mac: string;
  issuedAt: number;
  expiresAt: number;
}

/** `prove-contact`: that a contact given in an appeal is the claimant's. Such a code speaks for no account. */
export type CodePurpose = 'reset-password' | 'prove-contact';

/** Something for the outbox worker. `key` makes a second delivery of the same message a no-op. */
export type OutboundMessage =
  | { kind: 'code'; key: string; codeId: string; code: string; locale: string; expiresAt: number }
  | {
      kind: 'notice';
      key: string;
      channel: Channel;
      to: string;
      purpose: string;
      subject: string;
      text: string;
    }
  /**
   * Wrong tries have closed a way. Who is to hear of it, and where, is found out when it leaves. `until` absent: for
   * good. `identifier`: what was typed, where that is closed; `accountIds`: those closed whatever is typed.
   */
  | {
      kind: 'closed';
      key: string;
      conversationId: string;
      way: ClosingWay;
      until?: number;
      identifier?: Identifier;
      accountIds: string[];
    };

/** What wrong tries can close: codes by a channel, or proving a name with an identity number. */
export type ClosingWay = Channel | 'real-name';

export interface NewForm {
  id: string;
  /** The page's secret; only its hash is stored. */
  token: string;
  conversationId: string;
  purpose: FormPurpose;
  /** The account the form acts on; absent where none is proven yet. */
  accountId?: string;
  /** The appeal that it fills in, adds to or stops. */
  appealId?: string;
  aux?: boolean;
  locale: string;
  expiresAt: number;
}

/** A moment the sweeper must not miss. Its turn runs once, also across a restart. */
export interface Deadline {
  id: string;
  conversationId: string;
  dueAt: number;
  event: DeadlineEvent;
}

/**
 * What a deadline is for; what a conversation makes of it is in bots/deadlines.ts. Kept in the clear: ids only.
 *
 * `form-stuck`: a submission that neither ended nor failed, because the process died on the way. `appeal-news`:
 * something to tell in the conversation. `idle`: nothing was heard for a while in the middle of something.
 * `lock-ended`: the citizen wanted to be told, here and on the channel proven then. The appeals' own deadlines
 * are carried out without a turn.
 */
export type DeadlineEvent =
  | { name: 'form-done' | 'form-stuck'; formId: string }
  /** `certain`: it has ended, whatever its row says. */
  | { name: 'form-expired'; formId: string; certain?: true }
  | { name: 'idle' }
  /** `messageSent`: only the chat is still to be told. */
  | { name: 'lock-ended'; accountId: string; channel: Channel; messageSent?: true }
  /** The conversation is the bot's again since this place in its log. */
  | { name: 'returned'; seq: number }
  | { name: 'appeal-news'; appealId: string; news: AppealNews }
  | { name: AppealDeadline; appealId: string };
