/** The engine's own commands, on one connection. All are immediate: SQLite runs in this process. */
export interface TransactionCommands {
  begin(): void;
  commit(): void;
  rollback(): void;
  savepoint(): void;
  release(): void;
  rollbackToSavepoint(): void;
  /** False when the engine gave the transaction up by itself (disk full, I/O error). */
  isOpen(): boolean;
}

export interface GroupCommit<Trx> {
  transact<T>(work: (trx: Trx) => Promise<T>): Promise<T>;
  /** Refuses new work and resolves when all that came before is settled. */
  close(): Promise<void>;
}

interface Job<Trx> {
  run(trx: Trx): Promise<() => void>;
  reject(error: unknown): void;
}

/**
 * One disk sync for all that arrive together.
 *
 * A batch begins on the turn of the event loop after the first arrival, so that messages read from their
 * sockets in the same turn share it. Each piece of work runs alone, one after another, inside a savepoint:
 * a throw undoes that piece and nothing else. Callers hear of success only after COMMIT, because until then
 * a crash would take it back. When COMMIT fails, or the engine drops the transaction, nobody's work was
 * written and everybody is told so.
 */
export function createGroupCommit<Trx>(
  commands: TransactionCommands,
  trx: Trx,
  { limit = 128, onBatch }: { limit?: number; onBatch?: ((size: number) => void) | undefined } = {},
): GroupCommit<Trx> {
  const waiting: Job<Trx>[] = [];
  let running: Promise<void> | undefined;
  let closed = false;

  async function runUntilEmpty(): Promise<void> {
    while (waiting.length > 0) {
      await nextTurn();
      await runBatch();
    }
    running = undefined;
  }

  async function runBatch(): Promise<void> {
    try {
      commands.begin();
    } catch (error) {
      for (const job of waiting.splice(0, limit)) job.reject(error);
      return;
    }
    const written: (() => void)[] = [];
    let taken = 0;
    try {
      // Read anew on each round: what arrives meanwhile joins, up to the limit.
      for (let job = waiting[0]; job && taken < limit; job = waiting[taken]) {
        taken++;
        await runJob(job, written);
      }
      commands.commit();
    } catch (error) {
      if (commands.isOpen()) commands.rollback();
      for (const job of waiting.splice(0, taken)) job.reject(error);
      return;
    }
    waiting.splice(0, taken);
    for (const resolve of written) resolve();
    onBatch?.(taken);
  }

  async function runJob(job: Job<Trx>, written: (() => void)[]): Promise<void> {
    commands.savepoint();
    let resolve: () => void;
    try {
      resolve = await job.run(trx);
    } catch (error) {
      job.reject(error);
      if (!commands.isOpen()) throw error;
      commands.rollbackToSavepoint();
      commands.release();
      return;
    }
    commands.release();
    written.push(resolve);
  }

  return {
    transact<T>(work: (trx: Trx) => Promise<T>): Promise<T> {
      if (closed) return Promise.reject(new Error('the store is closed'));
      return new Promise<T>((resolve, reject) => {
        waiting.push({
          async run(on) {
            const value = await work(on);
            return () => resolve(value);
          },
          reject,
        });
        running ??= runUntilEmpty();
      });
    },
    async close() {
      closed = true;
      await running;
    },
  };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
