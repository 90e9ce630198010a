import type { Copy } from '../../copy/zh-CN.ts';
import type { AppealDocument, Statement } from '../../domain/appeals/appeal.ts';
import { maskIdNumber } from '../../domain/masking.ts';
import type { UnderstoodTime, UploadedFile } from '../description.ts';

/** As it goes back to the page: the identity number only masked, for the page may be left open. */
export function shownValues({
  idNumber,
  registered,
  lastLogin,
  ...texts
}: Statement): Record<string, string> {
  return {
    ...texts,
    ...(idNumber && { idNumber: maskIdNumber(idNumber) }),
    ...(registered && { registered: registered.said }),
    ...(lastLogin && { lastLogin: lastLogin.said }),
  };
}

export function understoodTimes(statement: Statement, copy: Copy): Record<string, UnderstoodTime> {
  const understood: Record<string, UnderstoodTime> = {};
  for (const name of ['registered', 'lastLogin'] as const) {
    const { from, to } = statement[name] ?? {};
    if (from && to) understood[name] = { from, to, words: rangeWords(from, to, copy) };
  }
  return understood;
}

/** Whole months and years by their names: 「2025 年 3 月」, 「2019 年到 2021 年」. */
export function rangeWords(from: string, to: string, { formsAppeal: words }: Copy): string {
  const [first, last] = [parts(from), parts(to)];
  if (from === to) return words.day(first);
  const wholeMonths = first.day === 1 && last.day === lastDay(last);
  if (!wholeMonths) return words.span(words.day(first), words.day(last));
  if (first.month === 1 && last.month === 12)
    return first.year === last.year ? words.year(first) : words.span(words.year(first), words.year(last));
  const same = from.slice(0, 7) === to.slice(0, 7);
  return same ? words.month(first) : words.span(words.month(first), words.month(last));
}

function parts(day: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { year, month, day: date };
}

function lastDay({ year, month }: { year: number; month: number }): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function shownFile({ id, kind, width, height }: AppealDocument, copy: Copy): UploadedFile {
  return { id, field: kind, name: `${copy.formsAppeal.fileNames[kind]}.jpg`, width, height };
}
