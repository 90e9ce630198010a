import type { ChoiceId } from '../../copy/zh-CN.ts';
import type { Account, Channel } from '../../domain/account.ts';
import { maskEmail, maskPhone, maskUsername } from '../../domain/masking.ts';
import type { Wish } from '../../domain/recovery.ts';
import { ButtonsQuestion } from '../buttons-question.ts';
import type { Turn } from '../turn.ts';
import { PROGRESS } from './progress.ts';

export const FOUND = 'found-account';

export interface FoundOptions {
  /** Words about the account, masked. */
  account: string;
  /** What to log in with instead of the username, masked. */
  login?: string;
  /** Where the code went: the username may go there too. */
  channel: Channel;
  sent: boolean;
}

/** The account that was looked for, and what to do with it. */
export const found = new ButtonsQuestion<FoundOptions, Wish>(FOUND, {
  step: ({ sent }) => (sent ? 'forgot-account.username-sent' : 'forgot-account.found'),
  progress: PROGRESS.password,
  words({ copy }, { account, login, channel, sent }) {
    const { found: first, foundAgain, usernameSent } = copy.recovery;
    return { first: sent ? usernameSent(channel) : first(account, login), again: foundAgain(login) };
  },
  answers: ({ channel, sent }) => [
    ...(sent ? [] : ([[sendTo(channel), 'send-username']] as const)),
    ['setPassword', 'reset'],
    ['noneIsMine', 'not-mine'],
    ['nothingElse', 'enough'],
  ],
});

function sendTo(channel: Channel): ChoiceId {
  return channel === 'sms' ? 'sendUsernameSms' : 'sendUsernameMail';
}

/** Only after a right code, and masked. */
export function describeAccount({ copy }: Turn, account: Account): { account: string; login?: string } {
  const { account: words, ofPhone, ofEmail, loginByPhone, loginByEmail } = copy.recovery;
  const { kind, username, phone, email } = account;
  const contacts = [
    ...(phone ? [ofPhone(maskPhone(phone))] : []),
    ...(email ? [ofEmail(maskEmail(email))] : []),
  ];
  // A company's phone is its handler's: the portal takes it for the handler's own account.
  const byPhone = kind === 'natural' && phone ? loginByPhone(maskPhone(phone)) : undefined;
  const login = byPhone ?? (email && loginByEmail(maskEmail(email)));
  return { account: words(kind, maskUsername(username), contacts), ...(login ? { login } : {}) };
}
