import type { Effect } from '../domain/effect.ts';
import type { Clock, Commits } from '../domain/ports.ts';
import { applyEffects } from './effects/apply-effects.ts';
import { commitOrConflict, procedure, type Store } from './store/store.ts';

export interface CommitsDeps {
  store: Store;
  clock: Clock;
  /** Told what was written, after it is. */
  committed?: (effects: Effect[]) => void;
}

export function createCommits({ store, clock, committed }: CommitsDeps): Commits {
  return {
    apply: (effects) =>
      commitOrConflict(store, writeEffects, { effects, now: clock() }, () => committed?.(effects)),
  };
}

/** What must not happen beside it is what its effects say (applyEffects). */
export const writeEffects = procedure(
  'effects.apply',
  (trx, { effects, now }: { effects: Effect[]; now: number }, tools): Promise<void> =>
    applyEffects(trx, effects, { ...tools, now }),
);
