import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from '@prometheus-io/client';
import type { OutboxStatus } from './store/schema.ts';

/** Sent, withheld and dropped are told as one: the difference would say whether an account exists. */
const SHOWN: Readonly<Record<string, readonly OutboxStatus[]>> = {
  waiting: ['pending', 'sending'],
  settled: ['sent', 'withheld', 'dropped'],
  failed: ['failed'],
};

export interface Metrics {
  registry: Registry;
  turn(outcome: string, seconds: number): void;
  codeRequested(answer: string): void;
  codeJudged(answer: string): void;
  /** Pieces of work that shared one disk sync. */
  batch(size: number): void;
}

export interface MetricsDeps {
  /** Asked at each scrape. */
  outbox?: () => Promise<Partial<Record<OutboxStatus, number>>>;
  /** Memory, event loop and collector of the process itself. */
  processMetrics?: boolean;
}

/** Figures for Prometheus, in a registry of this app's own, so that two in one process don't mix. */
export function createMetrics({ outbox, processMetrics = false }: MetricsDeps = {}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (processMetrics) collectDefaultMetrics({ register: registry });

  const turns = new Counter({
    name: 'assistant_turns_total',
    help: 'Turns by outcome',
    labelNames: ['outcome'],
    registers,
  });
  const durations = new Histogram({
    name: 'assistant_turn_seconds',
    help: 'Time from arrival to durable commit',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const requested = new Counter({
    name: 'assistant_codes_requested_total',
    help: 'Verification codes asked for, by answer',
    labelNames: ['answer'],
    registers,
  });
  const judged = new Counter({
    name: 'assistant_codes_judged_total',
    help: 'Verification codes typed, by answer',
    labelNames: ['answer'],
    registers,
  });
  const batches = new Histogram({
    name: 'assistant_commit_batch_size',
    help: 'Commits that shared one disk sync',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128],
    registers,
  });
  if (outbox)
    new Gauge({
      name: 'assistant_outbox_messages',
      help: 'Outbox messages by status',
      labelNames: ['status'],
      registers,
      async collect() {
        const counts = await outbox();
        for (const [status, members] of Object.entries(SHOWN))
          this.set(
            { status },
            members.reduce((sum, member) => sum + (counts[member] ?? 0), 0),
          );
      },
    });

  const byOutcome = new Map<string, Counter.Internal>();

  return {
    registry,
    turn(outcome, seconds) {
      let count = byOutcome.get(outcome);
      if (!count) {
        count = turns.labels(outcome);
        byOutcome.set(outcome, count);
      }
      count.inc();
      durations.observe(seconds);
    },
    codeRequested: (answer) => requested.inc({ answer }),
    codeJudged: (answer) => judged.inc({ answer }),
    batch: (size) => batches.observe(size),
  };
}
