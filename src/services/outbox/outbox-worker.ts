import { createRepeater } from '../repeater.ts';
import { deliverRow } from './deliver-row.ts';
import type { OutboxDeps } from './outbox-deps.ts';
import { claimDue } from './outbox-rows.ts';

/** Codes are held back for part of a second; nobody should wait for the rest of one as well. */
const HEARTBEAT_MS = 250;

export interface OutboxWorker {
  /** Begins to look by itself, a few times a second. */
  start(): void;
  /** Something may be due now. */
  wake(): void;
  /** Delivers all that is due and resolves when it is settled or put off. */
  runOnce(): Promise<void>;
  /** Takes nothing new and resolves when what is under way has ended. */
  stop(): Promise<void>;
}

/** Delivers what commits left in the outbox: at least once, under one key. The rows are the truth. */
export function createOutboxWorker(deps: OutboxDeps): OutboxWorker {
  const { concurrency = 8 } = deps;
  const underWay = new Set<Promise<void>>();
  const looking = createRepeater(takeAll);
  let heartbeat: NodeJS.Timeout | undefined;
  let stopped = false;

  async function takeAll(): Promise<void> {
    for (let free = concurrency - underWay.size; free > 0 && !stopped; free = concurrency - underWay.size) {
      const rows = await claimDue(deps.store, deps.clock(), free);
      for (const row of rows) begin(deliverRow(row, deps));
      if (rows.length < free) return;
    }
  }

  function begin(delivery: Promise<boolean>): void {
    const one = delivery.catch(report).then((leftMore) => {
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
