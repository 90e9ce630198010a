import type { Procedure } from '../store/store.ts';
import { fromFailure } from './failures.ts';
import type { Answer, Call } from './thread-messages.ts';

/** This side of what the writing thread is asked for. */
export interface ThreadCalls {
  /** What is asked for in one turn of the event loop crosses over together. */
  ask<Input, Answer>(procedure: Procedure<Input, Answer>, input: NoInfer<Input>): Promise<Answer>;
  hear(answers: Answer[]): void;
  /** Resolves as soon as nothing is waited for. */
  settled(): Promise<void>;
  /** How long the oldest has waited; 0 when there is none. */
  waitedMs(): number;
}

interface Waiting {
  since: number;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** `post` copies the calls to the other side, or throws where one cannot be copied. */
export function createThreadCalls(post: (calls: Call[]) => void): ThreadCalls {
  const waiting = new Map<number, Waiting>();
  let calls: Call[] = [];
  let lastId = 0;
  let idle: (() => void) | undefined;

  function postCalls(): void {
    const asked = calls;
    calls = [];
    try {
      post(asked);
    } catch {
      // One that cannot be copied must not take the others with it.
      for (const call of asked) postAlone(call);
    }
  }

  function postAlone(call: Call): void {
    try {
      post([call]);
    } catch (error) {
      settle(call.id, ({ reject }) => reject(error as Error));
    }
  }

  function settle(id: number, how: (one: Waiting) => void): void {
    const one = waiting.get(id);
    waiting.delete(id);
    if (one) how(one);
    if (waiting.size === 0) idle?.();
  }

  return {
    ask<Input, Answer>({ name }: Procedure<Input, Answer>, input: NoInfer<Input>): Promise<Answer> {
      return new Promise<Answer>((resolve, reject) => {
        lastId += 1;
        const since = performance.now();
        waiting.set(lastId, { since, resolve: (value) => resolve(value as Answer), reject });
        calls.push({ id: lastId, name, input });
        if (calls.length === 1) setImmediate(postCalls);
      });
    },

    hear(answers) {
      for (const answer of answers)
        settle(answer.id, ({ resolve, reject }) =>
          'failure' in answer ? reject(fromFailure(answer.failure)) : resolve(answer.value),
        );
    },

    async settled() {
      if (waiting.size > 0) await new Promise<void>((resolve) => (idle = resolve));
    },

    waitedMs() {
      const [oldest] = waiting.values();
      return oldest ? performance.now() - oldest.since : 0;
    },
  };
}
