import type { TurnContext } from 'botbuilder-core';
import type { DialogInstance } from 'botbuilder-dialogs';
import type { ChoiceId } from '../../copy/zh-CN.ts';
import type { AppealKind } from '../../domain/appeals/appeal.ts';
import { isCommand, matchChoice } from '../../understanding/match-choice.ts';
import { lacksIdCard } from '../../understanding/remarks.ts';
import {
  answered,
  HUMAN,
  Question,
  type QuestionState,
  type Recognized,
  STAY,
  unclear,
} from '../question.ts';
import { choices, type Turn, turnOf } from '../turn.ts';
import { PROGRESS, SHORT_PROGRESS } from './progress.ts';

export const CHECKLIST = 'appeal-checklist';

export interface ChecklistOptions {
  kind: AppealKind;
  /** One to answer to is proven already. */
  contactKnown: boolean;
}

export type Readiness = 'ready' | 'later';

type State = QuestionState<ChecklistOptions>;

const OFFERED = ['appealReady', 'appealLater', 'human'] as const satisfies ChoiceId[];

/** What to have at hand, and why, before anything is asked. */
class Checklist extends Question<ChecklistOptions, Readiness> {
  protected override async onPrompt(context: TurnContext, state: State): Promise<void> {
    const turn = turnOf(context);
    sayList(turn, state);
  }

  override async repromptDialog(context: TurnContext, { state }: DialogInstance): Promise<void> {
    const turn = turnOf(context);
    say(turn, state, turn.copy.appeals.checklistAgain);
  }

  protected override async onText(turn: Turn, state: State, text: string): Promise<Recognized<Readiness>> {
    const chosen = matchChoice(text, OFFERED);
    if (chosen === 'human') return HUMAN;
    if (chosen === 'appealLater') return answered<Readiness>('later');
    if (chosen === 'appealReady' || isCommand(text, 'agree')) return answered<Readiness>('ready');
    if (lacksIdCard(text)) {
      say(turn, state, turn.copy.appeals.noIdCard(turn.services.portal.hotline));
      return STAY;
    }
    await turn.services.understanding.warmUp();
    if (turn.services.understanding.topicIn(text, turn.now) === 'materials') {
      sayList(turn, state);
      return STAY;
    }
    return unclear(() => say(turn, state, turn.copy.appeals.checklistAgain));
  }
}

export const checklist = new Checklist(CHECKLIST);

function sayList(turn: Turn, state: State): void {
  const { figures, inHandPhoto } = turn.services.portal;
  const { kind, contactKnown } = state.options;
  const days = kind === 'unlock' ? figures.unlockAppealWorkdays : figures.contactAppealWorkdays;
  const needs = { inHand: inHandPhoto, contact: !contactKnown };
  say(turn, state, turn.copy.appeals.checklist(kind, days, needs));
}

function say(turn: Turn, { options }: State, text: string): void {
  turn.say('appeal.checklist', text, {
    progress: options.contactKnown ? SHORT_PROGRESS.checklist : PROGRESS.checklist,
    choices: choices(turn, ...OFFERED),
  });
}
