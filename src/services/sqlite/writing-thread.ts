import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { Answer, Call, FromThread, ThreadStart, ToThread } from './thread-messages.ts';

enableCompileCache();
const { createVault } = await import('../vault.ts');
const { toFailure } = await import('./failures.ts');
const { openWriter } = await import('./writer.ts');

/** How long what another process writes may stay unseen. */
const LOOK_EVERY_MS = 20;

const { file, secret, outside } = workerData as ThreadStart;
const seenOutside = new Int32Array(outside);
const post = (message: FromThread) => parentPort?.postMessage(message);

let answers: Answer[] = [];
let batches: number[] = [];

/** A batch's answers are all there before the next tick, and leave together. */
function answer(one: Answer): void {
  answers.push(one);
  if (answers.length === 1) process.nextTick(postAnswers);
}

function postAnswers(): void {
  post({ kind: 'answers', answers, batches });
  answers = [];
  batches = [];
}

try {
  const writer = await openWriter(
    file,
    { vault: createVault(secret) },
    { onBatch: (size) => void batches.push(size) },
  );
  const look = () => {
    try {
      Atomics.store(seenOutside, 0, writer.outsideWrites());
    } catch {
      // Soon looked at again; what is wrong with the disk is told to whoever writes.
    }
  };
  look();
  const looking = setInterval(look, LOOK_EVERY_MS);

  const run = ({ id, name, input }: Call) =>
    // Input and answer fit the name: both are typed where they are asked for.
    writer.run(name, input as never).then(
      (value) => answer({ id, value }),
      (error) => answer({ id, failure: toFailure(error) }),
    );

  parentPort?.on('message', (message: ToThread) => {
    if (message !== 'close') {
      for (const call of message.calls) void run(call);
      return;
    }
    clearInterval(looking);
    writer.close();
    parentPort?.close();
  });
  post({ kind: 'ready' });
} catch (error) {
  post({ kind: 'refused', error: toFailure(error) });
}
