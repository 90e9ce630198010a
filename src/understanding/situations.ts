import type { Concept } from './concepts.ts';
import { findCode } from './find-code.ts';
import { type Situation, type Topic, topicOf } from './labels.ts';
import { whichAnswer } from './match-answer.ts';
import { understanding } from './shipped.ts';
import type { Understanding } from './understanding.ts';

export type { Situation } from './labels.ts';

/** People answer with so few words that this must be surer: 「没有」 alone asks nothing. */
const SURE_OF_TOPIC = 0.8;

/** The question a sentence asks. Undefined when it asks none clearly. */
export function findTopic(text: string, now: number): Topic | undefined {
  const named = whichAnswer(text);
  if (named) return topicOf(named);
  // The whole message with the code in it, pasted: it says how long the code is valid, and asks nothing.
  if (findCode(text).kind === 'code') return undefined;
  const understood = understanding.understand(text, now);
  const sure = understood.situation === 'faq' && understood.confidence >= SURE_OF_TOPIC;
  return sure ? understood.topic : undefined;
}

/** Said alone they answer a question: 「记不清了」 when the account was opened, 「换了」 whether the phone is the same. */
const NO_MATTER: ReadonlySet<Concept> = new Set<Concept>([
  ...(['forget', 'known', 'unknown', 'missing', 'wrong', 'find', 'exists', 'change', 'gone', 'old'] as const),
  ...(['others', 'ago', 'duration', 'hours', 'place', 'times', 'need', 'fails', 'help', 'greeting'] as const),
  ...(['thanks', 'elder', 'company', 'materials'] as const),
]);

/** The situation a sentence tells of, with how sure that is. Undefined when it names no matter of its own. */
export function readSituation(
  text: string,
  now: number,
): { situation: Situation; confidence: number } | undefined {
  const understood = understanding.understand(text, now);
  const { situation, confidence, about } = understood;
  if (situation === 'faq' || situation === 'clarify' || situation === 'out-of-scope') return undefined;
  return about.every((concept) => NO_MATTER.has(concept)) ? undefined : { situation, confidence };
}

/** What the dialogs ask about a sentence. */
export interface SentenceReader extends Pick<Understanding, 'understand' | 'warmUp'> {
  findTopic: typeof findTopic;
  readSituation: typeof readSituation;
}
