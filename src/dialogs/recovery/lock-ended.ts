import type { ChoiceId } from '../../copy/zh-CN.ts';
import { type Channel, contactOf } from '../../domain/account.ts';
import { lockReminderId } from '../../domain/lock-reminder.ts';
import { maskUsername } from '../../domain/masking.ts';
import { lockEnd } from '../../domain/recovery.ts';
import { type Ended, sayEnd } from '../closing.ts';
import { choices, type Said, type Turn } from '../turn.ts';
import { minutesTo } from './lock-told.ts';

/** Wants to be told when a lock ends. Setting the same again is one reminder. */
export function remindOfLock(turn: Turn, accountId: string, channel: Channel, endsAt: number): void {
  const { conversationId } = turn;
  turn.will({
    do: 'set-deadline',
    deadline: {
      id: lockReminderId(accountId, conversationId, endsAt),
      conversationId,
      dueAt: endsAt,
      event: { name: 'lock-ended', accountId, channel },
    },
  });
}

export function sayReminded(turn: Turn, channel: Channel, endsAt: number): Ended {
  const minutes = minutesTo(endsAt, turn.now);
  return sayEnd(turn, 'locked.reminder-set', turn.copy.recovery.reminded(minutes, channel));
}

/**
 * The moment has come: in the chat and at the proven contact. Locked again until later, it waits for that;
 * closed for another reason by now, there is nothing to tell. Returns the buttons under it, which are for the
 * menu; undefined: nothing was said.
 */
export async function tellLockEnded(
  turn: Turn,
  said: LockEnded,
  atMenu: boolean,
): Promise<ChoiceId[] | undefined> {
  if (!(await sendLockEnded(turn, said))) return undefined;
  const shown: ChoiceId[] = atMenu ? ['forgotPassword', 'nothingElse'] : [];
  turn.say('locked.ended', turn.copy.recovery.lockEnded, { choices: choices(turn, ...shown) });
  return shown;
}

type LockEnded = Extract<Said, { kind: 'lock-ended' }>;

/** Sends the message to the proven contact, once; `false`: there is nothing to tell, in the chat neither. */
export async function sendLockEnded(
  turn: Turn,
  { accountId, channel, messageSent }: LockEnded,
): Promise<boolean> {
  const { services, copy, now } = turn;
  const account = await services.directory.get(accountId);
  if (!account) return false;
  const endsAt = lockEnd(account, now);
  if (endsAt !== undefined && account.lock?.reason === 'password') {
    remindOfLock(turn, accountId, channel, endsAt);
    return false;
  }
  if (account.status !== 'active') return false;
  const to = contactOf(account, channel);
  if (to && !messageSent)
    turn.will({
      do: 'send',
      message: {
        kind: 'notice',
        key: `lock-ended:${turn.conversationId}:${accountId}:${now}`,
        channel,
        to,
        purpose: 'lock-ended',
        ...copy.messages.lockEnded(services.portal.portalName, maskUsername(account.username)),
      },
    });
  return true;
}
