import { bare } from './bare-words.ts';

/** Said in the middle of something, each answered with one sentence; elsewhere such words may mean more. */
export type SideRemark = 'password-unseen' | 'family' | 'later';

const PERSON =
  '(?:孩子|儿子|女儿|闺女|姑娘|孙[子女]|家人|家里人|老伴|老婆|老公|爱人|别人|邻居|亲戚|侄子|外甥|年轻人)';
const HER = '(?:他|她|我[妈爸]|我爸妈|我老伴|老人|奶奶|爷爷|父母)';
const DO = '(?:弄|填|办|操作|点|改|搞|看)';
const ASKS = '(?:一下|可以|行|好|吗|么|不|吧|啊)*$';

const REMARKS: readonly [SideRemark, RegExp][] = [
  // Nobody has it, so nobody can tell it.
  [
    'password-unseen',
    /告诉我.{0,3}密码|密码(?:发给|告诉|说给)我|密码(?:到底)?是(?:多少|什么|啥)$|(?:tell|send|give)me(?:my|the)password|whatismypassword/,
  ],
  [
    'family',
    new RegExp(
      `${PERSON}(?:来|过来)?(?:帮|替|代|给)?(?:我|${HER})?(?:来)?${DO}${ASKS}|(?:帮|替|代)${HER}(?:来)?${DO}${ASKS}|(?:my)(?:son|daughter|family|wife|husband)(?:help|doit)`,
    ),
  ],
  [
    'later',
    /(?:明天|后天|改天|改日|以后|下次|回头|晚点|晚上|过几天|等.{0,8}(?:回来|来|到家|有空)了?)再(?:来|弄|办|说|搞|填|看|改)|^(?:later|tomorrow|anotherday|notnow|illcomeback)/,
  ],
];

export function findSideRemark(text: string): SideRemark | undefined {
  const said = bare(text);
  return REMARKS.find(([, pattern]) => pattern.test(said))?.[0];
}
