import type { ChoiceId } from '../copy/zh-CN.ts';
import type { Situation } from './labels.ts';

/** The buttons of the menu. */
export const SITUATION_CHOICES = {
  forgotPassword: 'forgot-password',
  forgotAccount: 'forgot-account',
  locked: 'locked',
  contactChanged: 'contact-changed',
  appealProgress: 'appeal-progress',
  human: 'human',
} as const satisfies Partial<Record<ChoiceId, Situation>>;

export type SituationChoiceId = keyof typeof SITUATION_CHOICES;

export const SITUATION_CHOICE_IDS = Object.keys(SITUATION_CHOICES) as SituationChoiceId[];

/** The button that stands for a situation. */
export function choiceFor(situation: string | undefined): SituationChoiceId | undefined {
  return SITUATION_CHOICE_IDS.find((id) => SITUATION_CHOICES[id] === situation);
}
