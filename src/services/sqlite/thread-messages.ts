import type { ProcedureName } from '../store/store.ts';

/** What the writing thread is started with. */
export interface ThreadStart {
  file: string;
  secret: string;
  /** One Int32: changes when another process has written to the file. */
  outside: SharedArrayBuffer;
}

/** To the thread: all that was asked for in one turn of the event loop. `close` comes last. */
export type ToThread = { calls: Call[] } | 'close';

export interface Call {
  id: number;
  name: ProcedureName;
  input: unknown;
}

/** From the thread: ready once the file is up to date, then what came of calls, many at a time. */
export type FromThread =
  | { kind: 'ready' }
  | { kind: 'refused'; error: Failure }
  | { kind: 'answers'; answers: Answer[]; batches: number[] };

export type Answer = { id: number; value: unknown } | { id: number; failure: Failure };

/** An error on its way: classes do not survive the copying. */
export interface Failure {
  kind: 'conflict' | 'operator' | 'other';
  message: string;
  stack?: string | undefined;
}
