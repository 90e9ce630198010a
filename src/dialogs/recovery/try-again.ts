import type { Goal } from '../../domain/recovery.ts';
import { ButtonsQuestion } from '../buttons-question.ts';
import type { Turn } from '../turn.ts';

export const TRY_AGAIN = 'try-again';

/** The directory does not answer. Whatever is said asks it anew; what was said and proven before is kept. */
export const tryAgain = new ButtonsQuestion<{ goal: Goal }, 'again'>(TRY_AGAIN, {
  step: ({ goal }) => `${goal}.directory-unavailable`,
  words: (turn) => ({ first: words(turn), again: words(turn) }),
  answers: () => [['tryAgain', 'again']],
  read: () => 'again',
});

function words({ copy, services }: Turn): string {
  return copy.recovery.directoryUnavailable(services.portal.hotline);
}
