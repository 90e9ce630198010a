import type { Day } from '../../domain/workdays.ts';
import { CHINESE_NUMBER, chineseNumber } from './chinese-number.ts';
import { type DayRange, daysBefore, months, partsOf, weekdayOf, writtenDay, years } from './day-range.ts';

type Rule = (text: string, today: Day) => DayRange | undefined;

/** Simplified Chinese without blanks, digits in ASCII. The first rule that reads something has the word. */
export function readChineseTime(text: string, today: Day): DayRange | undefined {
  for (const rule of RULES) {
    const read = rule(text, today);
    if (read) return read;
  }
  return undefined;
}

const SEASONS: [pattern: RegExp, first: number, last: number][] = [
  [/上半年/, 1, 6],
  [/下半年/, 7, 12],
  [/年初|开年/, 1, 3],
  [/年中/, 5, 8],
  [/年底|年末|年尾/, 10, 12],
  [/春节|过年|新年/, 1, 2],
  [/清明/, 4, 4],
  [/五一|劳动节/, 5, 5],
  [/端午/, 5, 6],
  [/中秋/, 9, 10],
  [/国庆|十一(?!月)/, 10, 10],
  [/元旦/, 1, 1],
  [/春/, 3, 5],
  [/夏|暑假/, 6, 8],
  [/秋/, 9, 11],
  [/寒假/, 1, 2],
  [/冬/, 11, 13],
];
const SEASON = new RegExp(SEASONS.map(([pattern]) => pattern.source).join('|'));

const WRITTEN_YEAR = '((?:19|20)\\d{2})年?|(\\d{2})年|([一二三四五六七八九零〇]{4})年';
const SAID_YEAR = '(大前年|前年|去年|上一年|旧年|今年|本年)';
const YEAR = new RegExp(`${WRITTEN_YEAR}|${SAID_YEAR}`);
const YEARS_AGO: Record<string, number> = {
  大前年: 3,
  前年: 2,
  去年: 1,
  上一年: 1,
  旧年: 1,
  今年: 0,
  本年: 0,
};

const MONTH = new RegExp(
  `(?<![上个这本])(${CHINESE_NUMBER})月份?(?:(初|上旬)|(中)旬?|(底|末|下旬)|(${CHINESE_NUMBER})[日号]?)?`,
);

const UNITS = '年|个半?月|月|周|星期|个星期|礼拜|个礼拜|天|日|个?小时|个?钟头?|分钟';
const AGO = new RegExp(`(好几|几|数|半|${CHINESE_NUMBER})(几|来|多)?(个)?(${UNITS})(半|多)?(?:以|之)?前`);

const RULES: readonly Rule[] = [
  readWrittenDate,
  ago,
  withYear,
  nearMonths,
  weeks,
  nearDays,
  monthOnly,
  seasonOnly,
  vague,
];

/** 2024-03-05, 2024/3, 2024.3.5. Not an address such as 192.168.1.10. */
export function readWrittenDate(text: string): DayRange | undefined {
  const match = /(?<![\d.])((?:19|20)\d{2})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?![\d.])/.exec(text);
  return match ? inMonth(Number(match[1]), Number(match[2]), match[3]) : undefined;
}

function inMonth(year: number, month: number, day: string | undefined): DayRange | undefined {
  if (month < 1 || month > 12) return undefined;
  return (day && writtenDay(year, month, chineseNumber(day) ?? 0)) || months(year, month);
}

function ago(text: string, today: Day): DayRange | undefined {
  const match = AGO.exec(text);
  if (!match) return undefined;
  const [, count = '', more, , unit = '', half] = match;
  const [least, most] = amount(count, more, half);
  const { year, month } = partsOf(today);
  if (unit === '个半月') return daysBefore(today, 45);
  if (unit.endsWith('年')) {
    // Half years are told in months.
    if (least % 1 || most % 1) return months(year, month - most * 12, month - least * 12);
    return years(year - most, year - least);
  }
  if (unit.endsWith('月'))
    return least < 1
      ? daysBefore(today, 15)
      : months(year, month - Math.ceil(most), month - Math.floor(least));
  if (/周|星期|礼拜/.test(unit))
    return daysBefore(today, Math.ceil(most * 7) + 3, Math.max(0, least * 7 - 3));
  if (/天|日/.test(unit)) return daysBefore(today, Math.ceil(most), Math.floor(least));
  // Hours and minutes.
  return daysBefore(today, /分/.test(unit) || most < 12 ? 0 : Math.ceil(most / 24), 0);
}

/** 两 → 2–2, 两三 → 2–3, 十几 → 11–19, 几 → 2–9, 两年多 → 2–3, 一年半 → 1.5. */
function amount(count: string, more: string | undefined, half: string | undefined): [number, number] {
  if (count === '半') return [0.5, 0.5];
  if (count === '几' || count === '数') return [2, 9];
  if (count === '好几') return [3, 9];
  const [first = '', second = ''] = count;
  const two = count.length === 2 && !/[十\d]/.test(count);
  const least = (two ? chineseNumber(first) : chineseNumber(count)) ?? 1;
  if (two) return [least, chineseNumber(second) ?? least];
  if (more === '几' || more === '多' || more === '来')
    return [least + (more === '来' ? 0 : 1), least + (least < 10 ? 1 : 9)];
  if (half === '半') return [least + 0.5, least + 0.5];
  return [least, half === '多' ? least + 1 : least];
}

