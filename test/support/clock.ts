import type { Clock } from '../../src/domain/ports.ts';

export type FrozenClock = Clock & {
  advance(milliseconds: number): void;
  set(time: number | string): void;
};

/** A clock that only moves when told to. Starts on a workday morning in China unless told otherwise. */
export function frozenClock(start = '2026-03-04T10:00:00+08:00'): FrozenClock {
  let now = Date.parse(start);
  return Object.assign(() => now, {
    advance(milliseconds: number) {
      now += milliseconds;
    },
    set(time: number | string) {
      now = typeof time === 'number' ? time : Date.parse(time);
    },
  });
}

export const SECOND = 1_000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
