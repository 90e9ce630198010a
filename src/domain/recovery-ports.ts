import type { Account, Channel } from './account.ts';
import type { ProvenContact } from './appeals/appeal.ts';
import type { CodePurpose, Effect, IssuedCode } from './effect.ts';
import type { Identifier } from './identify.ts';
import type { Origin } from './origin.ts';

export type SendRequest = {
  conversationId: string;
  origin: Origin;
  identifier: Identifier;
  channel: Channel;
  purpose: CodePurpose;
  locale: string;
};

export type SendAnswer =
  | { kind: 'sent'; code: IssuedCode; effects: Effect[] }
  /** `codeId`: the code sent last time, where it can still be typed. */
  | { kind: 'wait'; seconds: number; codeId?: string }
  | { kind: 'limited'; minutes: number }
  | { kind: 'frozen'; hours: number }
  /** This way stays closed until the person has been proven by other means. */
  | { kind: 'disabled' }
  | { kind: 'unavailable' };

export type JudgeAnswer =
  /** `contact`: only of a code to prove one; it speaks for no account. */
  | { kind: 'right'; accountIds: string[]; channel: Channel; contact?: ProvenContact; effects: Effect[] }
  | { kind: 'wrong'; triesLeft: number }
  | { kind: 'expired' }
  | { kind: 'used-up' }
  /** Right, but whose it is cannot be asked now: not used, and the try not counted. */
  | { kind: 'unavailable' }
  | { kind: 'frozen'; hours: number }
  | { kind: 'disabled' };

/**
 * Verification codes. Neither call's answer, nor its time, depends on whether an account exists: the
 * directory is asked only by the outbox worker, after the turn.
 */
export interface Codes {
  /** Takes the send quotas at once; the code itself exists once the effects are committed. */
  request(request: SendRequest): Promise<SendAnswer>;
  /** Counts the try at once, before the answer is known. */
  judge(guess: {
    conversationId: string;
    codeId: string;
    typed: string;
    origin: Origin;
  }): Promise<JudgeAnswer>;
}

/** Name + identity number against an account; counted in the failure ledger like a code. */
export interface IdentityCheck {
  judge(claim: {
    accountId: string;
    realName: string;
    idNumber: string;
    conversationId: string;
  }): Promise<
    | { kind: 'match'; effects: Effect[] }
    | { kind: 'mismatch' }
    | { kind: 'frozen'; hours: number }
    | { kind: 'disabled' }
  >;
}

/** The right codes by which conversations may act for accounts. */
export interface CodeProofs {
  /**
   * Undefined once it is spent, taken away by somebody's reset, or the contact it went to is no longer the
   * account's.
   */
  find(conversationId: string, account: Account): Promise<{ channel: Channel; at: number } | undefined>;
}

/** Accounts that wait for a person's review after 「非本人操作」. */
export interface HeldAccounts {
  isHeld(accountId: string): Promise<boolean>;
}

/**
 * New passwords refused for what only the account's owner knows, counted so that the refusals cannot be used to
 * find it out.
 */
export interface RefusedPasswords {
  count(refusal: { accountId: string; conversationId: string; rule: 'personal' | 'old' }): Promise<void>;
  /** Too many in a row. */
  isClosed(accountId: string): Promise<boolean>;
}
