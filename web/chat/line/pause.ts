import type { LinePorts } from './wire.ts';

export interface Pause {
  /** Resolves after `ms`, or sooner when woken. One sleeper at a time. */
  sleep(ms: number): Promise<void>;
  wake(): void;
}

export function createPause(ports: Pick<LinePorts, 'after'>): Pause {
  let wakeUp: (() => void) | null = null;
  return {
    sleep(ms) {
      return new Promise((resolve) => {
        const callOff = ports.after(ms, () => wakeUp?.());
        wakeUp = () => {
          callOff();
          wakeUp = null;
          resolve();
        };
      });
    },
    wake: () => wakeUp?.(),
  };
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** Doubling waits with up to half taken off by chance, so that a restarted server is not stormed at once. */
export function backOff(failures: number, random: number): number {
  const full = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, failures - 1));
  return Math.round(full * (1 - random / 2));
}
