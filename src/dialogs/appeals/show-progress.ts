import type { TurnContext } from 'botbuilder-core';
import type { DialogInstance } from 'botbuilder-dialogs';
import type { ChoiceId } from '../../copy/zh-CN.ts';
import type { Appeal } from '../../domain/appeals/appeal.ts';
import { isEnded } from '../../domain/appeals/stages.ts';
import { matchChoice, whichChoice } from '../../understanding/match-choice.ts';
import { answered, Question, type QuestionState, type Recognized, STAY, unclear } from '../question.ts';
import { choices, type Turn, turnOf } from '../turn.ts';
import { viewOf } from './appeal-view.ts';

export const SHOW_PROGRESS = 'show-progress';

export interface ShowProgressOptions {
  appealId: string;
}

export type AfterProgress =
  | { kind: 'supplement'; missing: string }
  | { kind: 'other' }
  /** Nothing more; what the last word showed. */
  | { kind: 'finished' };

interface Memory {
  /** 「撤回申诉」 was pressed and waits for a yes; the buttons there were before. */
  confirming: ChoiceId[];
  /** The buttons shown. */
  shown: ChoiceId[];
}

type State = QuestionState<ShowProgressOptions> & Partial<Memory>;

/** Where an appeal stands, and what its claimant can do about it. */
class ShowProgress extends Question<ShowProgressOptions, AfterProgress, Memory> {
  protected override async onPrompt(context: TurnContext, state: State): Promise<void> {
    const turn = turnOf(context);
    await show(turn, state);
  }

  override async repromptDialog(context: TurnContext, { state }: DialogInstance): Promise<void> {
    const turn = turnOf(context);
    const { said } = turn;
    // News has just said what can be done now.
    const news = said.kind === 'appeal-news' && said.appeal.id === state.options.appealId;
    const shown = news ? offered(said.appeal) : (state.shown ?? []);
    if (news) delete state.confirming;
    say(turn, state, 'next', turn.copy.appeals.progressNext, shown);
  }

  override stepBack(turn: Turn, state: State): boolean {
    if (!state.confirming) return false;
    keepIt(turn, state, state.confirming);
    return true;
  }

  protected override async onText(
    turn: Turn,
    state: State,
    text: string,
  ): Promise<Recognized<AfterProgress>> {
    const chosen = matchChoice(text, state.shown ?? []);
    if (state.confirming) return readConfirmation(turn, state, state.confirming, chosen);
    return (
      (await choose(turn, state, chosen ?? whichChoice(text, ['lookAgain', 'otherReceipt']))) ??
      again(turn, state)
    );
  }
}

export const showProgress = new ShowProgress(SHOW_PROGRESS);

async function choose(
  turn: Turn,
  state: State,
  chosen: ChoiceId | undefined,
): Promise<Recognized<AfterProgress> | undefined> {
  switch (chosen) {
    case 'supplement': {
      const appeal = await turn.services.appeals.get(state.options.appealId);
      if (appeal?.state !== 'more-needed') break;
      const missing = appeal.decisions.at(-1)?.words ?? '';
      return answered<AfterProgress>({ kind: 'supplement', missing });
    }
    case 'withdraw':
      state.confirming = state.shown ?? [];
      say(turn, state, 'withdraw-confirm', turn.copy.appeals.withdrawConfirm, [
        'confirmWithdraw',
        'keepAppeal',
      ]);
      return STAY;
    case 'lookAgain':
      break;
    case 'otherReceipt':
      return answered<AfterProgress>({ kind: 'other' });
    case 'nothingElse':
      return answered<AfterProgress>({ kind: 'finished' });
    default:
      return undefined;
  }
  await show(turn, state);
  return STAY;
}

async function readConfirmation(
  turn: Turn,
  state: State,
  before: ChoiceId[],
  chosen: ChoiceId | undefined,
): Promise<Recognized<AfterProgress>> {
  const { appeals } = turn.copy;
  if (chosen === 'keepAppeal') {
    keepIt(turn, state, before);
    return STAY;
  }
  if (chosen !== 'confirmWithdraw')
    return unclear(() =>
      say(turn, state, 'withdraw-confirm', appeals.withdrawConfirm, ['confirmWithdraw', 'keepAppeal']),
    );
  delete state.confirming;
  const acted = await turn.services.appeals.withdraw(state.options.appealId);
  if (acted.kind === 'done') turn.will(...acted.effects);
  const text = acted.kind === 'done' ? appeals.withdrawDone : appeals.withdrawTooLate;
  say(turn, state, acted.kind === 'done' ? 'withdrawn' : 'withdraw-too-late', text, ENDED);
  return STAY;
}

function keepIt(turn: Turn, state: State, before: ChoiceId[]): void {
  delete state.confirming;
  say(turn, state, 'withdraw-kept', turn.copy.appeals.withdrawKept, before);
}

function again(turn: Turn, state: State): Recognized<AfterProgress> {
  return unclear(() => say(turn, state, 'unclear', turn.copy.appeals.progressUnclear, state.shown ?? []));
}

const OPEN: ChoiceId[] = ['lookAgain', 'withdraw', 'nothingElse'];
const ENDED: ChoiceId[] = ['otherReceipt', 'nothingElse'];

async function show(turn: Turn, state: State): Promise<void> {
  const appeal = await turn.services.appeals.get(state.options.appealId);
  if (appeal) say(turn, state, 'shown', viewOf(turn, appeal), offered(appeal));
  else say(turn, state, 'gone', turn.copy.appeals.gone(turn.services.portal.hotline), ENDED);
}

function offered(appeal: Appeal): ChoiceId[] {
  if (isEnded(appeal)) return ENDED;
  return appeal.state === 'more-needed' ? ['supplement', ...OPEN] : OPEN;
}

function say(turn: Turn, state: State, step: string, text: string, shown: ChoiceId[]): void {
  state.shown = shown;
  turn.say(`appeal-progress.${step}`, text, { choices: choices(turn, ...shown) });
}
