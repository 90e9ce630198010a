import type { ChoiceId } from '../../copy/zh-CN.ts';
import type { Appeal } from '../../domain/appeals/appeal.ts';
import { choices, type Turn } from '../turn.ts';
import { meaningOf } from './appeal-view.ts';

/**
 * An appeal went on while nobody asked: told in the conversation it belongs to. At the menu the buttons its words
 * name are under it, and returned; in the middle of something the pending question follows with its own.
 */
export function sayAppealNews(turn: Turn, appeal: Appeal, atMenu: boolean): ChoiceId[] {
  const shown = atMenu ? next(appeal) : [];
  const text = `${turn.copy.appeals.news(appeal.receipt ?? '')}\n${meaningOf(turn, appeal)}`;
  turn.say('appeal.news', text, { choices: choices(turn, ...shown) });
  return shown;
}

function next({ state, kind }: Appeal): ChoiceId[] {
  switch (state) {
    case 'more-needed':
      return ['supplement', 'appealProgress', 'human'];
    case 'done':
      return ['forgotPassword', 'nothingElse'];
    case 'rejected':
      return [kind === 'unlock' ? 'locked' : 'contactChanged', 'human', 'nothingElse'];
    case 'vetoed':
      return ['human', 'nothingElse'];
    default:
      return ['appealProgress', 'nothingElse'];
  }
}
