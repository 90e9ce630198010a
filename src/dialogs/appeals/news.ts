import type { Appeal } from '../../domain/appeals/appeal.ts';
import type { Turn } from '../turn.ts';
import { meaningOf } from './view.ts';

/** An appeal went on while nobody asked: told in the conversation it belongs to. */
export function sayAppealNews(turn: Turn, appeal: Appeal): void {
  turn.say('appeal.news', `${turn.copy.appeals.news(appeal.receipt ?? '')}\n${meaningOf(turn, appeal)}`);
}
