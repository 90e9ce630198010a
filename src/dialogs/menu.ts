import type { DialogContext } from 'botbuilder-dialogs';
import type { ChoiceId } from '../copy/zh-CN.ts';
import { findOffice } from '../understanding/find-office.ts';
import type { Answerable, Topic } from '../understanding/labels.ts';
import { SITUATION_CHOICE_IDS } from '../understanding/situation-choices.ts';
import { sayEitherOr } from './either-or.ts';
import { answerQuestion } from './faq.ts';
import type { QuestionState } from './question.ts';
import { choices, type Turn } from './turn.ts';

export const CHOOSE_SITUATION = 'choose-situation';

export interface MenuOptions {
  /** What is said first; `nothing` after a flow that has said its own last word. */
  opening: 'hello' | 'anything-else' | 'nothing';
  /** The buttons that last word showed. */
  shown?: readonly ChoiceId[];
}

export interface MenuMemory {
  /** Thanks were exchanged: a 「好的」 after that is a goodbye. */
  thanked: boolean;
  /** Buttons of the either/or question, while that is the last thing said. */
  between: readonly Answerable[];
}

export type MenuState = QuestionState<MenuOptions> & Partial<MenuMemory>;

/** What the menu remembers, where the conversation waits at it. */
export function menuOf({ activeDialog }: DialogContext): MenuState | undefined {
  return activeDialog?.id === CHOOSE_SITUATION ? (activeDialog.state as MenuState) : undefined;
}

export function sayMenu(turn: Turn, menu: MenuState, step: string, text: string): void {
  forgetShown(menu);
  turn.say(`greeting.${step}`, text, { choices: choices(turn, ...SITUATION_CHOICE_IDS) });
}

export function sayUnclear(turn: Turn, menu: MenuState): void {
  const { unclear: first, unclearAgain } = turn.copy.greeting;
  sayMenu(turn, menu, 'unclear', menu.misses > 1 ? unclearAgain(turn.services.portal.hotline) : first);
}

export function sayOutOfScope(turn: Turn, menu: MenuState, text: string): void {
  const { outOfScope, outOfScopeAsk, offices } = turn.copy.greeting;
  const office = findOffice(text);
  const words = office ? outOfScopeAsk(offices[office]) : outOfScope(turn.services.portal.hotline);
  sayMenu(turn, menu, 'out-of-scope', words);
}

export function answerAtMenu(turn: Turn, menu: MenuState, topic: Topic): void {
  forgetShown(menu);
  answerQuestion(turn, topic, SITUATION_CHOICE_IDS);
}

/** A doubt between readings is asked about. */
export function askWhich(turn: Turn, menu: MenuState, between: readonly Answerable[]): void {
  forgetShown(menu);
  menu.between = between;
  menu.misses = 0;
  sayEitherOr(turn, between);
}

/** Something was told at the menu by itself: from now on a number counts the buttons under that. */
export function showAtMenu(dc: DialogContext, shown: readonly ChoiceId[]): void {
  const menu = menuOf(dc);
  if (!menu) return;
  forgetShown(menu);
  menu.options.shown = shown;
}

/** From now on the buttons shown are the menu's. */
function forgetShown(menu: MenuState): void {
  delete menu.options.shown;
  delete menu.between;
  menu.thanked = false;
}
