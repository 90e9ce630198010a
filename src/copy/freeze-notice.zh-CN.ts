import type { Channel } from '../domain/account.ts';

/** To an account's owner, by SMS and mail: wrong tries have closed a way. */
export const freezeNoticeZhCN = {
  subject: (portal: string) => `${portal}账号安全提醒`,
  wrongCodes: (way: Channel, until: string | undefined, other: Channel | undefined, hotline: string) =>
    `有人多次输错您账号的${CODES[way]}。为保护您，${CODES[way]}${end(until)}。密码没有变。不是您输的，也不用做什么。警惕诈骗：来要验证码的都是骗子，不要告诉任何人。着急的话，可以${other ? `改用${CODES[other]}，也可以` : ''}在账号助手里转人工，或打 ${hotline}。`,
  wrongNames: (until: string | undefined, hotline: string) =>
    `有人输对了您账号的验证码，但姓名和身份证号多次没填对。为保护您，这项核对${end(until)}。密码没有变。是您自己就不用理会。不是您，说明有人拿到了您的验证码：不要再告诉任何人，并打 ${hotline}。着急的话，可以到账号助手转人工。`,
};

const CODES: Record<Channel, string> = { sms: '短信验证码', mail: '邮件验证码' };

function end(until: string | undefined): string {
  return until === undefined ? '已停用，重新核验身份后才能用' : `停用到 ${until}`;
}

export type FreezeNotice = typeof freezeNoticeZhCN;
