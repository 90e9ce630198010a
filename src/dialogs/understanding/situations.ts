import { type Situation, type Topic, topicOf } from './labels.ts';
import { whichAnswer } from './match-answer.ts';
import { matchChoice } from './match-choice.ts';
import { understanding } from './shipped.ts';
import { SITUATION_CHOICE_IDS, SITUATION_CHOICES } from './situation-choices.ts';

export type { Situation } from './labels.ts';

/** Less than this must not break into another question. */
const SURE_ENOUGH = 0.6;

/** People answer with so few words that this must be surer: 「没有」 alone asks nothing. */
const SURE_OF_TOPIC = 0.8;

/** The question a sentence asks. Undefined when it asks none clearly. */
export function findTopic(text: string, now: number): Topic | undefined {
  const named = whichAnswer(text);
  if (named) return topicOf(named);
  const understood = understanding.understand(text, now);
  const sure = understood.situation === 'faq' && understood.confidence >= SURE_OF_TOPIC;
  return sure ? understood.topic : undefined;
}

/** The situation a sentence tells of, by buttons' words or numbers first. Undefined when it tells none clearly. */
export function findSituation(text: string, now = 0): Situation | undefined {
  const chosen = matchChoice(text, SITUATION_CHOICE_IDS);
  if (chosen) return SITUATION_CHOICES[chosen];
  const understood = understanding.understand(text, now);
  if (understood.confidence < SURE_ENOUGH) return undefined;
  const { situation } = understood;
  return situation === 'faq' || situation === 'clarify' || situation === 'out-of-scope'
    ? undefined
    : situation;
}
