/** The facts that the writing thread is to write. */
export interface Opening {
  file: string;
  secret: string;
  /** One Int32: changes when another process has written to the file. */
  outside: SharedArrayBuffer;
}

/** To the thread: first what to open, then all that was asked for in a turn of the event loop, in the end to close. */
export type ToThread =
  | { kind: 'open'; opening: Opening }
  | { kind: 'calls'; calls: Call[] }
  | { kind: 'close' };

export interface Call {
  id: number;
  /** Of the procedure. */
  name: string;
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
