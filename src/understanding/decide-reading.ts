import type { Concept } from './concepts.ts';
import { type Answerable, isAnswerable, type Situation, type Topic, topicOf } from './labels.ts';

/** Understood, but for the details; see `Understood`. */
export type Decision = { confidence: number } & (
  | { situation: Situation }
  | { situation: 'faq'; topic: Topic }
  | { situation: 'clarify'; between: readonly Answerable[] }
  | { situation: 'out-of-scope' }
);

/** Below this a guess would be wrong about every other time: one question is cheaper than a wrong road. */
const SURE = 0.4;
/** The same for which topic, once it is clear that something is asked. */
const SURE_OF_TOPIC = 0.3;
/** A reading less likely than this is not worth a button. */
const WORTH_ASKING = 0.1;
/** The same where there is no other to ask about. */
const WORTH_ASKING_ALONE = 0.3;

/** What people as a rule mean who say only this much, e.g. 「登不上」. */
const USUAL: readonly [Concept, readonly Answerable[]][] = [
  ['stolen', ['forgot-password', 'human']],
  ['appealing', ['locked', 'contact-changed']],
  ['appeal', ['appeal-progress', 'locked']],
  ['code', ['faq.code-not-received', 'contact-changed']],
  ['login', ['forgot-password', 'locked']],
  ['account', ['forgot-account', 'locked']],
];

/** `judged`: every label with its probability, likeliest first. */
export function decide(
  judged: readonly (readonly [label: string, probability: number])[],
  concepts: readonly Concept[],
): Decision {
  const [best, total] = bestSituation(judged);
  const topic = judged.find(([label]) => label.startsWith('faq.'));
  const unsure = total < SURE || (best === 'faq' && (topic?.[1] ?? 0) < SURE_OF_TOPIC);
  if (!unsure) {
    if (best === 'out-of-scope') return { situation: best, confidence: total };
    const answer = best === 'faq' ? topic?.[0] : best;
    if (answer !== undefined && isAnswerable(answer)) return { ...settled(answer), confidence: total };
  }
  return { situation: 'clarify', confidence: total, between: between(judged, concepts) };
}

export function settled(answer: Answerable): { situation: Situation } | { situation: 'faq'; topic: Topic } {
  const topic = topicOf(answer);
  return topic ? { situation: 'faq', topic } : { situation: answer as Situation };
}

/** Topics count together: whether something is asked comes before what. */
function bestSituation(judged: readonly (readonly [label: string, probability: number])[]): [string, number] {
  const totals = new Map<string, number>();
  for (const [label, probability] of judged) {
    const situation = label.startsWith('faq.') ? 'faq' : label;
    totals.set(situation, (totals.get(situation) ?? 0) + probability);
  }
  return [...totals].reduce((one, other) => (other[1] > one[1] ? other : one), ['clarify', 0]);
}

function between(
  judged: readonly (readonly [label: string, probability: number])[],
  concepts: readonly Concept[],
): readonly Answerable[] {
  const likely = judged.filter(([label, probability]) => probability >= WORTH_ASKING && isAnswerable(label));
  const usual = USUAL.find(([concept]) => concepts.includes(concept))?.[1] ?? [];
  const asked = [...new Set([...likely.map(([label]) => label), ...usual])].filter(isAnswerable).slice(0, 2);
  const alone = asked.length === 1 && (likely[0]?.[1] ?? 0) < WORTH_ASKING_ALONE;
  return alone ? [] : asked;
}
