import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** Inside a transaction. Only good until the closure it was given to has ended. */
export type Trx = Kysely<Database>;

/** Our facts, whatever the engine. */
export interface Store {
  /**
   * Runs `work` in a transaction and resolves once it is on disk. A throw undoes this `work` alone and is
   * passed on. `work` must wait for nothing but its own queries: others share its transaction.
   */
  transact<T>(work: (trx: Trx) => Promise<T>): Promise<T>;
  /** Sees what is committed, nothing else. For reading only. */
  read: Kysely<Database>;
  /** Another number as soon as another process has written to the same facts; our own writes leave it. */
  outsideWrites(): number;
  /** Rejects when the engine does not answer. */
  ping(): Promise<void>;
  /** Finishes what was begun, then lets go of the file. */
  close(): Promise<void>;
}

/** A guard no longer holds: thrown inside a transaction to undo it, answered as `conflict`. */
export class Conflict extends Error {
  constructor(guard: string) {
    super(guard);
    this.name = 'Conflict';
  }
}

/** `transact` for work that may meet a `Conflict`. */
export async function commitOrConflict(
  store: Store,
  work: (trx: Trx) => Promise<void>,
): Promise<'committed' | 'conflict'> {
  try {
    await store.transact(work);
    return 'committed';
  } catch (error) {
    if (error instanceof Conflict) return 'conflict';
    throw error;
  }
}
