import { createRowWorker, type RowWorker } from '../row-worker.ts';
import { deliverRow } from './deliver-row.ts';
import type { OutboxDeps } from './outbox-deps.ts';
import { claimDue } from './outbox-rows.ts';

/** Delivers what commits left in the outbox: at least once, under one key. */
export function createOutboxWorker(deps: OutboxDeps): RowWorker {
  return createRowWorker({
    claim: (limit) => claimDue(deps.store, deps.clock(), limit),
    work: (row) => deliverRow(row, deps),
    concurrency: deps.concurrency,
    onError: deps.onError,
  });
}
