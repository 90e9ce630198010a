import { classify, type Lesson, train } from '../../src/understanding/regression.ts';
import { finish } from './finish.ts';

const lessons: Lesson[] = Array.from({ length: 40 }, (_, n) => ({
  vector: { at: [n % 2, 2], value: [1, 1] },
  label: n % 2,
  importance: 1,
}));

it('learns which feature tells which class', () => {
  const regression = finish(train(lessons, 3, 2));
  expect(classify(regression, { at: [0], value: [1] })[0]).toBeGreaterThan(0.9);
  expect(classify(regression, { at: [1], value: [1] })[1]).toBeGreaterThan(0.9);
});

it('probabilities add up to one, also of nothing known', () => {
  const regression = finish(train(lessons, 3, 2));
  for (const vector of [
    { at: [], value: [] },
    { at: [0, 1, 2], value: [50, 50, 50] },
  ])
    expect(classify(regression, vector).reduce((sum, share) => sum + share)).toBeCloseTo(1, 9);
});

it('the same lessons give the same weights', () => {
  expect(finish(train(lessons, 3, 2))).toEqual(finish(train(lessons, 3, 2)));
});
