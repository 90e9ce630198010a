import { type DialogTurnResult, WaterfallDialog, type WaterfallStepContext } from 'botbuilder-dialogs';
import type { Account, Channel } from '../../domain/account.ts';
import { decideReset, type ResetDecision } from '../../domain/assurance.ts';
import type { Identifier } from '../../domain/identify.ts';
import { maskUsername } from '../../domain/masking.ts';
import { type Ended, sayClosing } from '../closing.ts';
import { choices, type Turn, turnOf } from '../turn.ts';
import { ASK_ACCOUNT, type AskAccountOptions } from './ask-account.ts';
import { CHOOSE_ACCOUNT, type ChooseAccountOptions } from './choose-account.ts';
import { CHOOSE_WAY, type ChooseWayOptions, type Way } from './choose-way.ts';
import { type CodeResult, ENTER_CODE } from './enter-code.ts';
import {
  NEW_PASSWORD_FORM,
  type NewPasswordOptions,
  REAL_NAME_FORM,
  type RealNameOptions,
  type RealNameResult,
} from './secure-pages.ts';
import type { EnterCodeOptions } from './send-code.ts';

export const FORGOT_PASSWORD = 'forgot-password';

/** What is known so far. A step whose slot is filled asks nothing. */
export interface Slots {
  identifier?: Identifier;
  way?: Channel;
  /** What led to choosing a way again. */
  wayAfter?: ChooseWayOptions['after'];
  /** Name and identity number given before a code; judged only once an account is proven. */
  claim?: { realName: string; idNumber: string };
  proof?: { channel: Channel; accountIds: string[] };
  accountId?: string;
  /** The account was asked for before: a short question is enough. */
  askedBefore?: boolean;
  auxProven?: boolean;
  /** A claim was judged and did not match: a matching one is owed before anything is reset. */
  auxDue?: boolean;
  wasLocked?: boolean;
}

type Step = WaterfallStepContext<Slots>;

export const forgotPassword = new WaterfallDialog<Slots>(FORGOT_PASSWORD, [
  async function account(step) {
    const { identifier, askedBefore } = slotsOf(step);
    const options: AskAccountOptions = { again: askedBefore ?? false };
    return identifier ? step.next() : step.beginDialog(ASK_ACCOUNT, options);
  },

  async function way(step) {
    const slots = slotsOf(step);
    slots.identifier ??= step.result as Identifier;
    if (slots.way || slots.proof) return step.next(slots.way);
    const options: ChooseWayOptions = { identifier: slots.identifier, after: slots.wayAfter ?? 'account' };
    return step.beginDialog(CHOOSE_WAY, options);
  },

  async function claim(step) {
    const slots = slotsOf(step);
    const chosen = step.result as Way | undefined;
    if (chosen === 'other-account') return again(step, another());
    if (typeof chosen === 'object') return again(step, { identifier: chosen });
    if (chosen === 'sms' || chosen === 'mail') slots.way = chosen;
    if (slots.way || slots.proof) return step.next();
    const options: RealNameOptions = { why: 'chosen' };
    return step.beginDialog(REAL_NAME_FORM, options);
  },

  async function code(step) {
    const slots = slotsOf(step);
    if (slots.proof) return step.next();
    if (!slots.way) {
      const { realName, idNumber } = step.result as RealNameResult;
      return again(step, { ...slots, claim: { realName, idNumber }, wayAfter: 'real-name' });
    }
    if (!slots.identifier) return again(step, {});
    const options: EnterCodeOptions = { identifier: slots.identifier, channel: slots.way };
    return step.beginDialog(ENTER_CODE, options);
  },

  async function whichAccount(step) {
    const slots = slotsOf(step);
    if (!slots.proof) {
      const result = step.result as CodeResult;
      if (result.kind === 'other-account')
        return again(step, result.identifier ? { identifier: result.identifier } : another());
      if (result.kind === 'other-way') {
        const { way: _left, ...kept } = slots;
        const { channel } = result;
        return again(step, channel ? { ...kept, way: channel } : { ...kept, wayAfter: 'other-way' });
      }
      slots.proof = { channel: result.channel, accountIds: result.accountIds };
    }
    const [only, ...others] = slots.proof.accountIds;
    if (slots.accountId || others.length === 0) return step.next(slots.accountId ?? only);
    const options: ChooseAccountOptions = { accounts: await titles(turnOf(step), slots.proof.accountIds) };
    return step.beginDialog(CHOOSE_ACCOUNT, options);
  },

  async function aux(step) {
    const slots = slotsOf(step);
    if (typeof step.result === 'object') return again(step, another());
    slots.accountId ??= step.result as string;
    const turn = turnOf(step);
    const account = await turn.services.directory.get(slots.accountId);
    if (!account || !slots.proof) return giveUp(step, turn, 'account-gone');
    const judged = await judgeClaim(turn, slots, account);
    if (typeof judged === 'object') return step.endDialog(judged);
    const decision = decideReset(
      account,
      { code: slots.proof.channel, aux: slots.auxProven ?? false },
      {
        now: turn.now,
        held: await turn.services.facts.isHeld(account.id),
        phoneStaleDays: turn.services.portal.figures.phoneStaleDays,
      },
    );
    if (decision.kind === 'refused') return giveUp(step, turn, decision.why);
    if (decision.kind === 'allowed') {
      slots.wasLocked = decision.clearsLock;
      // A claim that did not match is a warning: what was volunteered must now be right.
      if (judged !== 'mismatch' && !slots.auxDue) return step.next();
    } else if (decision.what === 'code') return giveUp(step, turn, 'account-gone');
    const options: RealNameOptions = { why: whyAux(decision, judged) };
    return step.beginDialog(REAL_NAME_FORM, options);
  },

  async function password(step) {
    const slots = slotsOf(step);
    const result = step.result as RealNameResult | undefined;
    if (result) {
      const { realName, idNumber } = result;
      return again(step, { ...slots, claim: { realName, idNumber } });
    }
    if (!slots.accountId) return again(step, {});
    const options: NewPasswordOptions = { accountId: slots.accountId, afterAux: slots.auxProven ?? false };
    return step.beginDialog(NEW_PASSWORD_FORM, options);
  },

  async function close(step) {
    const turn = turnOf(step);
    const { portalName, hotline } = turn.services.portal;
    const words = turn.copy.forgotPassword;
    turn.say('forgot-password.done', words.done(portalName, slotsOf(step).wasLocked ?? false));
    const ended: Ended = { shown: ['nothingElse', 'somethingElse'] };
    turn.say('forgot-password.advice', words.advice(hotline), { choices: choices(turn, ...ended.shown) });
    return step.endDialog(ended);
  },
]);

