import type { Clock, Deadlines, DueDeadline } from '../domain/ports.ts';
import { createRepeater } from './repeater.ts';

const HEARTBEAT_MS = 1_000;
const HOUSEKEEPING_EVERY_MS = 60_000;
const BATCH = 100;
const AT_ONCE = 8;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 5 * 60_000;
/** More failing deadlines than this at once is an outage; their pauses start anew then. */
const REMEMBERED = 10_000;

export interface SweeperDeps {
  deadlines: Deadlines;
  clock: Clock;
  /** Does what the deadline is for. Rejecting means: again later. Resolving means: done with, drop it. */
  fire(deadline: DueDeadline): Promise<void>;
  /** Removes what is past its keeping time; called about once a minute. */
  housekeeping(): Promise<void>;
  onError?: (error: unknown) => void;
}

export interface Sweeper {
  /** Begins to look every second by itself. */
  start(): void;
  /** Something may be due now. */
  wake(): void;
  /** Fires all that is due and resolves when it is done or put off. */
  runOnce(): Promise<void>;
  /** Begins nothing new and resolves when what is under way has ended. */
  stop(): Promise<void>;
}

/** Fires stored deadlines when they are due, also those that came due while nobody ran. */
export function createSweeper(deps: SweeperDeps): Sweeper {
  const { deadlines, clock } = deps;
  const failures = new Map<string, number>();
  const sweeping = createRepeater(sweep);
  let nextHousekeeping = 0;
  let heartbeat: NodeJS.Timeout | undefined;
  let stopped = false;

  async function sweep(): Promise<void> {
    while (!stopped) {
      const due = await deadlines.due(clock(), BATCH);
      const queue = due.values();
      // Workers share the iterator, so each deadline is fired by one of them.
      await Promise.all(Array.from({ length: AT_ONCE }, () => fireAll(queue)));
      if (due.length < BATCH) break;
    }
    if (!stopped && clock() >= nextHousekeeping) {
      nextHousekeeping = clock() + HOUSEKEEPING_EVERY_MS;
      await deps.housekeeping().catch(report);
    }
  }

  async function fireAll(queue: Iterable<DueDeadline>): Promise<void> {
    for (const deadline of queue) {
      if (stopped) return;
      await fireOne(deadline);
    }
  }

  async function fireOne(deadline: DueDeadline): Promise<void> {
    try {
      await deps.fire(deadline);
      failures.delete(deadline.id);
      // Usually gone with the commit of its turn; one that is still there would come back for ever.
      await deadlines.drop(deadline.id);
    } catch (error) {
      report(error);
      await postpone(deadline.id);
    }
  }

  async function postpone(id: string): Promise<void> {
    if (failures.size >= REMEMBERED) failures.clear();
    const count = (failures.get(id) ?? 0) + 1;
    failures.set(id, count);
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (count - 1));
    await deadlines.postpone(id, clock() + pause);
  }

  function report(error: unknown): void {
    deps.onError?.(error);
  }

  function wake(): void {
    if (!stopped) sweeping.nudge(report);
  }

  return {
    start() {
      heartbeat ??= setInterval(wake, HEARTBEAT_MS).unref();
    },
    wake,
    runOnce: () => sweeping.run(),
    async stop() {
      stopped = true;
      clearInterval(heartbeat);
      await sweeping.run().catch(report);
    },
  };
}
