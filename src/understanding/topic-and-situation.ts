import type { Concept } from './concepts.ts';
import { findCode } from './find-code.ts';
import { type Topic, topicOf } from './labels.ts';
import { whichAnswer } from './match-answer.ts';
import type { Understanding, Understood } from './understanding.ts';

/** People answer with so few words that this must be surer: 「没有」 alone asks nothing. */
const SURE_OF_TOPIC = 0.8;

/** The question a sentence asks; `understand` is only called where its words alone don't say. */
export function readTopic(text: string, understand: () => Understood): Topic | undefined {
  const named = whichAnswer(text);
  if (named) return topicOf(named);
  // The whole message with the code in it, pasted: it says how long the code is valid, and asks nothing.
  if (findCode(text).kind === 'code') return undefined;
  const understood = understand();
  const sure = understood.situation === 'faq' && understood.confidence >= SURE_OF_TOPIC;
  return sure ? understood.topic : undefined;
}

/** Said alone they answer a question: 「记不清了」 when the account was opened, 「换了」 whether the phone is the same. */
const NO_MATTER: ReadonlySet<Concept> = new Set<Concept>([
  ...(['forget', 'known', 'unknown', 'missing', 'wrong', 'find', 'exists', 'change', 'gone', 'old'] as const),
  ...(['others', 'ago', 'duration', 'hours', 'place', 'times', 'need', 'fails', 'help', 'greeting'] as const),
  ...(['thanks', 'elder', 'company', 'materials'] as const),
]);

/** The situation a sentence was understood to tell of. Undefined when it names no matter of its own. */
export function readSituation(understood: Understood): ReturnType<Understanding['situationIn']> {
  const { situation, confidence, about } = understood;
  if (situation === 'faq' || situation === 'clarify' || situation === 'out-of-scope') return undefined;
  return about.every((concept) => NO_MATTER.has(concept)) ? undefined : { situation, confidence };
}
