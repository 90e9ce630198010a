import { createPick } from '../pick.ts';

export const OFFER_APPEAL = 'offer-appeal';

export interface OfferAppealOptions {
  step: string;
  text: string;
}

/** A road that self-service cannot go on: what a person has to decide is asked for by an appeal. */
export const offerAppeal = createPick<OfferAppealOptions, 'appeal' | 'enough'>({
  id: OFFER_APPEAL,
  step: ({ step }) => step,
  words: ({ copy }, { text }) => ({ first: text, again: copy.recovery.lockAgain.violation }),
  answers: () => [
    ['appeal', 'appeal'],
    ['nothingElse', 'enough'],
  ],
  agreed: 'appeal',
});
