import type { Day } from '../../domain/workdays.ts';

/** Inclusive. */
export interface DayRange {
  from: Day;
  to: Day;
}

/** A calendar day as counted: months from 1, and any overflow is carried on. */
export interface DateParts {
  year: number;
  month: number;
  day: number;
}

export function partsOf(day: Day): DateParts {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, day: date };
}

/** Day 0 of a month is the last one of the month before. */
function dayAt(year: number, month: number, day: number): Day {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** A day that is written, so it has to exist: no 30 February. */
export function writtenDay(year: number, month: number, day: number): DayRange | undefined {
  const at = dayAt(year, month, day);
  return at.endsWith(`-${String(day).padStart(2, '0')}`) && partsOf(at).month === month
    ? { from: at, to: at }
    : undefined;
}

/** From a month of a year to another, whole months; 13 is January of the next year, 0 December of the last. */
export function months(year: number, first: number, last = first): DayRange {
  return { from: dayAt(year, first, 1), to: dayAt(year, last + 1, 0) };
}

export function years(first: number, last = first): DayRange {
  return { from: dayAt(first, 1, 1), to: dayAt(last, 12, 31) };
}

/** So many days before a day; `most` is further back. */
export function daysBefore(day: Day, most: number, least = most): DayRange {
  const { year, month, day: date } = partsOf(day);
  return { from: dayAt(year, month, date - most), to: dayAt(year, month, date - least) };
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}
