import type { Example } from '../src/understanding/examples.ts';
import type { Understanding } from '../src/understanding/understanding.ts';

export interface Mistake {
  text: string;
  meant: string;
  understood: string;
  confidence: number;
}

export interface Evaluation {
  sentences: number;
  /** Shares of all sentences. */
  accuracy: number;
  /** The same where a question counts only with its topic. */
  accuracyWithTopic: number;
  /** Wrong, and neither unsure nor asking: what would lead somebody down a wrong road. */
  wrongAndConfident: number;
  /** Times each situation was understood, by the situation meant. */
  confusion: ReadonlyMap<string, ReadonlyMap<string, number>>;
  mistakes: readonly Mistake[];
}

/** From here on an answer counts as confident. */
export const CONFIDENT = 0.7;

/** How well sentences are understood whose labels are known. Asking back is a mistake, but not a confident one. */
export function evaluate(
  { understand }: Pick<Understanding, 'understand'>,
  examples: readonly Example[],
): Evaluation {
  const confusion = new Map<string, Map<string, number>>();
  const mistakes: Mistake[] = [];
  let right = 0;
  let confident = 0;
  for (const { label, text } of examples) {
    const answer = understand(text, 0);
    const understood = 'topic' in answer ? `faq.${answer.topic}` : answer.situation;
    const [meantSituation, situation] = [situationOf(label), situationOf(understood)];
    const row = confusion.get(meantSituation) ?? new Map<string, number>();
    confusion.set(meantSituation, row.set(situation, (row.get(situation) ?? 0) + 1));
    if (situation === meantSituation) right += 1;
    else if (situation !== 'clarify' && answer.confidence >= CONFIDENT) confident += 1;
    if (understood !== label)
      mistakes.push({ text, meant: label, understood, confidence: answer.confidence });
  }
  const share = (count: number) => count / (examples.length || 1);
  return {
    sentences: examples.length,
    accuracy: share(right),
    accuracyWithTopic: 1 - share(mistakes.length),
    wrongAndConfident: share(confident),
    confusion,
    mistakes,
  };
}

function situationOf(label: string): string {
  return label.startsWith('faq.') ? 'faq' : label;
}
