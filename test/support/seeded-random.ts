const MODULUS = 2 ** 31 - 1;

/** 0 < x < 1, the same row of numbers for the same seed: good enough to pick moments (Lehmer, MINSTD). */
export function seededRandom(seed: number): () => number {
  let state = (seed % (MODULUS - 1)) + 1;
  return () => {
    state = (state * 48_271) % MODULUS;
    return state / MODULUS;
  };
}
