/** Counts what is under way, so that a stop can wait for it. */
export interface Running {
  enter(): void;
  leave(): void;
  count(): number;
  /** Resolves when nothing runs any more; `false` when `milliseconds` passed first. */
  idle(milliseconds: number): Promise<boolean>;
}

export function createRunning(): Running {
  let count = 0;
  let settle: (() => void) | undefined;
  return {
    enter() {
      count += 1;
    },
    leave() {
      count -= 1;
      if (count === 0) settle?.();
    },
    count: () => count,
    idle(milliseconds) {
      if (count === 0) return Promise.resolve(true);
      return new Promise((resolve) => {
        const timer = setTimeout(() => resolve(false), milliseconds);
        settle = () => {
          clearTimeout(timer);
          resolve(true);
        };
      });
    },
  };
}
