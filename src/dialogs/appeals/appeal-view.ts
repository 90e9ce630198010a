import type { Appeal } from '../../domain/appeals/appeal.ts';
import { type ShownState, stagesOf } from '../../domain/appeals/stages.ts';
import type { Turn } from '../turn.ts';
import { showDate, showDay, showTime } from './show-day.ts';

/** Where an appeal stands: a line a stage, then what that means. */
export function viewOf(turn: Turn, appeal: Appeal): string {
  const { appeals } = turn.copy;
  const lines = stagesOf(appeal).map(({ state, at, now }) =>
    appeals.stage(appeals.states[state], at === undefined ? undefined : showDate(at, turn.locale), now),
  );
  const stepper = appeals.progress(appeal.receipt ?? '', appeal.kind, lines);
  return `${stepper}\n\n${meaningOf(turn, appeal)}`;
}

/** What its state means for the citizen, and what happens next. */
export function meaningOf(turn: Turn, appeal: Appeal): string {
  const { copy, services, locale } = turn;
  const { appeals } = copy;
  const { hotline } = services.portal;
  const promised = appeal.promisedOn && showDay(appeal.promisedOn, locale);
  const words = appeal.decisions.at(-1)?.words ?? '';
  const state = appeal.state as ShownState;
  switch (state) {
    case 'accepted':
    case 'first-review':
    case 'second-review':
      return appeals.meaning[state](promised);
    case 'more-needed':
      return appeals.moreNeeded(words, showDate(appeal.supplementUntil ?? turn.now, locale));
    case 'taking-effect':
      return appeals.takingEffect(showTime(appeal.effectiveAt ?? turn.now, locale));
    case 'done':
      return appeals.done(appeal.kind);
    case 'rejected':
      return appeals.rejected(words, hotline);
    case 'withdrawn':
      return appeals.withdrawn;
    case 'vetoed':
      return appeals.vetoed(hotline);
  }
}
