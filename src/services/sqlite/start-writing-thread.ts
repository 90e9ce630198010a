import { Worker } from 'node:worker_threads';

/** Its modules load while the calling thread goes on; it opens nothing before it is told to. */
export function startWritingThread(): Worker {
  return new Worker(new URL('./writing-thread.ts', import.meta.url));
}
