import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import type { ChoiceId, Copy } from '../copy/zh-CN.ts';
import { Dialog } from './sdk.ts';
import { choices, type Turn, turnOf } from './turn.ts';
import type { Situation } from './understanding/situations.ts';

export const NOT_YET = 'not-yet';

export type NotYetSituation = Exclude<Situation, 'forgot-password'>;

export interface NotYetOptions {
  situation: NotYetSituation;
}

const WORDS: Record<NotYetSituation, { words: keyof Copy['notYet']; next: ChoiceId[] }> = {
  'forgot-account': { words: 'forgotAccount', next: ['toForgotPassword', 'human', 'startOver'] },
  locked: { words: 'locked', next: ['toForgotPassword', 'human', 'startOver'] },
  'contact-changed': { words: 'contactChanged', next: ['toForgotPassword', 'human', 'startOver'] },
  'appeal-progress': { words: 'appealProgress', next: ['startOver'] },
  human: { words: 'human', next: ['toForgotPassword', 'startOver'] },
};

/** What can be said of a situation the chat cannot carry to its end, and what to do instead. */
export function sayNotYet(turn: Turn, situation: NotYetSituation, next: readonly ChoiceId[] = []): void {
  const { hotline, hotlineHours, hotlineHoursEn } = turn.services.portal;
  turn.say(
    `${situation}.start`,
    turn.copy.notYet[WORDS[situation].words](hotline, turn.locale === 'en' ? hotlineHoursEn : hotlineHours),
    { choices: choices(turn, ...next) },
  );
}

class NotYet extends Dialog<NotYetOptions> {
  override async beginDialog(dc: DialogContext, options?: NotYetOptions): Promise<DialogTurnResult> {
    const situation = options?.situation ?? 'human';
    const { next } = WORDS[situation];
    sayNotYet(turnOf(dc), situation, next);
    return dc.endDialog({ shown: next });
  }
}

export const notYet = new NotYet(NOT_YET);
