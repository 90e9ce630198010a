import { bare } from './bare-words.ts';

/** Words of this service that not everybody knows. */
const TERMS = {
  code: ['验证码|校验码', 'verificationcode|code'],
  email: ['邮箱|电子邮箱', 'email(?:address)?'],
  'credit-code': ['(?:统一)?(?:社会)?信用代码', 'creditcode'],
  'secure-page': ['安全页面', 'securepage'],
  appeal: ['申诉', 'appeal'],
  receipt: ['受理编号|查询码|回执', 'receipt(?:number)?|querycode'],
  draft: ['草稿(?:编号)?', 'draft(?:code)?'],
} as const;

export type Term = keyof typeof TERMS;

const ASKED = (Object.entries(TERMS) as [Term, readonly [string, string]][]).map(
  ([term, [chinese, english]]): [Term, RegExp] => [
    term,
    new RegExp(
      `(?:什么|啥)(?:是|叫|叫做)?(?:${chinese})$|(?:${chinese})(?:到底|又)?是?(?:个|一个)?(?:什么|啥)(?:东西|意思|玩意儿?)?$|^what(?:is|s)(?:an?|the)?(?:${english})$|^whatdoes(?:an?|the)?(?:${english})mean$`,
    ),
  ],
);

/** The word whose meaning is asked for: 「啥叫申诉」, 「你说的邮箱是啥」. */
export function findTerm(text: string): Term | undefined {
  const said = bare(text).replace(/[啊呀呢嘛]+$/, '');
  return ASKED.find(([, pattern]) => pattern.test(said))?.[0];
}
