import type { TurnContext } from 'botbuilder-core';
import type { DialogInstance } from 'botbuilder-dialogs';
import type { ReachedAt } from '../../domain/tickets.ts';
import { matchChoice } from '../../understanding/match-choice.ts';
import { answered, Question, type QuestionState, type Recognized, unclear } from '../question.ts';
import { choices, type Turn, turnOf } from '../turn.ts';
import { PROGRESS } from './progress.ts';
import { showReachedAt } from './show-reached-at.ts';

export const CONFIRM_MESSAGE = 'human-confirm';

export interface ConfirmOptions {
  reachedAt: ReachedAt;
  problem: string;
  doing?: string;
}

export type ConfirmAnswer = (typeof OFFERED)[number];

const OFFERED = ['sendMessage', 'changeProblem', 'changeContact', 'noMessage'] as const;

/** What will be handed on, for a last look. */
class ConfirmMessage extends Question<ConfirmOptions, ConfirmAnswer> {
  override async repromptDialog(context: TurnContext, { state }: DialogInstance): Promise<void> {
    const turn = turnOf(context);
    const { options } = state as QuestionState<ConfirmOptions>;
    say(turn, 'confirm', summary(turn, options));
  }

  protected override async onText(
    turn: Turn,
    _state: QuestionState<ConfirmOptions>,
    text: string,
  ): Promise<Recognized<ConfirmAnswer>> {
    const chosen = matchChoice(text, OFFERED);
    return chosen
      ? answered<ConfirmAnswer>(chosen)
      : unclear(() => say(turn, 'confirm-unclear', turn.copy.human.summaryAgain));
  }
}

export const confirmMessage = new ConfirmMessage(CONFIRM_MESSAGE);

function summary({ copy }: Turn, { reachedAt, problem, doing }: ConfirmOptions): string {
  return copy.human.summary(showReachedAt(reachedAt), problem, doing);
}

function say(turn: Turn, step: string, text: string): void {
  turn.say(`human.${step}`, text, { progress: PROGRESS.confirm, choices: choices(turn, ...OFFERED) });
}
