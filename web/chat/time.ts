interface Words {
  yesterday: string;
  monthDay(month: number, day: number): string;
}

const STAMP_GAP_MS = 5 * 60_000;

/** Whether a message gets the time above it: the first one, and after a while of silence. */
export function needsStamp(previousAt: number | null, at: number): boolean {
  return previousAt === null || at - previousAt >= STAMP_GAP_MS;
}

/** 「14:05」 today, 「昨天 14:05」, 「7月3日 14:05」, by the clock of the device. */
export function timeLabel(at: number, now: number, words: Words): string {
  const moment = new Date(at);
  const clock = `${String(moment.getHours()).padStart(2, '0')}:${String(moment.getMinutes()).padStart(2, '0')}`;
  const today = new Date(now);
  if (isSameDay(moment, today)) return clock;
  const dayBefore = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (isSameDay(moment, dayBefore)) return `${words.yesterday} ${clock}`;
  return `${words.monthDay(moment.getMonth() + 1, moment.getDate())} ${clock}`;
}

function isSameDay(a: Date, b: Date): boolean {
  return a.getFullYear() === b.getFullYear() && a.getMonth() === b.getMonth() && a.getDate() === b.getDate();
}
