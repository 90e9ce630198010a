import { Worker } from 'node:worker_threads';
import type { Store } from '../store/store.ts';
import { fromFailure } from './failures.ts';
import { openReader } from './reader.ts';
import { createThreadCalls } from './thread-calls.ts';
import type { FromThread, ThreadStart, ToThread } from './thread-messages.ts';
import type { WriterOptions } from './writer.ts';

/** A server whose commits take longer is none that anybody should be sent to. */
const PATIENCE_MS = 5_000;

/**
 * Our facts in one SQLite file, written by a thread of its own: sealing, statements and the wait for the disk
 * hold up nobody who only talks. Reading stays on the calling thread.
 *
 * A thread that dies takes the process with it: the supervisor starts anew from what is on disk.
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
  const calls = createThreadCalls((asked) => post({ calls: asked }));
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));

  await new Promise<void>((resolve, reject) => {
    worker.on('message', (message: FromThread) => {
      if (message.kind === 'ready') resolve();
      else if (message.kind === 'refused') reject(fromFailure(message.error));
      else {
        calls.hear(message.answers);
        for (const size of message.batches) onBatch?.(size);
      }
    });
    worker.once('error', reject);
  });
  const reader = openReader(start.file);

  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    await calls.settled();
    reader.close();
    post('close');
    await ended;
  }

  // Thrown from here, these end the process.
  worker.on('error', (error) => {
    throw error;
  });
  worker.once('exit', () => {
    if (!closing) throw new Error('the thread that writes has ended');
  });

  return {
    transact: (name, input) =>
      closing ? Promise.reject(new Error('the store is closed')) : calls.ask(name, input),
    read: reader.read,
    outsideWrites: () => Atomics.load(seenOutside, 0),
    async ping() {
      reader.ping();
      if (calls.waitedMs() > PATIENCE_MS) throw new Error('the disk does not answer');
    },
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
