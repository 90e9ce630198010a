import type { Worker } from 'node:worker_threads';
import type { Engine } from '../store/engine.ts';
import { fromFailure } from './failures.ts';
import { createHotConversations } from './hot-conversations.ts';
import { openReader } from './reader.ts';
import { startWritingThread } from './start-writing-thread.ts';
import { createThreadCalls } from './thread-calls.ts';
import type { FromThread, Opening, ToThread } from './thread-messages.ts';
import type { WriterOptions } from './writer.ts';

/** A server whose commits take longer is none that anybody should be sent to. */
const PATIENCE_MS = 5_000;

export interface ThreadedSqlite extends Engine {
  /** As `SqliteStore` has it. */
  outsideWrites(): number;
}

/**
 * Our facts in one SQLite file, written by a thread of its own: sealing, statements and the wait for the disk
 * hold up nobody who only talks. Reading stays on the calling thread.
 *
 * For the server, of which a file has one: what another had taken to deliver is taken back, for it is dead.
 *
 * A thread that dies takes the process with it: the supervisor starts anew from what is on disk.
 */
export async function openThreadedSqlite(
  where: Omit<Opening, 'outside'>,
  { onBatch, thread = startWritingThread() }: WriterOptions & { thread?: Worker | undefined } = {},
): Promise<ThreadedSqlite> {
  const outside = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const seenOutside = new Int32Array(outside);
  const post = (message: ToThread) => thread.postMessage(message);
  const calls = createThreadCalls((asked) => post({ kind: 'calls', calls: asked }));
  const ended = new Promise<void>((resolve) => thread.once('exit', () => resolve()));

  await new Promise<void>((resolve, reject) => {
    thread.on('message', (message: FromThread) => {
      if (message.kind === 'ready') resolve();
      else if (message.kind === 'refused') reject(fromFailure(message.error));
      else {
        calls.hear(message.answers);
        for (const size of message.batches) onBatch?.(size);
      }
    });
    thread.once('error', reject);
    post({ kind: 'open', opening: { ...where, outside } });
  });
  const reader = openReader(where.file);

  let closing: Promise<void> | undefined;
  let toldToEnd = false;
  async function close(): Promise<void> {
    await calls.settled();
    reader.close();
    toldToEnd = true;
    post({ kind: 'close' });
    await ended;
  }

  // Thrown from here, these end the process.
  thread.on('error', (error) => {
    throw error;
  });
  thread.once('exit', () => {
    if (!toldToEnd) throw new Error('the thread that writes has ended');
  });

  const outsideWrites = () => Atomics.load(seenOutside, 0);
  return {
    store: {
      transact: (procedure, input) =>
        closing ? Promise.reject(new Error('the store is closed')) : calls.ask(procedure, input),
      read: reader.read,
      async ping() {
        reader.ping();
        if (calls.waitedMs() > PATIENCE_MS) throw new Error('the disk does not answer');
      },
      close: () => {
        closing ??= close();
        return closing;
      },
    },
    cacheConversations: (stored) => createHotConversations(stored, { outsideWrites }),
    outsideWrites,
  };
}
