import { createRepeater } from './repeater.ts';

/** Codes are held back for part of a second; nobody should wait for the rest of one as well. */
const HEARTBEAT_MS = 250;

export interface RowWorkerDeps<Row> {
  /** Takes rows that are due, at most so many, for this worker alone. */
  claim(limit: number): Promise<Row[]>;
  /** Does what one of them is for, to its end; true where it has left others that are due now. */
  work(row: Row): Promise<boolean>;
  /** Rows under way at once. */
  concurrency?: number | undefined;
  onError?: ((error: unknown) => void) | undefined;
}

export interface RowWorker {
  /** Begins to look by itself, a few times a second. */
  start(): void;
  /** Something may be due now. */
  wake(): void;
  /** Does all that is due and resolves when it is done or put off. */
  runOnce(): Promise<void>;
  /** Takes nothing new and resolves when what is under way has ended. */
  stop(): Promise<void>;
}

/** Works off rows that commits have left. The rows are the truth: what is lost here is found at the next look. */
export function createRowWorker<Row>(deps: RowWorkerDeps<Row>): RowWorker {
  const { concurrency = 8 } = deps;
  const underWay = new Set<Promise<void>>();
  const looking = createRepeater(takeAll);
  let heartbeat: NodeJS.Timeout | undefined;
  let stopped = false;

  async function takeAll(): Promise<void> {
    for (let free = concurrency - underWay.size; free > 0 && !stopped; free = concurrency - underWay.size) {
      const rows = await deps.claim(free);
      for (const row of rows) begin(deps.work(row));
      if (rows.length < free) return;
    }
  }

  function begin(work: Promise<boolean>): void {
    const one = work.catch(report).then((leftMore) => {
      const wasFull = underWay.size === concurrency;
      underWay.delete(one);
      if (wasFull || leftMore) wake();
    });
    underWay.add(one);
  }

  function report(error: unknown): void {
    deps.onError?.(error);
  }

  function wake(): void {
    if (!stopped) looking.nudge(report);
  }

  return {
    start() {
      heartbeat ??= setInterval(wake, HEARTBEAT_MS).unref();
    },
    wake,
    async runOnce() {
      await looking.run();
      while (underWay.size > 0 || looking.isRunning()) {
        await Promise.all(underWay);
        if (looking.isRunning()) await looking.run();
      }
    },
    async stop() {
      stopped = true;
      clearInterval(heartbeat);
      await looking.run().catch(report);
      await Promise.all(underWay);
    },
  };
}
