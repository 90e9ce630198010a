import type { Day } from '../../domain/workdays.ts';
import { type DayRange, daysBefore, months, partsOf, writtenDay, years } from './day-range.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = new RegExp(
  `\\b(?:(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?)?(${MONTHS.join('|')})[a-z]*\\.?(?:\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\d))?`,
);
const NUMBERS = ['a', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const AGO = /\b(\d{1,3}|[a-z]+(?: of)?)\s+(minute|hour|day|week|month|year)s?\s+ago\b/;
const PARTS: [pattern: RegExp, first: number, last: number][] = [
  [/\b(early|beginning|start)\b/, 1, 3],
  [/\bmid\b|\bmiddle\b/, 5, 8],
  [/\b(late|end)\b/, 10, 12],
  [/\bspring\b/, 3, 5],
  [/\bsummer\b/, 6, 8],
  [/\b(autumn|fall)\b/, 9, 11],
  [/\bwinter\b/, 11, 13],
];

/** In lower case. Only what is said most; the rest is left to the recognizer. */
export function readEnglishTime(text: string, today: Day): DayRange | undefined {
  const now = partsOf(today);
  const ago = readAgo(text, today);
  if (ago) return ago;
  if (/\byesterday\b/.test(text)) return daysBefore(today, /before yesterday/.test(text) ? 2 : 1);
  if (/\btoday\b|\bjust now\b|\bthis morning\b/.test(text)) return daysBefore(today, 0);
  if (/\blast month\b/.test(text)) return months(now.year, now.month - 1);
  if (/\bthis month\b/.test(text)) return months(now.year, now.month);

  const written = /\b((?:19|20)\d{2})\b(?![-/.]\d)/.exec(text)?.[1];
  const year = written
    ? Number(written)
    : /\byear before last\b/.test(text)
      ? now.year - 2
      : /\blast year\b/.test(text)
        ? now.year - 1
        : /\bthis year\b/.test(text)
          ? now.year
          : undefined;
  const inYear = (of: number) => monthOf(text, of) ?? partOf(text, of);
  if (year !== undefined) return inYear(year) ?? years(year);
  const here = inYear(now.year);
  return here && here.from <= today && !/\blast\b/.test(text) ? here : here && inYear(now.year - 1);
}

function monthOf(text: string, year: number): DayRange | undefined {
  const match = MONTH.exec(text);
  if (!match) return undefined;
  const month = MONTHS.indexOf(match[2] ?? '') + 1;
  const day = Number(match[1] ?? match[3] ?? 0);
  return day ? writtenDay(year, month, day) : months(year, month);
}

function partOf(text: string, year: number): DayRange | undefined {
  const part = PARTS.find(([pattern]) => pattern.test(text));
  return part && months(year, part[1], part[2]);
}

function readAgo(text: string, today: Day): DayRange | undefined {
  const match = AGO.exec(text);
  if (!match) return undefined;
  const [, typed = '', unit = ''] = match;
  if (/\bhalf (a|an) year ago/.test(text)) return months(partsOf(today).year, partsOf(today).month - 6);
  const word = typed.replace(/ of$/, '');
  const vague: Record<string, [number, number]> = {
    couple: [2, 2],
    few: [2, 5],
    several: [3, 9],
    an: [1, 1],
  };
  const known = /^\d+$/.test(word)
    ? Number(word)
    : Math.max(1, NUMBERS.indexOf(word)) * (NUMBERS.includes(word) ? 1 : 0);
  const [least, most] = vague[word] ?? [known, known];
  if (most === 0) return undefined;
  const { year, month } = partsOf(today);
  if (unit === 'year') return years(year - most, year - least);
  if (unit === 'month') return months(year, month - most, month - least);
  if (unit === 'week') return daysBefore(today, most * 7 + 3, least * 7 - 3);
  return unit === 'day' ? daysBefore(today, most, least) : daysBefore(today, most < 12 ? 0 : 1, 0);
}
