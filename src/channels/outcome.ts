import type { TurnOutcome } from '../bots/contract.ts';
import type { PagesCopy } from '../copy/pages.zh-CN.ts';
import { AppError } from '../http/errors.ts';

const CROWDED_SECONDS = 2;
const UNAVAILABLE_SECONDS = 1;

/** The log number of the citizen's message, or the refusal; after each the same message may be sent again. */
export function seqOf(outcome: TurnOutcome, words: PagesCopy): number {
  switch (outcome.kind) {
    case 'done':
      return outcome.seq;
    case 'no-conversation':
      throw new AppError('not-found', 'there is no such conversation');
    case 'crowded':
      throw new AppError('too-many-requests', words.refusals.tooMany(CROWDED_SECONDS), {
        retryAfterSeconds: CROWDED_SECONDS,
      });
    case 'unavailable':
      throw new AppError('unavailable', words.refusals.unavailable, {
        retryAfterSeconds: UNAVAILABLE_SECONDS,
      });
  }
}
