import type { Kysely } from 'kysely';
import type { Vault } from '../../domain/ports.ts';
import type { Database } from './schema.ts';

/** Inside a transaction. Only good until the procedure it was given to has ended. */
export type Trx = Kysely<Database>;

/** What a procedure has besides its transaction and its input. */
export interface Tools {
  vault: Vault;
  /** Writes what the directory's adapter has put into an effect `directory`. */
  changeDirectory(trx: Trx, change: unknown, vault: Vault): Promise<void>;
}

/**
 * One transaction: what happens to the facts, with all that it depends on as input. It may run on another
 * thread, so inputs and answers are plain data (what `structuredClone` takes), time and figures included. It
 * waits for nothing but its own queries: others share its transaction.
 *
 * Each says what must not happen beside it. What every engine has to see to is in test/services/store/races.test.ts.
 */
export interface Procedure<Input, Answer> {
  /** By which an engine finds it again where only data can be handed over. */
  readonly name: string;
  run(trx: Trx, input: Input, tools: Tools): Promise<Answer>;
}

/**
 * A procedure, to be exported from where it is written. Every one is also listed in sqlite/procedures.ts, or an
 * engine that is only told names would not find it; a test sees to that, and that no two share a name.
 */
export function procedure<Input, Answer>(
  name: string,
  run: (trx: Trx, input: Input, tools: Tools) => Promise<Answer>,
): Procedure<Input, Answer> {
  return { name, run };
}

/** Our facts, whatever the engine. */
export interface Store {
  /**
   * Runs a procedure in a transaction and resolves once it is on disk. A throw undoes this one alone and is
   * passed on: a `Conflict` as such, others at least with their message.
   */
  transact<Input, Answer>(procedure: Procedure<Input, Answer>, input: NoInfer<Input>): Promise<Answer>;
  /** Sees what is committed, nothing else. For reading only. */
  read: Kysely<Database>;
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

/** `transact` for procedures that may meet a `Conflict`; `then` is told the answer of one that did not. */
export async function commitOrConflict<Input, Answer>(
  store: Store,
  procedure: Procedure<Input, Answer>,
  input: NoInfer<Input>,
  then?: (answer: Answer) => void,
): Promise<'committed' | 'conflict'> {
  try {
    const answer = await store.transact(procedure, input);
    then?.(answer);
    return 'committed';
  } catch (error) {
    if (error instanceof Conflict) return 'conflict';
    throw error;
  }
}
