export interface Repeater {
  /** Runs the work; while it runs already, once more after that. Resolves when there is no more to do. */
  run(): Promise<void>;
  /** The same for who does not wait. Of a run that fails only who began it hears: it is one failure. */
  nudge(onError: (error: unknown) => void): void;
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

  function run(): Promise<void> {
    again = true;
    running ??= loop();
    return running;
  }

  return {
    run,
    nudge(onError) {
      if (running) again = true;
      else run().catch(onError);
    },
    isRunning: () => running !== undefined,
  };
}
