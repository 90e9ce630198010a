/** A message left for the staff, and what to do when an account was stolen. */
export const humanZhCN = {
  start: (hotline: string, hours: string) =>
    `好的，我帮您留言给工作人员，会有人联系您。\n着急的话，请打 ${hotline}（${hours}）。`,
  askContact: '请留一个能联系上您的手机号。没有手机，留座机（带区号）或邮箱也行。',
  askContactKnown: (shown: string) =>
    `到时候联系 ${shown}，可以吗？可以，就点「就用这个」。\n想换一个，请直接输入手机号、座机或邮箱。`,
  contactUnclear: (hotline: string) =>
    `我没看出手机号或邮箱。请输入 11 位手机号，例如 13912345678。\n都没有的话，请打 ${hotline}。`,
  askProblem: (doing: string | undefined): string =>
    `${doing ? `您刚才在办「${doing}」。请` : '请'}用一两句话说说，遇到了什么事？\n不用写密码和验证码。`,
  problemUnclear: '请再多说几个字：您想办什么，卡在哪里了？',
  summary: (shown: string, problem: string, doing: string | undefined): string =>
    [
      '请看一下，对吗？',
      `联系方式：${shown}`,
      `要说的事：${problem}`,
      ...(doing ? [`刚才办「${doing}」的经过我一起交上去，不用再说一遍。`] : []),
    ].join('\n'),
  summaryAgain: '对的话，点「对，交上去」；要改，点下面的按钮。',
  done: (number: string, shown: string, office: string, by: string | undefined): string =>
    [
      `留言交上去了，编号 ${number}。`,
      `工作人员在工作日 ${office} 看留言，${by ? `最晚 ${day(by)}联系您` : '会按先后联系您'}：${shown}。`,
    ].join('\n'),
  doneAfter: (hotline: string, hours: string) =>
    `着急的话，请打 ${hotline}（${hours}），报这个编号。\n工作人员不会要您的密码和验证码，来要的是骗子。`,
  left: '好的，没有留言。',
  full: (hotline: string, hours: string) =>
    `今天的留言已经收到了，工作人员会联系您，不用重复留。\n着急的话，请打 ${hotline}（${hours}），或到办事大厅。`,
  stolen: (hotline: string) =>
    `别着急，先把账号保住：\n1. 手机还在身边，现在就重设密码，别人马上登不上去\n2. 手机不在身边，请打 ${hotline}，让他们冻结账号\n3. 丢了钱，马上打 110 报警`,
};

export type HumanCopy = typeof humanZhCN;

/** 2026-01-06 → 1 月 6 日（星期二）. */
function day(date: string): string {
  const at = new Date(`${date}T00:00:00Z`);
  const weekday = new Intl.DateTimeFormat('zh-CN', { weekday: 'long', timeZone: 'UTC' }).format(at);
  return `${at.getUTCMonth() + 1} 月 ${at.getUTCDate()} 日（${weekday}）`;
}
