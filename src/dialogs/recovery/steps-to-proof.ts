import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { Identifier } from '../../domain/identify.ts';
import type { RecoverySlots } from '../../domain/recovery.ts';
import { goOnWith, without } from '../flow.ts';
import { ask } from '../question.ts';
import { accountTitles } from './account-titles.ts';
import { askAccount } from './ask-account.ts';
import { chooseAccount } from './choose-account.ts';
import { chooseWay } from './choose-way.ts';
import { enterCode } from './enter-code.ts';
import { realNameForm } from './secure-pages.ts';
import { tryAgain } from './try-again.ts';
import { type RecoveryStepContext, whatIsDue } from './what-is-due.ts';

/** What was proven too long ago is proven anew; all else that was said still holds. */
export async function lapsed(step: RecoveryStepContext): Promise<DialogTurnResult> {
  const { turn, slots, due, goal } = await whatIsDue(step);
  if (due.kind !== 'prove-again') return step.next();
  turn.say(`${goal}.proof-expired`, turn.copy.forgotPassword.proofExpired);
  return goOnWith(step, without(slots, 'proof', 'accountId', 'aux', 'wish', 'identityClosed'));
}

/** Nothing can be known of the account now. */
export async function later(step: RecoveryStepContext): Promise<DialogTurnResult> {
  const { due, goal } = await whatIsDue(step);
  if (due.kind !== 'try-again') return step.next();
  return ask(step, tryAgain, { goal });
}

export async function account(step: RecoveryStepContext): Promise<DialogTurnResult> {
  const { slots, due, goal } = await whatIsDue(step);
  if (due.kind !== 'ask-account') return step.next();
  return ask(step, askAccount, { goal, again: slots.askedBefore ?? false });
}

export async function way(step: RecoveryStepContext): Promise<DialogTurnResult> {
  const { slots, due, goal } = await whatIsDue(step);
  if (due.kind !== 'choose-way') return step.next();
  return ask(step, chooseWay, { goal, identifier: named(slots), after: slots.wayAfter ?? 'account' });
}

/** Name and identity number: before the code where that way was chosen, after it where the code is not enough. */
export async function identity(step: RecoveryStepContext): Promise<DialogTurnResult> {
  const { due, goal } = await whatIsDue(step);
  if (due.kind !== 'real-name') return step.next();
  return ask(step, realNameForm, { goal, why: due.why });
}

export async function code(step: RecoveryStepContext): Promise<DialogTurnResult> {
  const { slots, due, goal } = await whatIsDue(step);
  if (due.kind !== 'enter-code') return step.next();
  const { channel } = due;
  return ask(step, enterCode, { goal, purpose: 'reset-password', identifier: named(slots), channel });
}

/** Several accounts share the contact that the code went to. */
export async function which(step: RecoveryStepContext): Promise<DialogTurnResult> {
  const { turn, slots, due, goal } = await whatIsDue(step);
  if (due.kind !== 'choose-account' || !slots.proof) return step.next();
  return ask(step, chooseAccount, { goal, accounts: await accountTitles(turn, slots.proof) });
}

function named({ identifier }: RecoverySlots): Identifier {
  if (!identifier) throw new Error('a way is chosen before the account is named');
  return identifier;
}
