import { bare, fold } from './fold.ts';
import { contactGone } from './remarks.ts';
import { findTopic } from './situations.ts';

export type CodeRemark = 'not-received' | 'resend' | 'waiting' | 'suspicious';

const NOT_RECEIVED = [
  /(?:没有?|未|木有)(?:收到|来|到|响|见|看到|动静|反应)|收不到/,
  /没有?(?:任何|什么)?(?:短信|消息|信息|邮件|验证码)|(?:短信|邮件|验证码)(?:呢|没有?)$/,
  /^(?:我|还|都|一直|怎么|根本|也)*没有?$|还没有?$/,
  /(?:怎么|为什么|为何)还?(?:没|不来|不到)|等了.{0,4}(?:分钟|分|小时|天|久)/,
  /nothing(?:came|arrived|here|yet)|(?:didnt|didnot|havent|havenot|dont|donot|never)(?:get|got|receive|arrive|come|have|see)|^(?:no|notyet|whereisit)$|no(?:sms|code|text|message|email)/,
];
const RESEND =
  /再(?:来|发|给|送|弄)[一个遍次]|^再(?:来|发|送)$|重新?发|重来一[遍次]|resend|sendit?again|(?:another|new)code|tryagain/;
const WAITING =
  /^(?:好|行|嗯+|恩|哦|知道|明白|我?收到了?(?:一[条个封])?(?:短信|消息|邮件|验证码)?(?:说是验证码)?|等.{0,6}|稍等.{0,6}|(?:去|看|找|拿|翻).{0,5}(?:看|找|手机)|ok(?:ay)?|yes|wait.{0,12}|(?:one|just)a?(?:moment|minute|second|sec)|hold ?on|got ?it|received)+$/;
const SUSPICIOUS =
  /(?:不要|不能|不该|别|不许|能|(?<!会)不).{0,3}(?:告诉|泄露|外传)|安全吗|可靠吗|isitsafe|(?:not|never)totell/;

/** What people say instead of typing the code. */
export function findCodeRemark(text: string): CodeRemark | undefined {
  const said = bare(text);
  if (contactGone(text)) return undefined;
  if (SUSPICIOUS.test(said)) return 'suspicious';
  if (RESEND.test(said)) return 'resend';
  const folded = fold(text);
  if (NOT_RECEIVED.some((pattern) => pattern.test(said) || pattern.test(folded))) return 'not-received';
  if (WAITING.test(folded)) return 'waiting';
  return findTopic(text, 0) === 'code-not-received' ? 'not-received' : undefined;
}
