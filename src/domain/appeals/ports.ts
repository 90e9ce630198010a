import type { Effect } from '../effect.ts';
import type { Locale } from '../locale.ts';
import type { Origin } from '../origin.ts';
import type { Appeal, AppealKind, AppealState, ProvenContact, Statement } from './appeal.ts';
import type { AppealDeadline, AppealNews, OwnerNews } from './consequence.ts';
import type { AppealRefusal } from './machine.ts';

/**
 * What a citizen can do with appeals. Effects that are handed back take effect with the commit they are given
 * to, of a turn or of a form; a change of the appeal meanwhile makes that commit a conflict.
 */
export interface Appeals {
  get(id: string): Promise<Appeal | undefined>;
  /** Begun or continued in this conversation, the newest first. */
  ofConversation(conversationId: string): Promise<Appeal[]>;
  /**
   * By receipt (canonical) and query code. The same answer after the same work for a wrong receipt, a wrong
   * code and both; each miss is counted before it is known to anyone, and enough of them close the receipt
   * or the origin for a while, also for right ones.
   */
  find(query: {
    receipt: string;
    queryCode: string;
    origin: Origin;
    conversationId: string;
  }): Promise<Sought>;
  /** By draft code (canonical); counted like `find`. Handed-in appeals have none. */
  findByDraftCode(query: { draftCode: string; origin: Origin; conversationId: string }): Promise<Sought>;
  /** `contact` must have been proven by a code in this conversation. */
  begin(request: {
    kind: AppealKind;
    conversationId: string;
    locale: Locale;
    contact: ProvenContact;
    statement?: Statement;
  }): Promise<Begun>;
  /** Saves a draft: what is given replaces what was. */
  save(id: string, change: DraftChange): Promise<Acted>;
  /** Hands it in: it has a receipt from then on. Again: `already`, with the same receipt. */
  submit(id: string, change?: DraftChange): Promise<Acted | { kind: 'already'; appeal: Appeal }>;
  /** What was asked for has been added. */
  supplement(id: string, change?: { statement?: Statement }): Promise<Acted>;
  withdraw(id: string): Promise<Acted>;
  /** The six digits that belong to its receipt; always the same. */
  queryCode(id: string): string;
}

export type DraftChange = Partial<Pick<Appeal, 'statement' | 'locale' | 'conversationId' | 'contact'>>;

export type Begun =
  | { kind: 'begun'; appeal: Appeal; draftCode: string; effects: Effect[] }
  /** Too many from this contact today. */
  | { kind: 'limited'; hours: number };

export type Sought = { kind: 'found'; appeal: Appeal } | { kind: 'none' } | { kind: 'frozen'; hours: number };

/** `appeal`: as it is once the effects are committed. */
export type Acted =
  | { kind: 'done'; appeal: Appeal; effects: Effect[] }
  | { kind: 'refused'; why: AppealRefusal | 'not-found' };

/** What reviewers, the account's owner and the passing of time do to appeals: each committed by itself. */
export interface AppealReviews {
  list(filter?: { states?: readonly AppealState[] }): Promise<Appeal[]>;
  byReceipt(receipt: string): Promise<Appeal | undefined>;
  /** Other open appeals for the same identity number or account. */
  related(appeal: Appeal): Promise<Appeal[]>;
  review(id: string, act: ReviewAct): Promise<Reviewed>;
  /** The owner says that it was not they: stops it, or once it is done, freezes the account. Wins every race. */
  veto(id: string): Promise<'vetoed' | 'held' | 'not-found'>;
  /** A stored deadline of an appeal has come. Rejects when it should be tried again. */
  due(deadline: { id: string; name: AppealDeadline; appealId: string }): Promise<void>;
  /** Lets an account held after 「非本人操作」 go again. False: it was not held. */
  liftHold(accountId: string, reviewer: string): Promise<boolean>;
}

export type ReviewAct =
  | { kind: 'begin'; reviewer: string }
  | { kind: 'approve'; reviewer: string; words?: string }
  | { kind: 'reject'; reviewer: string; reason: string }
  | { kind: 'ask'; reviewer: string; what: string };

export type Reviewed =
  | { kind: 'done'; appeal: Appeal }
  | { kind: 'refused'; why: AppealRefusal | AccountRefusal | 'not-found' };

/**
 * Why an approval cannot be given although the appeal allows it: name and identity number fit no account, or
 * several; or the account waits for a person's look after 「非本人操作」.
 */
export type AccountRefusal = 'no-account' | 'several-accounts' | 'account-held';

/** Every word of an appeal's messages; given by the application, because services have no words. */
export interface AppealWords {
  toCitizen(message: {
    news: AppealNews;
    appeal: Appeal;
    /** Only with `submitted`. */
    queryCode?: string;
  }): MessageText;
  toOwner(message: { news: OwnerNews; appeal: Appeal; username: string; link: string }): MessageText;
  held(message: { appeal: Appeal; username: string }): MessageText;
}

export interface MessageText {
  subject: string;
  text: string;
}
