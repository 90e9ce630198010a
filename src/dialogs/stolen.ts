import type { ChoiceId } from '../copy/zh-CN.ts';
import { choices, type Turn } from './turn.ts';

/** The buttons under it, at the menu. */
export const AFTER_THEFT = ['toForgotPassword', 'human', 'startOver'] as const satisfies readonly ChoiceId[];

/** Somebody else got into the account: what to do first. In mid-flow the pending question follows. */
export function sayStolen(turn: Turn, shown: readonly ChoiceId[] = []): void {
  const { hotline } = turn.services.portal;
  turn.say('stolen.start', turn.copy.human.stolen(hotline), { choices: choices(turn, ...shown) });
}
