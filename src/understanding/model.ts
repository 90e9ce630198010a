import type { Features } from './features.ts';
import { classify, type Lesson, type Regression, train, type Vector } from './regression.ts';
import { type Familiar, familiarise, unseenIn } from './unseen-words.ts';

/** What was learnt. Plain data, so that it can be kept in a file. */
export interface Model {
  labels: readonly string[];
  /** The number of each feature. */
  vocabulary: ReadonlyMap<string, number>;
  familiar: Familiar;
  regression: Regression;
}

export interface Lecture {
  label: string;
  features: Features;
}

/** Groups of features, each with how much it counts: sounds, for one, repeat what the characters say. */
type Groups = readonly (readonly [names: readonly string[], weight: number])[];

const OUTSIDE = 'out-of-scope';
/** What a single sentence shows is its own; what two show may be a rule. */
const SEEN_AT_LEAST = 3;
/** A class with few examples must not drown, nor shout: between counting sentences and counting classes. */
const BALANCE = 0.3;
const USUAL_EXAMPLES = 150;
const LECTURES_AT_A_TIME = 500;

export function* learn(lectures: readonly Lecture[]): Generator<void, Model> {
  const labels = [...new Set(lectures.map(({ label }) => label))].sort();
  const familiar: Familiar = new Map();
  for (const [n, { label, features }] of lectures.entries()) {
    if (n % LECTURES_AT_A_TIME === 0) yield;
    if (label !== OUTSIDE) familiarise(familiar, features);
  }
  const taught: { label: string; groups: Groups }[] = [];
  const seen = new Map<string, number>();
  for (const { label, features } of lectures) {
    if (taught.length % LECTURES_AT_A_TIME === 0) yield;
    const groups = groupsOf(features, unseenIn(features, familiar, label === OUTSIDE ? 1 : 2));
    count(seen, groups);
    taught.push({ label, groups });
  }
  const vocabulary = collect(seen);
  yield;
  const examples = new Map<string, number>();
  for (const { label } of lectures) examples.set(label, (examples.get(label) ?? 0) + 1);
  const lessons: Lesson[] = [];
  for (const { label, groups } of taught) {
    if (lessons.length % LECTURES_AT_A_TIME === 0) yield;
    lessons.push({
      vector: toVector(groups, vocabulary),
      label: labels.indexOf(label),
      importance: (USUAL_EXAMPLES / (examples.get(label) ?? 1)) ** BALANCE,
    });
  }
  const regression = yield* train(lessons, vocabulary.size, labels.length);
  return { labels, vocabulary, familiar, regression };
}

/** Labels with their probabilities, likeliest first. */
export function judge(model: Model, features: Features): [label: string, probability: number][] {
  const groups = groupsOf(features, unseenIn(features, model.familiar));
  const probabilities = classify(model.regression, toVector(groups, model.vocabulary));
  return model.labels
    .map((label, n): [string, number] => [label, probabilities[n] ?? 0])
    .sort(([, one], [, other]) => other - one);
}

/** Which features spoke for a label against another, most telling first. */
export function evidence(
  model: Model,
  features: Features,
  label: string,
  against: string,
): [feature: string, weight: number][] {
  const groups = groupsOf(features, unseenIn(features, model.familiar));
  const names = groups.flatMap(([all]) => all.filter((name) => model.vocabulary.has(name)));
  const { at, value } = toVector(groups, model.vocabulary);
  const [one, other] = [model.labels.indexOf(label), model.labels.indexOf(against)];
  const weightOf = (f: number, c: number) =>
    model.regression.weights[(at[f] ?? 0) * model.labels.length + c] ?? 0;
  return names
    .map((name, f): [string, number] => [name, (weightOf(f, one) - weightOf(f, other)) * (value[f] ?? 0)])
    .sort(([, a], [, b]) => b - a);
}

function groupsOf({ written, heard, meant, ordered }: Features, novelty: readonly string[]): Groups {
  return [
    [written, 1],
    [heard, 0.7],
    [meant, 1],
    [ordered, 1],
    [novelty, 0.7],
  ];
}

function count(seen: Map<string, number>, groups: Groups): void {
  for (const [names] of groups) for (const name of names) seen.set(name, (seen.get(name) ?? 0) + 1);
}

function collect(seen: ReadonlyMap<string, number>): Map<string, number> {
  const vocabulary = new Map<string, number>();
  for (const [name, times] of seen) if (times >= SEEN_AT_LEAST) vocabulary.set(name, vocabulary.size);
  return vocabulary;
}

function toVector(groups: Groups, vocabulary: ReadonlyMap<string, number>): Vector {
  const at: number[] = [];
  const value: number[] = [];
  for (const [names, weight] of groups) {
    const known = names.flatMap((name) => vocabulary.get(name) ?? []);
    const share = weight / Math.sqrt(known.length || 1);
    for (const number of known) {
      at.push(number);
      value.push(share);
    }
  }
  return { at, value };
}
