export interface Repeater {
  /** Runs the work; while it runs already, once more after that. Resolves when there is no more to do. */
  run(): Promise<void>;
  isRunning(): boolean;
}

/** Never two runs at once, and never a call unheard. */
export function createRepeater(work: () => Promise<void>): Repeater {
  let again = false;
  let running: Promise<void> | undefined;

  async function loop(): Promise<void> {
    // Let the assignment below happen, and calls of the same moment share one run.
    await Promise.resolve();
    try {
      while (again) {
        again = false;
        await work();
      }
    } finally {
      running = undefined;
    }
  }

  return {
    run() {
      again = true;
      running ??= loop();
      return running;
    },
    isRunning: () => running !== undefined,
  };
}
