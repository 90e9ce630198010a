import { type Evaluation, evaluate } from '../../scripts/evaluate.ts';
import { exampleFiles, folderOf, readExamples } from '../../src/understanding/examples.ts';
import { createTrainedUnderstanding } from '../../src/understanding/trained-understanding.ts';
import type { Understood } from '../../src/understanding/understanding.ts';

const understanding = createTrainedUnderstanding();
const answering = (answers: Record<string, Understood>) => ({
  ...understanding,
  understand: (text: string) =>
    answers[text] ?? { situation: 'human' as const, confidence: 1, found: {}, about: [] },
});

it('counts right, wrong, and wrong and confident', () => {
  const { accuracy, accuracyWithTopic, wrongAndConfident, mistakes } = evaluate(
    answering({
      right: { situation: 'locked', confidence: 0.9, found: {}, about: [] },
      'other topic': { situation: 'faq', topic: 'scam', confidence: 0.9, found: {}, about: [] },
      'asks back': { situation: 'clarify', confidence: 0.9, between: [], found: {}, about: [] },
      unsure: { situation: 'human', confidence: 0.6, found: {}, about: [] },
    }),
    [
      { label: 'locked', text: 'right' },
      { label: 'faq.weekend', text: 'other topic' },
      { label: 'locked', text: 'asks back' },
      { label: 'locked', text: 'unsure' },
      { label: 'locked', text: 'wrong' },
    ],
  );
  expect({ accuracy, accuracyWithTopic, wrongAndConfident }).toEqual({
    accuracy: 2 / 5,
    accuracyWithTopic: 1 - 4 / 5,
    wrongAndConfident: 1 / 5,
  });
  expect(mistakes.map(({ text }) => text)).toEqual(['other topic', 'asks back', 'unsure', 'wrong']);
});

// Learnt anew after every change of a sentence or of the code.
jest.setTimeout(60_000);

describe('the sentences held out', () => {
  const heldOut = readExamples(exampleFiles(folderOf('held-out')));
  let evaluation: Evaluation;
  beforeAll(async () => {
    await understanding.warmUp();
    evaluation = evaluate(understanding, heldOut);
  });

  it('are many, and well understood', () => {
    expect(evaluation.sentences).toBeGreaterThanOrEqual(600);
    expect(evaluation.accuracy).toBeGreaterThanOrEqual(0.95);
    expect(evaluation.accuracyWithTopic).toBeGreaterThanOrEqual(0.95);
    expect(evaluation.wrongAndConfident).toBeLessThan(0.02);
  });

  it('no situation is left behind', () => {
    for (const [meant, row] of evaluation.confusion) {
      const all = [...row.values()].reduce((sum, times) => sum + times, 0);
      expect([meant, (row.get(meant) ?? 0) / all > 0.9]).toEqual([meant, true]);
    }
  });

  it('take less than a millisecond each', () => {
    const began = performance.now();
    for (const { text } of heldOut) understanding.understand(text, 0);
    expect((performance.now() - began) / heldOut.length).toBeLessThan(1);
  });
});
