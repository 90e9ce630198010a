import type { ChoiceId } from '../../copy/zh-CN.ts';
import { matchChoice } from './match-choice.ts';

export type Situation =
  | 'forgot-password'
  | 'forgot-account'
  | 'locked'
  | 'contact-changed'
  | 'appeal-progress'
  | 'human';

export const SITUATION_CHOICES = {
  forgotPassword: 'forgot-password',
  forgotAccount: 'forgot-account',
  locked: 'locked',
  contactChanged: 'contact-changed',
  appealProgress: 'appeal-progress',
  human: 'human',
} as const satisfies Partial<Record<ChoiceId, Situation>>;

export const SITUATION_CHOICE_IDS = Object.keys(SITUATION_CHOICES) as (keyof typeof SITUATION_CHOICES)[];

/** Most telling first: 「密码输错太多被锁了」 is a lock, 「手机换了忘记密码」 a changed contact. */
const PATTERNS: readonly [Situation, RegExp][] = [
  ['human', /转人工|人工(客服|服务|坐席)|真人|talk to (a |some)?(person|human|body)|human agent/i],
  ['appeal-progress', /申诉.*(进度|结果|怎么样|到哪|多久)|(查|看).*进度|appeal (progress|status)/i],
  ['locked', /锁|解封|被封|封号|冻结|停用|禁用|locked|suspended|banned/i],
  [
    'contact-changed',
    /(换|变更|更换|丢|停机|注销|不用).{0,6}(手机|号码|邮箱|号)|(手机|号码|邮箱|手机号).{0,8}(换|变|丢|停|注销|不用|没了|不能用)|(new|changed|lost).{0,12}(phone|number|e-?mail)/i,
  ],
  [
    'forgot-account',
    /(忘|不记得|记不得|想不起|找回|不知道).{0,6}(账号|帐号|账户|用户名)|(账号|帐号|账户|用户名).{0,6}(忘|不记得|记不|想不起|是什么|是多少)|forgot.{0,8}(account|user ?name)/i,
  ],
  ['forgot-password', /密码|密碼|口令|mima|password|passwd|登不上|登录不了|登陆不了|log ?in/i],
];

/** The situation a sentence tells of, by buttons' words first. Undefined when it tells none of them. */
export function findSituation(text: string): Situation | undefined {
  const chosen = matchChoice(text, SITUATION_CHOICE_IDS);
  if (chosen) return SITUATION_CHOICES[chosen];
  return PATTERNS.find(([, pattern]) => pattern.test(text))?.[0];
}
