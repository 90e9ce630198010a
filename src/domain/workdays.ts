import calendar from 'chinese-days/dist/chinese-days.json' with { type: 'json' };

/** `YYYY-MM-DD`, a day in Asia/Shanghai. */
export type Day = string;

const DAY = 24 * 3_600_000;
/** China has one time zone and no summer time (since 1992). */
const OFFSET = 8 * 3_600_000;

/** Days off and worked rest days (调休) as the State Council announced them, one notice a year. */
const RESTS: ReadonlySet<Day> = new Set(Object.keys(calendar.holidays));
const WORKED: ReadonlySet<Day> = new Set(Object.keys(calendar.workdays));

/** The last day of the last year that a notice is known for. */
export const HORIZON: Day = `${[...RESTS].reduce((last, day) => (day > last ? day : last), '').slice(0, 4)}-12-31`;

/** When offices close: what comes later has come the next workday. */
const CLOSING = '17:30';

export function dayOf(at: number): Day {
  return new Date(at + OFFSET).toISOString().slice(0, 10);
}

/** The first moment of a day, in milliseconds since the epoch. */
export function startOf(day: Day): number {
  return Date.parse(`${day}T00:00:00+08:00`);
}

/** Undefined beyond the horizon: nobody knows yet. */
export function isWorkday(day: Day): boolean | undefined {
  if (day > HORIZON) return undefined;
  if (WORKED.has(day)) return true;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !RESTS.has(day);
}

/** The workday on which something has come that came at `at`; undefined beyond the horizon. */
export function receivedOn(at: number, closing = CLOSING): Day | undefined {
  const day = dayOf(at);
  const late = new Date(at + OFFSET).toISOString().slice(11, 16) >= closing;
  return isWorkday(day) && !late ? day : nextWorkday(day);
}

/**
 * The day by which something is done in so many workdays, counted from the day after it was received, as the
 * Civil Code counts days (第二百零一条). Undefined beyond the horizon: no date is promised.
 */
export function promise(at: number, workdays: number, closing = CLOSING): Day | undefined {
  let day = receivedOn(at, closing);
  for (let counted = 0; day && counted < workdays; counted++) day = nextWorkday(day);
  return day;
}

/** How many of the workdays of `promise(at, …)` there are up to and on `day`; 0 when it is past. */
export function workdaysUntil(at: number, day: Day, closing = CLOSING): number {
  let counted = 0;
  for (let next = receivedOn(at, closing); next && next < day; next = nextWorkday(next)) counted++;
  return counted;
}

function nextWorkday(after: Day): Day | undefined {
  for (let day = dayAfter(after); day <= HORIZON; day = dayAfter(day)) if (isWorkday(day)) return day;
  return undefined;
}

function dayAfter(day: Day): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
}
