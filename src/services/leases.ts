import type { Leases } from '../domain/ports.ts';

interface Line {
  last: Promise<unknown>;
  /** The one running included. */
  length: number;
}

/** One at a time per id, in order of asking, within this process. */
export function createLeases({ waiting = 20 }: { waiting?: number } = {}): Leases {
  const lines = new Map<string, Line>();

  return {
    async run(id, work) {
      const line = lines.get(id) ?? { last: Promise.resolve(), length: 0 };
      if (line.length > waiting) return { kind: 'crowded' };
      line.length++;
      lines.set(id, line);
      const mine = line.last.then(work);
      // The next one runs whatever becomes of this one.
      line.last = mine.catch(() => undefined);
      try {
        return { kind: 'ran', value: await mine };
      } finally {
        line.length--;
        if (line.length === 0) lines.delete(id);
      }
    },
  };
}
