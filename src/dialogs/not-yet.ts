import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { ChoiceId, Copy } from '../copy/zh-CN.ts';
import { choices, turnOf } from './turn.ts';
import type { Situation } from './understanding/situations.ts';

export const NOT_YET = 'not-yet';

export interface NotYetOptions {
  situation: Exclude<Situation, 'forgot-password'>;
}

const WORDS: Record<NotYetOptions['situation'], { words: keyof Copy['notYet']; reset: boolean }> = {
  'forgot-account': { words: 'forgotAccount', reset: true },
  locked: { words: 'locked', reset: true },
  'contact-changed': { words: 'contactChanged', reset: true },
  'appeal-progress': { words: 'appealProgress', reset: false },
  human: { words: 'human', reset: false },
};

/** A situation the chat cannot carry to its end: says so, and what to do instead. */
class NotYet extends Dialog<NotYetOptions> {
  override async beginDialog(dc: DialogContext, options?: NotYetOptions): Promise<DialogTurnResult> {
    const turn = turnOf(dc);
    const situation = options?.situation ?? 'human';
    const { words, reset } = WORDS[situation];
    const { hotline, hotlineHours, hotlineHoursEn } = turn.services.portal;
    const ways: ChoiceId[] = reset ? ['toForgotPassword', 'human', 'startOver'] : ['startOver'];
    turn.say(
      `${situation}.start`,
      turn.copy.notYet[words](hotline, turn.locale === 'en' ? hotlineHoursEn : hotlineHours),
      { choices: choices(turn, ...ways) },
    );
    return dc.endDialog({ offersReset: reset });
  }
}

export const notYet = new NotYet(NOT_YET);
