import { recognizeDateTime } from '@microsoft/recognizers-text-suite';
import { cleanText } from '../../domain/text.ts';
import { type Day, dayOf, startOf } from '../../domain/workdays.ts';
import { readChineseTime, readWrittenDate } from './chinese-times.ts';
import { type DayRange, partsOf } from './day-range.ts';
import { readEnglishTime } from './english-times.ts';

/** The Traditional characters that times are told with, so that no dictionary is needed for them. */
const TRADITIONAL = '個兩幾數週禮號鐘時這當舊過國慶節剛後間陣勞動暑開';
const SIMPLIFIED = '个两几数周礼号钟时这当旧过国庆节刚后间阵劳动暑开';

/** No portal is older. */
const EARLIEST: Day = '1995-01-01';
const MOST_CHARACTERS = 100;
const BETWEEN = /\s*(?:到|至|~|～|—|–|\bto\b|\buntil\b)\s*/;
const TO_COME = /明[年天]|后年|(?<!以|之|然|最)后天|下+个?[月周]|\b(?:next|tomorrow)\b/;
const HAS_YEAR = /(?:19|20)\d{2}|\d{2}年|[一二三四五六七八九零〇]{4}年|[去前今]年|\byear\b/;

/**
 * The days that a time in the past told in words may mean: 「大概去年三月」, 「两个月前」, "last summer". Undefined
 * where nothing is sure enough to be shown: a time to come is not one.
 *
 * Our own rules first; the recognizer is asked for what they do not know, because it takes 半年前 for today,
 * puts "early 2023" into this month, and leaves out the month of 「去年国庆」.
 */
export function readTime(said: string, now: number): DayRange | undefined {
  const text = simplified(cleanText(said).toLowerCase());
  if (text === '' || text.length > MOST_CHARACTERS || TO_COME.test(text)) return undefined;
  const today = dayOf(now);
  const [first = '', second] = text.split(BETWEEN, 2);
  const from = second === undefined ? undefined : readOne(first, today);
  const to = from && second !== undefined ? readOne(withYearOf(from, second), today) : undefined;
  if (from && to && from.from <= to.to) return past({ from: from.from, to: to.to }, today);
  const read = readOne(text, today);
  return read && past(read, today);
}

function simplified(text: string): string {
  return text.replace(/\p{Script=Han}/gu, (char) => {
    const at = TRADITIONAL.indexOf(char);
    return at < 0 ? char : SIMPLIFIED.charAt(at);
  });
}

/** In 「去年三月到五月」 May is of the same year. */
function withYearOf({ from }: DayRange, text: string): string {
  return HAS_YEAR.test(text) ? text : `${partsOf(from).year}年${text}`;
}

function readOne(text: string, today: Day): DayRange | undefined {
  const chinese = /\p{Script=Han}/u.test(text);
  const own = chinese
    ? readChineseTime(text.replace(/\s+/g, ''), today)
    : (readWrittenDate(text) ?? readEnglishTime(text, today));
  return own ?? recognized(text, chinese ? 'zh-cn' : 'en-us', today);
}

function past({ from, to }: DayRange, today: Day): DayRange | undefined {
  if (from > today || from < EARLIEST || to < from) return undefined;
  return { from, to: to > today ? today : to };
}

/** An address written with dots. */
const DOTTED = /^\d+(\.\d+)+$/;
const SAYS_TODAY = /今|刚|today|now|morning/;

function recognized(text: string, culture: string, today: Day): DayRange | undefined {
  const noon = new Date(startOf(today) + 12 * 3_600_000);
  for (const { text: found, resolution } of ask(text, culture, noon)) {
    if (DOTTED.test(found.trim())) continue;
    const values = (resolution?.values ?? []) as Record<string, string>[];
    const ranges = values.flatMap((value) => rangeOf(value) ?? []).filter(({ from }) => from <= today);
    // Of this year's and last year's, the last there was.
    const last = ranges.at(-1);
    if (last && (last.to !== today || last.from !== today || SAYS_TODAY.test(text))) return last;
  }
  return undefined;
}

/** It throws on some inputs, 「两个小时前」 once among them. */
function ask(text: string, culture: string, reference: Date): ReturnType<typeof recognizeDateTime> {
  try {
    return recognizeDateTime(text, culture, 0, reference);
  } catch {
    return [];
  }
}

const DAY = /^\d{4}-\d{2}-\d{2}/;

/** Its ranges end on the day after. */
function rangeOf({ value = '', start = '', end = '' }: Record<string, string>): DayRange | undefined {
  if (DAY.test(value)) return { from: value.slice(0, 10), to: value.slice(0, 10) };
  if (!DAY.test(start) || !DAY.test(end)) return undefined;
  const from = start.slice(0, 10);
  const dayBefore = new Date(Date.parse(end.slice(0, 10)) - 24 * 3_600_000).toISOString().slice(0, 10);
  return { from, to: dayBefore };
}
