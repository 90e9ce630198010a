import type { DialogTurnResult, WaterfallStepContext } from 'botbuilder-dialogs';
import type { CaseFacts } from '../domain/case-facts.ts';
import { APPEAL, type AppealSlots } from './appeals/appeal-slots.ts';
import type { Told } from './choose-situation.ts';
import type { Ended } from './closing.ts';
import { CHOOSE_SITUATION, type MenuOptions } from './menu.ts';
import { flowFor } from './running-flow.ts';
import { AFTER_THEFT, sayStolen } from './stolen.ts';
import { turnOf } from './turn.ts';
import { LeanWaterfall } from './waterfall.ts';

export const MAIN = 'main';

export interface MainOptions extends MenuOptions {
  /** The case of the flow that has ended. */
  packet?: CaseFacts;
}

type Step = WaterfallStepContext<MainOptions>;

async function situation(step: Step): Promise<DialogTurnResult> {
  return step.beginDialog(CHOOSE_SITUATION, step.options);
}

async function attend(step: Step): Promise<DialogTurnResult> {
  const { situation: told, identifier, draftCode, spelledOut }: Told = step.result;
  const turn = turnOf(step.context);
  if (draftCode !== undefined) {
    const draft: AppealSlots = { kind: 'contact-change', resume: draftCode };
    return step.beginDialog(APPEAL, draft);
  }
  if (told === 'stolen') {
    const ended: Ended = { shown: AFTER_THEFT };
    sayStolen(turn, ended.shown);
    return step.next(ended);
  }
  const flow = flowFor(step, told);
  const { packet } = step.options;
  const given = {
    ...(identifier ? { identifier } : {}),
    ...(turn.said.kind === 'text' ? { said: spelledOut ?? turn.said.text } : {}),
    ...(packet ? { packet } : {}),
  };
  return step.beginDialog(flow.id, flow.rules.start(told, given));
}

async function around(step: Step): Promise<DialogTurnResult> {
  const ended: Ended | undefined = step.result;
  const options: MainOptions = { opening: 'nothing', ...ended };
  return step.replaceDialog(MAIN, options);
}

/** The bottom of every conversation: which situation, that situation, and round again. */
export const main = new LeanWaterfall<MainOptions>(MAIN, [situation, attend, around]);
