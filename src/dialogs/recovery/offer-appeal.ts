import { ButtonsQuestion } from '../buttons-question.ts';

export const OFFER_APPEAL = 'offer-appeal';

export interface OfferAppealOptions {
  step: string;
  text: string;
}

/** A road that self-service cannot go on: what a person has to decide is asked for by an appeal. */
export const offerAppeal = new ButtonsQuestion<OfferAppealOptions, 'appeal' | 'enough'>(OFFER_APPEAL, {
  step: ({ step }) => step,
  words: ({ copy }, { text }) => ({ first: text, again: copy.recovery.lockAgain.violation }),
  answers: () => [
    ['appeal', 'appeal'],
    ['nothingElse', 'enough'],
  ],
  agreed: 'appeal',
});
