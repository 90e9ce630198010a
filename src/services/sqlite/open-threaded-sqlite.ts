import { Worker } from 'node:worker_threads';
import type { AnswerOf, InputOf, ProcedureName, Store } from '../store/store.ts';
import { fromFailure } from './failures.ts';
import { openReader } from './reader.ts';
import type { Call, FromThread, ThreadStart, ToThread } from './thread-messages.ts';
import type { WriterOptions } from './writer.ts';

/** A commit that takes longer is none that anybody should be sent to. */
const PATIENCE_MS = 5_000;

interface Waiting {
  since: number;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * Our facts in one SQLite file, written by a thread of its own: sealing, statements and the wait for the disk
 * hold up nobody who only talks. Reading stays on the calling thread.
 *
 * What is asked for in one turn of the event loop crosses over together, and so do the answers of a batch. A
 * thread that dies takes the process with it: the supervisor starts anew from what is on disk.
 */
export async function openThreadedSqlite(
  start: Omit<ThreadStart, 'outside'>,
  { onBatch }: WriterOptions = {},
): Promise<Store> {
  const outside = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const seenOutside = new Int32Array(outside);
  const workerData: ThreadStart = { ...start, outside };
  const worker = new Worker(new URL('./writing-thread.ts', import.meta.url), { workerData });
  const post = (message: ToThread) => worker.postMessage(message);

  const waiting = new Map<number, Waiting>();
  let calls: Call[] = [];
  let lastId = 0;
  let closed = false;
  let idle: (() => void) | undefined;

  function postCalls(): void {
    const asked = calls;
    calls = [];
    try {
      post({ calls: asked });
    } catch {
      // One that cannot be copied must not take the others with it.
      for (const call of asked) postAlone(call);
    }
  }

  function postAlone(call: Call): void {
    try {
      post({ calls: [call] });
    } catch (error) {
      settle(call.id, ({ reject }) => reject(error as Error));
    }
  }

  function settle(id: number, how: (waiting: Waiting) => void): void {
    const one = waiting.get(id);
    waiting.delete(id);
    if (one) how(one);
    if (waiting.size === 0) idle?.();
  }

  function hear({ answers, batches }: Extract<FromThread, { kind: 'answers' }>): void {
    for (const answer of answers)
      settle(answer.id, ({ resolve, reject }) =>
        'failure' in answer ? reject(fromFailure(answer.failure)) : resolve(answer.value),
      );
    for (const size of batches) onBatch?.(size);
  }

  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    worker.on('message', (message: FromThread) => {
      if (message.kind === 'answers') hear(message);
      else if (message.kind === 'ready') resolve();
      else reject(fromFailure(message.error));
    });
    worker.once('error', reject);
  });
  // Thrown from here these end the process.
  worker.on('error', (error) => {
    throw error;
  });
  worker.once('exit', () => {
    if (!closed) throw new Error('the thread that writes has ended');
  });
  const reader = openReader(start.file);

  function transact<Name extends ProcedureName>(name: Name, input: InputOf<Name>): Promise<AnswerOf<Name>> {
    if (closed) return Promise.reject(new Error('the store is closed'));
    return new Promise((resolve, reject) => {
      lastId += 1;
      const since = performance.now();
      waiting.set(lastId, { since, resolve: (value) => resolve(value as AnswerOf<Name>), reject });
      calls.push({ id: lastId, name, input });
      if (calls.length === 1) setImmediate(postCalls);
    });
  }

  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    closed = true;
    if (waiting.size > 0) await new Promise<void>((resolve) => (idle = resolve));
    reader.close();
    post('close');
    await ended;
  }

  return {
    transact,
    read: reader.read,
    outsideWrites: () => Atomics.load(seenOutside, 0),
    async ping() {
      reader.ping();
      const [oldest] = waiting.values();
      if (oldest && performance.now() - oldest.since > PATIENCE_MS)
        throw new Error('the disk does not answer');
    },
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
