import type { Channel } from '../domain/account.ts';
import type { AppealKind } from '../domain/appeals/appeal.ts';

/** Appeals by SMS and mail: to the claimant's proven contact, and to the account's owner. */
export const appealNoticesZhCN = {
  subject: (portal: string) => `${portal}申诉进度`,
  submitted: (receipt: string, queryCode: string, promised: string | undefined): string =>
    `申诉已受理。受理编号：${receipt}，查询码：${queryCode}。${promised ? `最晚 ${promised} 前告诉您结果。` : ''}查询码不要告诉任何人。`,
  moreNeeded: (receipt: string, words: string, until: string, url: string) =>
    `您的申诉（${receipt}）还差材料：${words}。请在 ${until} 前打开 ${url} ，打「查进度」补上。`,
  takingEffect: (receipt: string, at: string) =>
    `您的申诉（${receipt}）审核通过了。为了安全，${at} 才会换成新的，到时候告诉您。`,
  done: (receipt: string, kind: AppealKind, url: string): string =>
    kind === 'unlock'
      ? `您的申诉（${receipt}）办好了，账号已解锁。忘了密码，可以到 ${url} 重设。`
      : `您的申诉（${receipt}）办好了，以后就用这里收验证码。要重设密码，请到 ${url} 。`,
  rejected: (receipt: string, words: string, hotline: string) =>
    `您的申诉（${receipt}）没有通过，原因是：${words}。补齐材料可以再申诉，也可以打 ${hotline}。`,
  withdrawn: (receipt: string, hotline: string) =>
    `您的申诉（${receipt}）已经撤回，没有改动任何东西。不是您撤回的，请打 ${hotline}。`,
  lapsed: (receipt: string, hotline: string) =>
    `您的申诉（${receipt}）没有按时补上材料，按撤回处理了，没有改动任何东西。可以重新申诉，或打 ${hotline}。`,
  vetoed: (receipt: string, hotline: string) =>
    `您的申诉（${receipt}）停止了：账号里登记的联系方式收到通知后，有人说「不是本人」。请带身份证到办事大厅，或打 ${hotline}。`,

  ownerSubject: (portal: string) => `${portal}账号安全提醒`,
  ownerTakingEffect: (
    username: string,
    channel: Channel,
    shown: string,
    at: string,
    link: string,
    hotline: string,
  ) =>
    `有人申请把您账号 ${username} 的${CHANNELS[channel]}换成 ${shown}，${at} 生效。是您本人就不用理会。不是本人，请在这之前打开 ${link} 停下，或打 ${hotline}。`,
  ownerChanged: (username: string, channel: Channel, shown: string, link: string, hotline: string) =>
    `您账号 ${username} 的${CHANNELS[channel]}已换成 ${shown}。是您本人就不用理会。不是本人，请马上打开 ${link} 冻结账号，或打 ${hotline}。`,
  ownerUnlocked: (username: string, link: string, hotline: string) =>
    `您的账号 ${username} 已按申诉解锁。是您本人就不用理会。不是本人，请马上打开 ${link} 冻结账号，或打 ${hotline}。`,
};

const CHANNELS: Record<Channel, string> = { sms: '手机号', mail: '邮箱' };

export type AppealNotices = typeof appealNoticesZhCN;
