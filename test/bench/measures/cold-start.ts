import { GREETING } from '../script.ts';
import { type ServerSpec, startChild } from '../servers/child.ts';
import type { OpenTalk } from '../talks/talk.ts';
import { createHttpConnection } from '../wire/http-connection.ts';

/** Milliseconds from starting the process to its first checked reply. */
export async function coldStart(spec: ServerSpec, openTalk: OpenTalk, dir: string): Promise<number> {
  const began = performance.now();
  const child = await startChild(spec, dir);
  const connection = createHttpConnection(child.port);
  try {
    const steps = await openTalk(connection, 0).start(GREETING.length);
    if (steps.join() !== GREETING.join()) throw new Error(`greeted with ${steps.join(', ')}`);
    return performance.now() - began;
  } finally {
    connection.close();
    await child.stop();
  }
}
