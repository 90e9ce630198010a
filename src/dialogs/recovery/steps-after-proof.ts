import type { DialogTurnResult } from 'botbuilder-dialogs';
import { contactOf } from '../../domain/account.ts';
import { unavailable } from '../../domain/directory-unavailable.ts';
import { lockEnd, lockOf, type RecoverySlots } from '../../domain/recovery.ts';
import { APPEAL, type AppealSlots } from '../appeals/appeal-slots.ts';
import { goOnWith, without } from '../flow.ts';
import { ask } from '../question.ts';
import { endFlow, handOver } from '../running-flow.ts';
import { describeAccount, found } from './account-found.ts';
import { judgeClaim } from './claim.ts';
import { identityClosedWords, close as sayClose } from './endings.ts';
import { remindOfLock, sayReminded } from './lock-ended.ts';
import { told as toldLock } from './lock-told.ts';
import { offerAppeal } from './offer-appeal.ts';
import { newPasswordForm } from './secure-pages.ts';
import { sendUsername } from './send-username.ts';
import { tryAgain } from './try-again.ts';
import { type RecoveryStepContext, whatIsDue } from './what-is-due.ts';

/** None of the accounts is theirs: a person has to look, with the case as it stands. */
export async function person(step: RecoveryStepContext): Promise<DialogTurnResult> {
  const { turn, due } = await whatIsDue(step);
  if (due.kind !== 'human') return step.next();
  turn.note('find-account', 'none-fits');
  turn.say('forgot-account.none-is-mine', turn.copy.recovery.noneIsMine);
  return handOver(step, 'human');
}

/** A name and an identity number that were given are judged once. */
export async function claim(step: RecoveryStepContext): Promise<DialogTurnResult> {
  const { turn, slots, due, goal, account } = await whatIsDue(step);
  if (due.kind !== 'judge-claim' || !account) return step.next();
  const judged = await judgeClaim(turn, slots, account).catch(unavailable);
  // The check asks the directory itself, which may have fallen silent since.
  return judged === 'unavailable' ? ask(step, tryAgain, { goal }) : goOnWith(step, judged);
}

/** What only a person can decide now is asked for by an appeal. */
export async function refused(step: RecoveryStepContext): Promise<DialogTurnResult> {
  const { turn, slots, due, goal } = await whatIsDue(step);
  if (due.kind !== 'refused') return step.next();
  const { violation, orAppeal } = turn.copy.recovery;
  if (due.why === 'violation') return ask(step, offerAppeal, { step: `${goal}.violation`, text: violation });
  const closed = identityClosedWords(turn, slots);
  return ask(step, offerAppeal, { ...closed, text: `${closed.text}\n${orAppeal}` });
}

export async function appeal(step: RecoveryStepContext): Promise<DialogTurnResult> {
  const { slots, due, account } = await whatIsDue(step);
  if (due.kind !== 'appeal' || !account) return step.next();
  const channel = channelOf(slots);
  const to = contactOf(account, channel);
  // The contact is proven already.
  const begun: AppealSlots = { kind: 'unlock', ...(to ? { contact: { channel, to } } : {}) };
  return step.replaceDialog(APPEAL, begun);
}

/** The whole username, to the contact that was proven. */
export async function username(step: RecoveryStepContext): Promise<DialogTurnResult> {
  const { turn, slots, due, account } = await whatIsDue(step);
  if (due.kind !== 'send-username' || !account) return step.next();
  sendUsername(turn, account, channelOf(slots));
  const usernamesSent = [...(slots.usernamesSent ?? []), account.id];
  return goOnWith(step, { ...without(slots, 'wish'), usernamesSent });
}

/** To be told when a lock ends. */
export async function reminder(step: RecoveryStepContext): Promise<DialogTurnResult> {
  const { turn, slots, due, account } = await whatIsDue(step);
  const endsAt = lockEnd(account, turn.now);
  if (due.kind !== 'remind' || !account || endsAt === undefined) return step.next();
  remindOfLock(turn, account.id, channelOf(slots), endsAt);
  return endFlow(step, sayReminded(turn, channelOf(slots), endsAt));
}

/** The account that was looked for, or why one is locked, and what can be done. */
export async function told(step: RecoveryStepContext): Promise<DialogTurnResult> {
  const { turn, slots, due, account } = await whatIsDue(step);
  if (due.kind === 'told' && account) return ask(step, toldLock, lockOf(account, turn.now));
  if (due.kind !== 'found' || !account) return step.next();
  const sent = slots.usernamesSent?.includes(account.id) ?? false;
  return ask(step, found, { ...describeAccount(turn, account), channel: channelOf(slots), sent });
}

/** Whether the reset opens a lock has to be known afterwards, when there is none any more. */
export async function lock(step: RecoveryStepContext): Promise<DialogTurnResult> {
  const { slots, due, account } = await whatIsDue(step);
  const clearsLock = account?.status === 'locked';
  if (due.kind !== 'new-password' || slots.clearsLock === clearsLock) return step.next();
  return goOnWith(step, { ...slots, clearsLock });
}

export async function password(step: RecoveryStepContext): Promise<DialogTurnResult> {
  const { slots, due, goal, account } = await whatIsDue(step);
  if (due.kind !== 'new-password' || !account) return step.next();
  return ask(step, newPasswordForm, { goal, accountId: account.id, afterAux: slots.aux === 'proven' });
}

export async function close(step: RecoveryStepContext): Promise<DialogTurnResult> {
  const { turn, slots, due } = await whatIsDue(step);
  if (due.kind !== 'close') throw new Error(`no step of the flow takes ${due.kind}`);
  return endFlow(step, sayClose(turn, slots, due.why));
}

function channelOf({ proof }: RecoverySlots) {
  return proof?.channel ?? 'sms';
}
