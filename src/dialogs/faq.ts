import type { ChoiceId } from '../copy/zh-CN.ts';
import { choices, type Turn } from './turn.ts';
import type { Topic } from './understanding/labels.ts';

/**
 * Answers a question, in the portal's own words where its file has some. With `shown`, the menu's buttons are
 * under it and it says which to press; in the middle of something the pending question is asked again instead.
 */
export function answerQuestion(turn: Turn, topic: Topic, shown: readonly ChoiceId[] = []): void {
  const { portal } = turn.services;
  const { answers, next } = turn.copy.faq;
  const answer = portal.faq[topic]?.[turn.locale] ?? answers[topic](portal);
  turn.say(`faq.${topic}`, shown.length > 0 ? `${answer}\n${next[topic]}` : answer, {
    choices: choices(turn, ...shown),
  });
}
