import type { OpenEngine } from '../store/engine.ts';
import { startWritingThread } from './start-writing-thread.ts';

/** The engine on its way: what takes long begins now, beside whatever the caller does before it opens it. */
export function startSqlite(): OpenEngine {
  const thread = startWritingThread();
  return async (facts, options) => {
    const { openThreadedSqlite } = await import('./open-threaded-sqlite.ts');
    return openThreadedSqlite(facts, { ...options, thread });
  };
}
