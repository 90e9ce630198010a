import type { Identifier } from './identify.ts';

/** Ways a code can travel. A channel is also what a failure ledger freezes. */
export type Channel = 'sms' | 'mail';

export type LockReason = 'password' | 'risk' | 'violation';

export interface Lock {
  reason: LockReason;
  /** ISO 8601; absent: the lock has no end of its own. */
  until?: string;
}

/** An account as the portal's directory tells it. Never holds a password. */
export interface Account {
  id: string;
  kind: 'natural' | 'legal';
  username: string;
  phone?: string;
  email?: string;
  realName: string;
  /** 18-digit canonical form; for a company its legal representative's or handler's. */
  idNumber: string;
  creditCode?: string;
  status: 'active' | 'locked' | 'banned';
  lock?: Lock;
  /** ISO 8601: when the portal last saw a code sent to this phone come back. */
  phoneVerifiedAt?: string;
  registeredAt: string;
  region: string;
}

export function contactOf(account: Account, channel: Channel): string | undefined {
  return channel === 'sms' ? account.phone : account.email;
}

const CHANNELS: readonly Channel[] = ['sms', 'mail'];

/** Everywhere its owner is reached. */
export function contactsOf(account: Account): { channel: Channel; to: string }[] {
  return CHANNELS.flatMap((channel) => {
    const to = contactOf(account, channel);
    return to ? [{ channel, to }] : [];
  });
}

/** Every identifier under which a citizen may name this account. */
export function identifiersOf(account: Account): Identifier[] {
  const all: Identifier[] = [
    { kind: 'username', value: account.username },
    { kind: 'id-number', value: account.idNumber },
  ];
  if (account.phone) all.push({ kind: 'phone', value: account.phone });
  if (account.email) all.push({ kind: 'email', value: account.email });
  if (account.creditCode) all.push({ kind: 'credit-code', value: account.creditCode });
  return all;
}
