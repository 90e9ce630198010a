import type { Account, Channel, LockReason } from './account.ts';
import { decideReset, phoneIsStale } from './assurance.ts';
import type { Identifier } from './identify.ts';

/** What a citizen came for: the id of the situation, and how its step ids begin. */
export type Goal = 'forgot-password' | 'forgot-account' | 'locked';

/** What is wanted once the account is told of. */
export type Wish = 'reset' | 'send-username' | 'remind' | 'appeal' | 'not-mine' | 'enough';

/** What is known so far, kept between turns. What is filled is not asked again. */
export interface RecoverySlots {
  goal: Goal;
  identifier?: Identifier;
  /** The account was asked for before: a short question is enough. */
  askedBefore?: boolean;
  way?: Channel | 'real-name';
  /** What led to choosing a way again. */
  wayAfter?: 'account' | 'real-name' | 'other-way';
  /** Name and identity number, not yet judged: that is done only once an account is proven. */
  claim?: { realName: string; idNumber: string };
  proof?: CodeProof;
  accountId?: string;
  /** `mismatch`: what was volunteered was wrong, so a right one is owed before anything else. */
  aux?: 'proven' | 'mismatch';
  /** That check is closed to the account: for so many hours, or without them until a person has looked. */
  identityClosed?: { hours?: number };
  wish?: Wish;
  /** Accounts whose username is on its way to the proven contact: once for a proof, however often they are chosen. */
  usernamesSent?: readonly string[];
  /** Came because a contact is lost: to be told how to change it afterwards. */
  contactLost?: boolean;
  passwordSet?: boolean;
  /** The new password opens a lock as well. */
  clearsLock?: boolean;
}

export interface CodeProof {
  channel: Channel;
  /** All accounts the code speaks for. */
  accountIds: string[];
  /** When the code was right. */
  at: number;
}

/** Read anew for every step. */
export interface RecoveryFacts {
  now: number;
  phoneStaleDays: number;
  /** The proven account; absent while none is, or when the directory has it no longer. */
  account?: Account;
  /** Waits for review after 「非本人操作」. */
  held: boolean;
  /** The right code still speaks for the account. */
  proofHolds: boolean;
  /** The directory could not be asked, so that nothing here is known of the account. */
  unavailable?: boolean;
}

export type WhyRealName = 'chosen' | 'mismatch' | 'phone-unverified' | 'risk-lock';

export type RecoveryStep =
  | { kind: 'ask-account' }
  | { kind: 'choose-way' }
  | { kind: 'real-name'; why: WhyRealName }
  | { kind: 'enter-code'; channel: Channel }
  | { kind: 'choose-account' }
  | { kind: 'try-again' }
  | { kind: 'prove-again' }
  | { kind: 'judge-claim' }
  | { kind: 'found' }
  | { kind: 'told' }
  | { kind: 'send-username' }
  | { kind: 'remind' }
  | { kind: 'new-password' }
  | { kind: 'human' }
  | { kind: 'appeal' }
  | { kind: 'close'; why: 'done' | 'enough' | 'held' | 'account-gone' | 'identity-closed' }
  | { kind: 'refused'; why: 'violation' | 'identity-closed' };

interface Check {
  name: string;
  step(slots: RecoverySlots, facts: RecoveryFacts): RecoveryStep | false | undefined;
}

/** In order; the first that applies decides. */
const BEFORE_PROOF: readonly Check[] = [
  { name: 'account-unknown', step: ({ identifier }) => !identifier && { kind: 'ask-account' } },
  { name: 'real-name-first', step: ({ way }) => way === 'real-name' && { kind: 'real-name', why: 'chosen' } },
  { name: 'way-unknown', step: ({ way }) => !way && { kind: 'choose-way' } },
  {
    name: 'code-missing',
    step: ({ way }) => way !== undefined && way !== 'real-name' && { kind: 'enter-code', channel: way },
  },
];