function withYear(text: string, today: Day): DayRange | undefined {
  const match = YEAR.exec(text);
  if (!match) return undefined;
  const now = partsOf(today).year;
  const [whole, four, two, chinese, said] = match;
  const year = four
    ? Number(four)
    : two
      ? expand(Number(two), now)
      : chinese
        ? Number(
            [...chinese].map((digit) => '零一二三四五六七八九'.indexOf(digit.replace('〇', '零'))).join(''),
          )
        : now - (YEARS_AGO[said ?? ''] ?? 0);
  const rest = text.slice(match.index + whole.length);
  const inYear = monthOf(rest, year) ?? seasonOf(whole.endsWith('年') ? `年${rest}` : rest, year);
  return inYear ?? years(year);
}

/** 「98 年」 was in the last century, 「24 年」 was not. */
function expand(two: number, now: number): number {
  return two > now % 100 ? 1900 + two : 2000 + two;
}

function monthOf(text: string, year: number): DayRange | undefined {
  const match = MONTH.exec(text);
  if (!match) return undefined;
  const [, typed = '', early, middle, late, day] = match;
  const month = chineseNumber(typed) ?? 0;
  if (month < 1 || month > 12) return undefined;
  const written = day && writtenDay(year, month, chineseNumber(day) ?? 0);
  if (written) return written;
  const { from, to } = months(year, month);
  const at = (date: string) => from.slice(0, 8) + date;
  if (early) return { from, to: at('10') };
  if (middle) return { from: at('11'), to: at('20') };
  return late ? { from: at('21'), to } : { from, to };
}

function seasonOf(text: string, year: number): DayRange | undefined {
  const said = SEASON.exec(text)?.[0];
  const season = said && SEASONS.find(([pattern]) => pattern.test(said));
  return season ? months(year, season[1], season[2]) : undefined;
}

function nearMonths(text: string, today: Day): DayRange | undefined {
  const match = /(上+)个?月份?|(这个|本|当)月/.exec(text);
  if (!match) return undefined;
  const { year, month } = partsOf(today);
  const back = match[1]?.length ?? 0;
  const rest = text.slice(match.index + match[0].length);
  const { year: y, month: m } = partsOf(months(year, month - back).from);
  return monthOf(`${m}月${rest}`, y);
}

function weeks(text: string, today: Day): DayRange | undefined {
  const match = /(上*)(?:个)?(这个?|本)?(?:周|星期|礼拜)([一二三四五六日天末1-6])?/.exec(text);
  if (!match || /前/.test(text)) return undefined;
  const [, ups = '', , named] = match;
  if (ups === '' && !match[2] && !named) return undefined;
  const monday = weekdayOf(today) - 1 + ups.length * 7;
  if (!named) return daysBefore(today, monday, Math.max(0, monday - 6));
  if (named === '末') return daysBefore(today, monday - 5, monday - 6);
  const weekday = /\d/.test(named) ? Number(named) : '一二三四五六日'.indexOf(named.replace('天', '日')) + 1;
  const back = monday - (weekday - 1);
  // 「周五」 said on a Monday is the last one.
  return daysBefore(today, back < 0 ? back + 7 : back);
}

const NEAR_DAYS: [pattern: RegExp, most: number, least: number][] = [
  [/大前天|大前日/, 3, 3],
  [/前[几两]天|这[几两]天|前几日/, 7, 1],
  [/前天|前晚|前日/, 2, 2],
  [/昨天|昨晚|昨日|昨儿/, 1, 1],
  [/今天|今早|今晚|今日|刚才|刚刚/, 0, 0],
];

function nearDays(text: string, today: Day): DayRange | undefined {
  const near = NEAR_DAYS.find(([pattern]) => pattern.test(text));
  return near && daysBefore(today, near[1], near[2]);
}

/** A month without a year is the last one there was. */
function monthOnly(text: string, today: Day): DayRange | undefined {
  const { year } = partsOf(today);
  return lastOne(today, monthOf(text, year), monthOf(text, year - 1));
}

function seasonOnly(text: string, today: Day): DayRange | undefined {
  const { year } = partsOf(today);
  return lastOne(today, seasonOf(text, year), seasonOf(text, year - 1));
}

function lastOne(today: Day, here: DayRange | undefined, before: DayRange | undefined): DayRange | undefined {
  return here && here.from <= today ? here : before;
}

function vague(text: string, today: Day): DayRange | undefined {
  if (/前阵子|前段时间|前一段|前些日子|前些天/.test(text)) return daysBefore(today, 90, 7);
  return /最近|近期/.test(text) ? daysBefore(today, 30, 0) : undefined;
}
