import type { ChoiceId } from '../../copy/zh-CN.ts';
import type { LockReason } from '../../domain/account.ts';
import type { Wish } from '../../domain/recovery.ts';
import { ButtonsQuestion } from '../buttons-question.ts';
import type { Turn } from '../turn.ts';
import { PROGRESS } from './progress.ts';

export const TOLD = 'told-lock';

export interface ToldOptions {
  lock: 'none' | LockReason;
  /** When it ends by itself, in milliseconds. */
  endsAt?: number;
}

export type ToldAnswer = Wish | 'find-account';

/** Why an account is locked, as it is now, and what can be done. */
export const told = new ButtonsQuestion<ToldOptions, ToldAnswer>(TOLD, {
  step: ({ lock }) => `locked.${lock === 'none' ? 'not-locked' : 'told'}`,
  progress: PROGRESS.password,
  words: (turn, options) => ({ first: reason(turn, options), again: again(turn, options) }),
  knows: ({ lock }) => (lock === 'password' ? ['how-long', 'auto-unlock'] : []),
  answers: (options) =>
    ANSWERS[options.lock].filter(([, wish]) => options.endsAt !== undefined || wish !== 'remind'),
});

const ANSWERS: Record<ToldOptions['lock'], readonly (readonly [ChoiceId, ToldAnswer])[]> = {
  none: [
    ['setPassword', 'reset'],
    ['findAccount', 'find-account'],
    ['nothingElse', 'enough'],
  ],
  password: [
    ['unlockByReset', 'reset'],
    ['remindMe', 'remind'],
  ],
  risk: [
    ['unlockByIdentity', 'reset'],
    ['nothingElse', 'enough'],
  ],
  violation: [
    ['appeal', 'appeal'],
    ['nothingElse', 'enough'],
  ],
};

function reason({ copy, now }: Turn, { lock, endsAt }: ToldOptions): string {
  const { notLocked, passwordLock, passwordLockNoEnd, riskLock, violation } = copy.recovery;
  switch (lock) {
    case 'none':
      return notLocked;
    case 'password':
      return endsAt === undefined ? passwordLockNoEnd : passwordLock(minutesTo(endsAt, now));
    case 'risk':
      return riskLock;
    case 'violation':
      return violation;
  }
}

/** Shorter: whoever asks 「为什么」 or 「还要多久」 here is told once more, with the button that helps. */
function again({ copy, now }: Turn, { lock, endsAt }: ToldOptions): string {
  const { lockAgain } = copy.recovery;
  if (lock !== 'password') return lockAgain[lock];
  return endsAt === undefined ? lockAgain.passwordNoEnd : lockAgain.password(minutesTo(endsAt, now));
}

export function minutesTo(endsAt: number, now: number): number {
  return Math.max(1, Math.ceil((endsAt - now) / 60_000));
}
