/** The features of a sentence: their numbers, and how much each counts. */
export interface Vector {
  at: readonly number[];
  value: readonly number[];
}

/** Multinomial logistic regression. */
export interface Regression {
  /** Row by row: a feature's weight for every class. */
  weights: Float32Array;
  bias: Float32Array;
}

export interface Lesson {
  vector: Vector;
  /** Number of the class it belongs to. */
  label: number;
  /** 1 as a rule; more for classes with few examples. */
  importance: number;
}

const ROUNDS = 10;
const RATE = 0.2;
/** Pulls weights to zero (L2), so that no single feature decides. */
const DECAY = 0.002;
/** A class this close to right teaches nothing: skipping it makes learning several times as fast. */
const CLOSE = 0.01;
const LESSONS_AT_A_TIME = 200;
const SEED = 20_260_101;

/**
 * AdaGrad over the lessons in an order that only the seed decides: the same lessons give the same weights.
 * Yields every few hundred lessons, so that a server can answer in between.
 */
export function* train(
  lessons: readonly Lesson[],
  features: number,
  classes: number,
): Generator<void, Regression> {
  const weights = new Float32Array(features * classes);
  const steps = new Float32Array(features * classes);
  const bias = new Float32Array(classes);
  const biasSteps = new Float32Array(classes);
  const regression = { weights, bias };
  const random = lehmer(SEED);
  const order = [...lessons];
  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(order, random);
    for (const [n, { vector, label, importance }] of order.entries()) {
      if (n % LESSONS_AT_A_TIME === 0) yield;
      const errors = classify(regression, vector).map(
        (probability, c) => (probability - (c === label ? 1 : 0)) * importance,
      );
      const far = [...errors.keys()].filter((c) => Math.abs(errors[c] ?? 0) >= CLOSE);
      for (const c of far) descend(bias, biasSteps, c, errors[c] ?? 0);
      // A feature's weights lie side by side: row by row is several times as fast as class by class.
      for (let f = 0; f < vector.at.length && far.length > 0; f += 1) {
        const row = (vector.at[f] ?? 0) * classes;
        const much = vector.value[f] ?? 0;
        for (let k = 0; k < far.length; k += 1) {
          const c = far[k] ?? 0;
          const w = row + c;
          descend(weights, steps, w, (errors[c] ?? 0) * much + DECAY * (weights[w] ?? 0));
        }
      }
    }
  }
  return regression;
}

/** The probability of every class. */
export function classify({ weights, bias }: Regression, { at, value }: Vector): Float64Array {
  const classes = bias.length;
  const scores = Float64Array.from(bias);
  for (let f = 0; f < at.length; f += 1) {
    const row = (at[f] ?? 0) * classes;
    const much = value[f] ?? 0;
    for (let c = 0; c < classes; c += 1) scores[c] = (scores[c] ?? 0) + (weights[row + c] ?? 0) * much;
  }
  const top = Math.max(...scores);
  const shares = scores.map((score) => Math.exp(score - top));
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => share / sum);
}

function descend(weights: Float32Array, steps: Float32Array, at: number, slope: number): void {
  const walked = (steps[at] ?? 0) + slope * slope;
  steps[at] = walked;
  weights[at] = (weights[at] ?? 0) - (RATE * slope) / Math.sqrt(walked + 1e-6);
}

function shuffle(items: Lesson[], random: () => number): void {
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = random() % (last + 1);
    const [one, two] = [items[last], items[other]];
    if (one && two) [items[last], items[other]] = [two, one];
  }
}

/** Whole numbers in a row that the seed decides (MINSTD). */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state;
  };
}
