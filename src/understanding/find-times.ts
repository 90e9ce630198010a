const NUMBER = '[0-9一二三四五六七八九十两半几多]+';
const DAY_OF_WEEK = '(?:星期|礼拜|周|禮拜|週)[一二三四五六日天末]';
const YEAR = `(?:(?:19|20)\\d{2}年|[一二三四五六七八九零〇]{4}年|去年|前年|大前年|今年|上一年)`;
const MONTH = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3}|上|上个|这个|本)(?:月份?|个月)(?:初|中旬?|底|末)?';
const DAY = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})[日号]';
const TIMES = new RegExp(
  [
    `${YEAR}(?:的?(?:${MONTH}(?:${DAY})?|[年初中底末春夏秋冬天季]{1,3}|过年|春节))?`,
    `${MONTH}${DAY}`,
    `(?:\\d{1,2}|[一二三四五六七八九十]{1,3}|上个?)月份?(?:初|中旬?|底|末)`,
    `${NUMBER}(?:个)?(?:多)?(?:分钟|小时|钟头|天|星期|礼拜|周|月|年)(?:以|之)?前`,
    `(?:上上?个?|这个?|本|前)?${DAY_OF_WEEK}(?:上午|下午|早上|晚上)?`,
    `(?:大前天|前天|昨天|昨晚|今天|今早|刚才|刚刚|前几天|前两天|上个月|上周|上星期|上礼拜|前阵子)(?:上午|下午|早上|晚上|中午)?`,
    '(?:19|20)\\d{2}[-/.]\\d{1,2}(?:[-/.]\\d{1,2})?',
    '(?:last|this) (?:week|month|year|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|yesterday',
    '(?:\\d+|a|one|two|three|four|five|six|several|few) (?:minutes?|hours?|days?|weeks?|months?|years?) ago',
  ].join('|'),
  'gi',
);
const AT_MOST = 5;

/**
 * The words of a sentence that tell when: 「去年三月」, 「两个月前」, 「last week」. Only found, not read: the
 * recognizer that reads them takes over a millisecond, so it is asked where a time was asked for.
 */
export function findTimes(text: string): string[] {
  return (text.match(TIMES) ?? []).slice(0, AT_MOST);
}
