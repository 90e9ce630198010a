import type { Channel } from '../domain/account.ts';

const MAIL = /邮箱|邮件|电邮|郵箱|郵件|e-?mail/i;
const SMS = /短信|手机|简讯|短讯|短訊|簡訊|手機|\bsms\b|\btext\b|phone/i;
/** What makes a mention a complaint: 「没有手机」, 「邮箱换了」, 「收不到短信」. */
const COMPLAINT =
  /没|沒|不(?!能不能)|换了|換了|丢|停|坏|错|关机|欠费|哪|注销|以前|原来|什么|怎么|\b(?:no|not|lost|new|wrong|changed|old)\b|n't/i;

/** A longer clause that says nothing of sending only mentions it: 「旧手机号还绑着」. */
const SHORT = 6;
const SENDS = /发|收|用|选|走|通过|给|寄|到|换|能|[a-z]/i;

/** Where a sentence asks the code to be sent: 「发到我邮箱吧」, “text me”. Undefined when it does not say. */
export function findChannel(text: string): Channel | undefined {
  const clauses = text
    .replace(/[能可]不[能可]以?|行不行/g, '')
    .split(/[,，。;；.!！?？\n]+/)
    .filter((clause) => !COMPLAINT.test(clause) && (clause.length <= SHORT || SENDS.test(clause)));
  const mail = clauses.some((clause) => MAIL.test(clause));
  const sms = clauses.some((clause) => SMS.test(clause));
  if (mail === sms) return undefined;
  return mail ? 'mail' : 'sms';
}
