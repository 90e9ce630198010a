import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { CaseFacts } from '../domain/case-facts.ts';
import { APPEAL } from './appeals/appeal-flow.ts';
import { CHOOSE_SITUATION, type MenuOptions, type Told } from './choose-situation.ts';
import type { Ended } from './closing.ts';
import { flowFor } from './flow.ts';
import { Dialog } from './sdk.ts';
import { AFTER_THEFT, sayStolen } from './stolen.ts';
import { turnOf } from './turn.ts';

export const MAIN = 'main';

export interface MainOptions extends MenuOptions {
  /** The case of the flow that has ended. */
  packet?: CaseFacts;
}

interface MainState {
  options: MainOptions;
  /** 0: the situation is asked for; 1: it is dealt with. */
  stepIndex: number;
}

/** The bottom of every conversation: which situation, that situation, and round again. */
class Main extends Dialog<MainOptions> {
  override async beginDialog(dc: DialogContext, options?: MainOptions): Promise<DialogTurnResult> {
    const begun: MainState = { options: { opening: 'nothing', ...options }, stepIndex: 0 };
    Object.assign(stateOf(dc), begun);
    return dc.beginDialog(CHOOSE_SITUATION, begun.options);
  }

  override async resumeDialog(dc: DialogContext, _why: unknown, result?: unknown): Promise<DialogTurnResult> {
    const state = stateOf(dc);
    if (state.stepIndex > 0) return around(dc, result as Ended | undefined);
    state.stepIndex = 1;
    return handle(dc, result as Told, state.options);
  }
}

export const main = new Main(MAIN);

async function handle(
  dc: DialogContext,
  { situation, identifier, draftCode, spelledOut }: Told,
  { packet }: MainOptions,
): Promise<DialogTurnResult> {
  const { said } = turnOf(dc);
  if (draftCode !== undefined) return dc.beginDialog(APPEAL, { kind: 'contact-change', resume: draftCode });
  if (situation === 'stolen') {
    const ended: Ended = { shown: AFTER_THEFT };
    sayStolen(turnOf(dc), ended.shown);
    return around(dc, ended);
  }
  const flow = flowFor(dc, situation);
  const given = {
    ...(identifier ? { identifier } : {}),
    ...(said.kind === 'text' ? { said: spelledOut ?? said.text } : {}),
    ...(packet ? { packet } : {}),
  };
  return dc.beginDialog(flow.id, flow.start(situation, given));
}

function around(dc: DialogContext, ended: Ended | undefined): Promise<DialogTurnResult> {
  const options: MainOptions = { opening: 'nothing', ...ended };
  return dc.replaceDialog(MAIN, options);
}

function stateOf(dc: DialogContext): MainState {
  const active = dc.activeDialog;
  if (active?.id !== MAIN) throw new Error('the bottom of a conversation runs only as the active dialog');
  return active.state as MainState;
}
