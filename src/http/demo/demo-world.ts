import type { Channel } from '../../domain/account.ts';

/** A text or mail that would have been sent. `at` in milliseconds since the epoch. */
export interface DemoMessage {
  id: string;
  at: number;
  channel: Channel;
  to: string;
  purpose: string;
  text: string;
}

/** How a sign-in at the make-believe portal ends. `lockedUntil`: ISO 8601, when the lock has an end. */
export type SignIn =
  | { ok: true }
  | { ok: false; reason: 'wrong' | 'locked' | 'banned'; lockedUntil?: string };
