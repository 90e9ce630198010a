import type { DialogTurnResult } from 'botbuilder-dialogs';
import { sayClosing } from '../closing.ts';
import { type FlowStepContext, goOnWith, seen, without } from '../flow.ts';
import { ask } from '../question.ts';
import { endFlow } from '../running-flow.ts';
import { choices } from '../turn.ts';
import { type AskReceiptOptions, askQueryCode, askReceipt } from './ask-receipt.ts';
import { supplementForm } from './secure-pages.ts';
import { showDay } from './show-day.ts';
import { showProgress } from './show-progress.ts';

export interface ProgressSlots {
  receipt?: string;
  queryCode?: string;
  instead?: AskReceiptOptions['instead'];
  /** Another one than this conversation's own is meant. */
  other?: boolean;
  /** Found, or this conversation's own. */
  appealId?: string;
  /** 「补材料」 was said first thing. */
  adding?: boolean;
  /** Papers are to be added. */
  missing?: string;
  supplemented?: boolean;
  finished?: boolean;
}

type Step = FlowStepContext<ProgressSlots>;

/** Handed in right here: whoever goes on in this conversation need not look for the receipt. */
export async function own(step: Step): Promise<DialogTurnResult> {
  const { turn, slots } = seen(step);
  if (slots.appealId || slots.other) return step.next();
  const appeals = await turn.services.appeals.ofConversation(turn.conversationId);
  const appealId = appeals.find(({ receipt: number }) => number)?.id;
  return appealId ? goOnWith(step, { ...slots, appealId }) : step.next();
}

export async function receipt(step: Step): Promise<DialogTurnResult> {
  const { appealId, receipt: given, instead } = step.values.slots;
  if (appealId || given) return step.next();
  return ask(step, askReceipt, instead ? { instead } : {});
}

export async function queryCode(step: Step): Promise<DialogTurnResult> {
  const { appealId, queryCode: given } = step.values.slots;
  return appealId || given ? step.next() : ask(step, askQueryCode, {});
}

export async function lookUp(step: Step): Promise<DialogTurnResult> {
  const { turn, slots } = seen(step);
  const { appealId, receipt: number, queryCode: typed } = slots;
  if (appealId || !number || !typed) return step.next();
  const { services, conversationId, origin, copy } = turn;
  const sought = await services.appeals.find({ receipt: number, queryCode: typed, origin, conversationId });
  if (sought.kind === 'frozen') {
    const text = copy.appeals.limited(sought.hours, services.portal.hotline);
    return endFlow(step, sayClosing(turn, 'appeal-progress.limited', text));
  }
  const rest = without(slots, 'receipt', 'queryCode');
  return goOnWith(
    step,
    sought.kind === 'none' ? { ...rest, instead: 'not-found' } : { ...rest, appealId: sought.appeal.id },
  );
}

/** What the reviewer asked for, where papers are to be added straight away. */
export async function missing(step: Step): Promise<DialogTurnResult> {
  const { turn, slots } = seen(step);
  if (!slots.adding) return step.next();
  const found = await turn.services.appeals.get(slots.appealId ?? '');
  const wanted = found?.state === 'more-needed' ? { missing: found.decisions.at(-1)?.words ?? '' } : {};
  return goOnWith(step, { ...without(slots, 'adding'), ...wanted });
}

export async function supplement(step: Step): Promise<DialogTurnResult> {
  const { appealId = '', missing: wanted, supplemented } = step.values.slots;
  if (wanted === undefined || supplemented) return step.next();
  return ask(step, supplementForm, { appealId, missing: wanted });
}

export async function supplemented(step: Step): Promise<DialogTurnResult> {
  const { turn, slots } = seen(step);
  if (!slots.supplemented) return step.next();
  const found = await turn.services.appeals.get(slots.appealId ?? '');
  const promised = found?.promisedOn && showDay(found.promisedOn, turn.locale);
  turn.say('appeal-progress.supplemented', turn.copy.appeals.supplementDone(promised));
  return goOnWith(step, without(slots, 'supplemented', 'missing'));
}

export async function shown(step: Step): Promise<DialogTurnResult> {
  const { appealId = '', finished } = step.values.slots;
  return finished ? step.next() : ask(step, showProgress, { appealId });
}

export async function close(step: Step): Promise<DialogTurnResult> {
  const { turn } = seen(step);
  const buttons = ['somethingElse'] as const;
  turn.say('appeal-progress.end', turn.copy.greeting.thanks, { choices: choices(turn, ...buttons) });
  return endFlow(step, { shown: buttons });
}
