import type { Appeal, AppealKind, AppealState } from './appeal.ts';

export type ShownState = Exclude<AppealState, 'draft'>;

/** One line of the progress. `at`: when it was last come to; absent while it is still ahead. */
export interface Stage {
  state: ShownState;
  at?: number;
  now: boolean;
}

const PATHS: Record<AppealKind, readonly ShownState[]> = {
  unlock: ['accepted', 'first-review', 'done'],
  'contact-change': ['accepted', 'first-review', 'second-review', 'taking-effect', 'done'],
};
/** Handed in, and somebody still has to do something about it, or time has. */
export const OPEN: readonly AppealState[] = [
  'accepted',
  'first-review',
  'second-review',
  'more-needed',
  'taking-effect',
];

export const ENDED: readonly AppealState[] = ['done', 'rejected', 'withdrawn', 'vetoed'];

/** Whether nothing will happen to it any more. */
export function isEnded({ state }: Pick<Appeal, 'state'>): boolean {
  return ENDED.includes(state);
}

/**
 * What an appeal went through, each state once and at its newest date, where it stands, and what is still
 * ahead. An end is not "now": it is done. Empty for a draft.
 */
export function stagesOf({ kind, state, history }: Pick<Appeal, 'kind' | 'state' | 'history'>): Stage[] {
  if (state === 'draft') return [];
  const newest = new Map<ShownState, number>();
  for (const { state: came, at } of history) {
    if (came === 'draft') continue;
    newest.delete(came);
    newest.set(came, at);
  }
  const ended = isEnded({ state });
  const been = [...newest].map(([came, at]) => ({ state: came, at, now: came === state && !ended }));
  const path = PATHS[kind];
  // Waiting for papers happens somewhere on the path: what is ahead begins where it left off.
  const reached = Math.max(...path.map((one, i) => (newest.has(one) ? i : -1)));
  const ahead = ended ? [] : path.slice(reached + 1).map((one) => ({ state: one, now: false }));
  return [...been, ...ahead];
}
