import { bare, withoutCourtesies } from './bare-words.ts';
import { contactGone } from './remarks.ts';
import type { Understanding } from './understanding.ts';

export type CodeRemark = 'not-received' | 'resend' | 'waiting' | 'suspicious' | 'existence';

const NOT_RECEIVED = [
  /垃圾(?:短信|邮件|箱)/,
  /(?:没有?|未|木有)(?:收到|来|到|响|见|看到|动静|反应)|收不到/,
  /没有?(?:任何|什么)?(?:短信|消息|信息|邮件|验证码)|(?:短信|邮件|验证码)(?:呢|没有?)$/,
  /^(?:我|还|都|一直|怎么|根本|也)*没有?$|还没有?$/,
  /(?:怎么|为什么|为何)还?(?:没|不来|不到)|等了.{0,4}(?:分钟|分|小时|天|久)/,
  /nothing(?:came|arrived|here|yet)|(?:didnt|didnot|havent|havenot|dont|donot|never)(?:get|got|receive|arrive|come|have|see)|^(?:no|notyet|whereisit)$|no(?:sms|code|text|message|email)/,
];
const RESEND =
  /再(?:来|发|给|送|弄)[一个遍次]|^再(?:来|发|送)$|^(?:那|你|就|快)*发(?:吧|啊|呀|过来|来|给我)*$|重新?发|重来一[遍次]|resend|sendit?again|(?:another|new)code|tryagain/;
const WAITING =
  /^(?:好|行|嗯|恩|哦|知道|明白|我?收到了?(?:一[条个封])?(?:短信|消息|邮件|验证码)?(?:说是验证码)?|(?:短信|邮件|验证码)?(?:来了?|到了?|有了?|看到了?)|等.{0,6}|稍等.{0,6}|(?:去|看|找|拿|翻).{0,5}(?:看|找|手机)|ok(?:ay)?|yes|wait.{0,12}|(?:one|just)a?(?:moment|minute|second|sec)|hold ?on|got ?it|received)+$/;
/** Its parts can be cut in many ways: in a flood nothing is looked for. */
const LONGEST_WAITING = 16;
const SUSPICIOUS =
  /(?:不要|不能|不该|别|不许|能|(?<!会)不).{0,3}(?:告诉|泄露|外传)|安全吗|可靠吗|isitsafe|(?:not|never)totell/;

/** Whether there is an account at all, which nobody is told before a code. */
const EXISTENCE =
  /有没有(?:这个|我的?|我这个)?(?:号$|账号|账户)|(?:是不是|会不会|到底)(?:就|根本)?没?有?没?(?:注册|办)过|(?:是不是|会不会)(?:就|根本)?没有?(?:这个|我的?)?(?:号$|账号|账户)|isthere(?:really)?anaccount|doihaveanaccount/;

/** What people say instead of typing the code. */
export function findCodeRemark(understanding: Understanding, text: string): CodeRemark | undefined {
  const said = bare(text);
  if (contactGone(text)) return undefined;
  if (SUSPICIOUS.test(said)) return 'suspicious';
  if (EXISTENCE.test(said)) return 'existence';
  if (RESEND.test(said)) return 'resend';
  const folded = withoutCourtesies(text);
  if (NOT_RECEIVED.some((pattern) => pattern.test(said) || pattern.test(folded))) return 'not-received';
  if (folded.length <= LONGEST_WAITING && WAITING.test(folded)) return 'waiting';
  return understanding.topicIn(text, 0) === 'code-not-received' ? 'not-received' : undefined;
}