/** A new object each time: the dialog fills it. */
function another(): Slots {
  return { askedBefore: true };
}

/**
 * One question back: forgets the newest answer that can be given anew without proving again. `pending` is the
 * id of the question that waits.
 */
export function backFrom({ identifier, way, claim, proof }: Slots, pending?: string): Slots | undefined {
  if (proof || !identifier) return undefined;
  if (way)
    return claim ? { identifier, claim, wayAfter: 'real-name' } : { identifier, wayAfter: 'other-way' };
  return claim || pending === REAL_NAME_FORM ? { identifier, wayAfter: 'other-way' } : another();
}

function slotsOf(step: Step): Slots {
  return step.options;
}

function again(step: Step, slots: Slots): Promise<DialogTurnResult> {
  return step.replaceDialog(FORGOT_PASSWORD, slots);
}

async function titles(turn: Turn, accountIds: string[]): Promise<ChooseAccountOptions['accounts']> {
  const accounts = await Promise.all(accountIds.map((id) => turn.services.directory.get(id)));
  return accounts
    .filter((account): account is Account => account !== undefined)
    .map(({ id, kind, username }) => ({
      id,
      kind,
      title: turn.copy.forgotPassword.accountTitle(kind, maskUsername(username)),
    }));
}

/** Judges a claim once, leaving what follows from it in the slots; closed for now, that ends the flow. */
async function judgeClaim(
  turn: Turn,
  slots: Slots,
  account: Account,
): Promise<'none' | 'match' | 'mismatch' | Ended> {
  const { claim } = slots;
  if (!claim) return 'none';
  delete slots.claim;
  const answer = await turn.services.identityCheck.judge({
    accountId: account.id,
    ...claim,
    conversationId: turn.conversationId,
  });
  slots.auxProven = answer.kind === 'match';
  slots.auxDue = answer.kind !== 'match';
  if (answer.kind === 'match') turn.will(...answer.effects);
  const { realNameFrozen, realNameDisabled } = turn.copy.forgotPassword;
  const { hotline } = turn.services.portal;
  switch (answer.kind) {
    case 'frozen':
      return sayClosing(turn, 'forgot-password.real-name-frozen', realNameFrozen(answer.hours, hotline));
    case 'disabled':
      return sayClosing(turn, 'forgot-password.real-name-disabled', realNameDisabled(hotline));
    default:
      return answer.kind;
  }
}

function whyAux(decision: ResetDecision, judged: string): RealNameOptions['why'] {
  if (judged === 'mismatch') return 'mismatch';
  return decision.kind === 'needs' && decision.why === 'risk-lock' ? 'risk-lock' : 'phone-unverified';
}

async function giveUp(
  step: Step,
  turn: Turn,
  why: 'violation' | 'held' | 'account-gone',
): Promise<DialogTurnResult> {
  const { refusedViolation, refusedHeld, accountGone } = turn.copy.forgotPassword;
  const texts = { violation: refusedViolation, held: refusedHeld, 'account-gone': accountGone };
  return step.endDialog(sayClosing(turn, `forgot-password.${why}`, texts[why](turn.services.portal.hotline)));
}
