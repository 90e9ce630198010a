import type { ChoiceId } from '../copy/zh-CN.ts';
import type { Topic } from '../understanding/labels.ts';
import { choices, type Turn } from './turn.ts';

/**
 * Answers a question, in the portal's own words where its file has some. With `shown`, the menu's buttons are
 * under it and it says which to press; in the middle of something the pending question is asked again instead.
 */
export function answerQuestion(turn: Turn, topic: Topic, shown: readonly ChoiceId[] = []): void {
  const { next } = turn.copy.faq;
  const answer = answerTo(turn, topic);
  turn.say(`faq.${topic}`, shown.length > 0 ? `${answer}\n${next[topic]}` : answer, {
    choices: choices(turn, ...shown),
  });
}

export function answerTo({ services: { portal }, copy, locale }: Turn, topic: Topic): string {
  return portal.faq[topic]?.[locale] ?? copy.faq.answers[topic](portal);
}