const AFTER_PROOF: readonly Check[] = [
  { name: 'password-set', step: ({ passwordSet }) => passwordSet && { kind: 'close', why: 'done' } },
  { name: 'none-is-mine', step: ({ wish }) => wish === 'not-mine' && { kind: 'human' } },
  { name: 'nothing-wanted', step: ({ wish }) => wish === 'enough' && { kind: 'close', why: 'enough' } },
  { name: 'directory-unavailable', step: (_, facts) => facts.unavailable && { kind: 'try-again' } },
  { name: 'proof-gone', step: (_, { proofHolds }) => !proofHolds && { kind: 'prove-again' } },
  { name: 'several-accounts', step: (slots) => !accountOf(slots) && { kind: 'choose-account' } },
  { name: 'account-gone', step: (_, { account }) => !account && { kind: 'close', why: 'account-gone' } },
  { name: 'claim-unjudged', step: ({ claim }) => claim && { kind: 'judge-claim' } },
  { name: 'identity-closed', step: stepFromClosedIdentity },
  { name: 'phone-doubtful', step: stepToAux },
  { name: 'held', step: (_, { held }) => held && { kind: 'close', why: 'held' } },
  { name: 'appeal-wanted', step: ({ wish }) => wish === 'appeal' && { kind: 'appeal' } },
  {
    name: 'violation-closes-reset',
    step: ({ goal, wish }, { account }) =>
      (goal === 'forgot-password' || wish === 'reset') &&
      isBanned(account) && { kind: 'refused', why: 'violation' },
  },
  { name: 'claim-wrong', step: ({ aux }) => aux === 'mismatch' && { kind: 'real-name', why: 'mismatch' } },
  {
    name: 'account-untold',
    step: ({ goal, wish }) => goal === 'forgot-account' && !wish && { kind: 'found' },
  },
  { name: 'lock-untold', step: ({ goal, wish }) => goal === 'locked' && !wish && { kind: 'told' } },
  {
    name: 'lock-over-meanwhile',
    step: ({ wish }, { account, now }) =>
      wish === 'remind' && lockEnd(account, now) === undefined && { kind: 'told' },
  },
  { name: 'reminder-wanted', step: ({ wish }) => wish === 'remind' && { kind: 'remind' } },
  { name: 'username-wanted', step: ({ wish }) => wish === 'send-username' && { kind: 'send-username' } },
  { name: 'reset', step: stepToReset },
];

/** What comes next. Every road ends: each step either fills a slot or closes. */
export function nextStep(slots: RecoverySlots, facts: RecoveryFacts): RecoveryStep {
  for (const { step } of slots.proof ? AFTER_PROOF : BEFORE_PROOF) {
    const next = step(slots, facts);
    if (next) return next;
  }
  throw new Error('no step applies');
}

/** Once a reset is under way its words are those of a forgotten password, whatever led to it. */
export function wordsOf({ goal, wish }: RecoverySlots): Goal {
  return wish === 'reset' ? 'forgot-password' : goal;
}

/** The account in question, as far as it is proven. */
export function accountOf({ proof, accountId }: RecoverySlots): string | undefined {
  const [only, ...others] = proof?.accountIds ?? [];
  return accountId ?? (others.length === 0 ? only : undefined);
}

/** When a lock ends by itself: undefined where there is none, or none with an end. */
export function lockEnd(account: Account | undefined, now: number): number | undefined {
  const until = account?.status === 'locked' && account.lock?.until;
  const at = until ? Date.parse(until) : Number.NaN;
  return at > now ? at : undefined;
}

/** Why an account is locked now, and when that ends by itself. */
export function lockOf(account: Account, now: number): { lock: 'none' | LockReason; endsAt?: number } {
  if (isBanned(account)) return { lock: 'violation' };
  if (account.status !== 'locked') return { lock: 'none' };
  const endsAt = lockEnd(account, now);
  return { lock: account.lock?.reason ?? 'password', ...(endsAt === undefined ? {} : { endsAt }) };
}

export function isBanned(account: Account | undefined): boolean {
  return account?.status === 'banned' || account?.lock?.reason === 'violation';
}

/** Where it was to open a lock, an appeal still can. */
function stepFromClosedIdentity(
  { identityClosed, wish }: RecoverySlots,
  { account }: RecoveryFacts,
): RecoveryStep | undefined {
  if (!identityClosed || wish === 'appeal') return undefined;
  const kind = account?.status === 'active' ? 'close' : 'refused';
  return { kind, why: 'identity-closed' };
}

/** A phone that may be somebody else's by now learns nothing of the account, its lock and its ban included. */
function stepToAux({ proof, aux, wish }: RecoverySlots, facts: RecoveryFacts): RecoveryStep | undefined {
  const doubtful = proof?.channel === 'sms' && facts.account && phoneIsStale(facts.account, facts);
  // An appeal is for those who cannot prove more.
  if (!doubtful || aux === 'proven' || wish === 'appeal') return undefined;
  return { kind: 'real-name', why: aux === 'mismatch' ? 'mismatch' : 'phone-unverified' };
}

function stepToReset({ proof, aux }: RecoverySlots, facts: RecoveryFacts): RecoveryStep | undefined {
  if (!facts.account || !proof) return undefined;
  const decision = decideReset(facts.account, { code: proof.channel, aux: aux === 'proven' }, facts);
  switch (decision.kind) {
    case 'allowed':
      return { kind: 'new-password' };
    case 'refused':
      return decision.why === 'held' ? { kind: 'close', why: 'held' } : { kind: 'refused', why: 'violation' };
    case 'needs':
      return decision.why === 'unproven'
        ? { kind: 'close', why: 'account-gone' }
        : { kind: 'real-name', why: decision.why };
  }
}
