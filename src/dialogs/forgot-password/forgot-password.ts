import { type DialogTurnResult, WaterfallDialog, type WaterfallStepContext } from 'botbuilder-dialogs';
import type { Account, Channel } from '../../domain/account.ts';
import { decideReset, type ResetDecision } from '../../domain/assurance.ts';
import type { Identifier } from '../../domain/identify.ts';
import { maskName, maskUsername } from '../../domain/masking.ts';
import { sayClosing } from '../closing.ts';
import { choices, type Turn, turnOf } from '../turn.ts';
import { ASK_ACCOUNT } from './ask-account.ts';
import { CHOOSE_ACCOUNT, type ChooseAccountOptions } from './choose-account.ts';
import { CHOOSE_WAY, type ChooseWayOptions, type Way } from './choose-way.ts';
import { type CodeResult, ENTER_CODE, type EnterCodeOptions } from './enter-code.ts';
import {
  NEW_PASSWORD_FORM,
  type NewPasswordOptions,
  REAL_NAME_FORM,
  type RealNameOptions,
  type RealNameResult,
} from './secure-pages.ts';

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
  auxProven?: boolean;
  /** A claim was judged and did not match: a matching one is owed before anything is reset. */
  auxDue?: boolean;
  wasLocked?: boolean;
}

type Step = WaterfallStepContext<Slots>;

export const forgotPassword = new WaterfallDialog<Slots>(FORGOT_PASSWORD, [
  async function account(step) {
    return step.options.identifier ? step.next() : step.beginDialog(ASK_ACCOUNT);
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
    if (chosen === 'other-account') return again(step, {});
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
      if (result.kind === 'other-account') return again(step, {});
      if (result.kind === 'other-way') {
        const { way: _left, ...kept } = slots;
        return again(step, { ...kept, wayAfter: 'other-way' });
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
    slots.accountId ??= step.result as string;
    const turn = turnOf(step);
    const account = await turn.services.directory.get(slots.accountId);
    if (!account || !slots.proof) return giveUp(step, turn, 'account-gone');
    const judged = await judgeClaim(turn, slots, account);
    if (judged === 'frozen') return step.endDialog();
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
    turn.say('forgot-password.advice', words.advice(hotline), { choices: choices(turn, 'startOver') });
    return step.endDialog();
  },
]);

/** One question back: forgets the newest answer that can be given anew without proving again. */
export function backFrom(slots: Slots): Slots | undefined {
  if (slots.proof) return undefined;
  if (slots.way || slots.claim) return slots.identifier ? { identifier: slots.identifier } : {};
  return slots.identifier ? {} : undefined;
}

function slotsOf(step: Step): Slots {
  return step.options;
}

function again(step: Step, slots: Slots): Promise<DialogTurnResult> {
  return step.replaceDialog(FORGOT_PASSWORD, slots);
}

async function titles(turn: Turn, accountIds: string[]): Promise<{ id: string; title: string }[]> {
  const accounts = await Promise.all(accountIds.map((id) => turn.services.directory.get(id)));
  return accounts
    .filter((account): account is Account => account !== undefined)
    .map(({ id, kind, realName, username }) => ({
      id,
      title: turn.copy.forgotPassword.accountTitle(kind, maskName(realName), maskUsername(username)),
    }));
}

/** Judges a claim once, leaving what follows from it in the slots. */
async function judgeClaim(
  turn: Turn,
  slots: Slots,
  account: Account,
): Promise<'none' | 'match' | 'mismatch' | 'frozen'> {
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
  if (answer.kind === 'frozen') {
    const { realNameFrozen } = turn.copy.forgotPassword;
    sayClosing(
      turn,
      'forgot-password.real-name-frozen',
      realNameFrozen(answer.hours, turn.services.portal.hotline),
    );
  }
  return answer.kind;
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
  sayClosing(turn, `forgot-password.${why}`, texts[why](turn.services.portal.hotline));
  return step.endDialog();
}
