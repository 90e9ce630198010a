import { enableCompileCache } from 'node:module';
import { parentPort } from 'node:worker_threads';
import type { Answer, Call, FromThread, Opening, ToThread } from './thread-messages.ts';
import type { Writer } from './writer.ts';

enableCompileCache();
const { createVault } = await import('../vault.ts');
const { releaseDeliveryRows } = await import('../deliveries/delivery-rows.ts');
const { changeDemoDirectory } = await import('../demo/demo-effects.ts');
const { releaseTakenRows } = await import('../outbox/outbox-rows.ts');
const { toFailure } = await import('./failures.ts');
const { LOOK_EVERY_MS, openWriter } = await import('./writer.ts');
const { PROCEDURES } = await import('./procedures.ts');

if (!parentPort) throw new Error('this runs as a thread');
const port = parentPort;
const post = (message: FromThread) => port.postMessage(message);

port.once('message', async (first: ToThread) => {
  if (first.kind !== 'open') throw new Error('nothing was opened yet');
  try {
    serve(await open(first.opening), new Int32Array(first.opening.outside));
    post({ kind: 'ready' });
  } catch (error) {
    post({ kind: 'refused', error: toFailure(error) });
  }
});

const byName = new Map(PROCEDURES.map((procedure) => [procedure.name, procedure]));
let answers: Answer[] = [];
let batches: number[] = [];

async function open({ file, secret }: Opening): Promise<Writer> {
  const tools = { vault: createVault(secret), changeDirectory: changeDemoDirectory };
  const writer = await openWriter(file, tools, { onBatch: (size) => batches.push(size) });
  // No other process delivers what is in this file, and nothing of ours can have been taken yet.
  await writer.run(releaseTakenRows, undefined);
  await writer.run(releaseDeliveryRows, undefined);
  batches = [];
  return writer;
}

function serve(writer: Writer, seenOutside: Int32Array): void {
  const look = () => {
    try {
      Atomics.store(seenOutside, 0, writer.outsideWrites());
    } catch {
      // Soon looked at again; what is wrong with the disk is told to whoever writes.
    }
  };
  look();
  const looking = setInterval(look, LOOK_EVERY_MS);

  port.on('message', (message: ToThread) => {
    if (message.kind === 'calls') for (const call of message.calls) void run(writer, call);
    else if (message.kind === 'close') {
      clearInterval(looking);
      writer.close();
      port.close();
    }
  });
}

async function run(writer: Writer, { id, name, input }: Call): Promise<void> {
  try {
    const procedure = byName.get(name);
    if (!procedure) throw new Error(`no procedure is called ${name}`);
    // The input fits the procedure: it is typed where it is asked for.
    answer({ id, value: await writer.run(procedure, input as never) });
  } catch (error) {
    answer({ id, failure: toFailure(error) });
  }
}

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
