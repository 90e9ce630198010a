/** Words of the pages and answers that the server itself writes. The chat page's own are in `ui.zh-CN.ts`. */
export const pagesZh = {
  lang: 'zh-CN',

  names: { assistant: '账号助手', agent: '人工客服' },

  refusals: {
    textTooLong: (most: number) => `这条消息太长了。请缩短到 ${most} 个字以内，或分几条发。`,
    tooMany: (seconds: number) => `操作有点快，请过 ${seconds} 秒再试。`,
    unavailable: '系统有点忙，请过一会儿再试。您的内容没有丢，可以原样再发一次。',
    internal: (errorId: string) => `系统出了点问题，请过一会儿再试。如需帮助，请报编号 ${errorId}。`,
    fileTooLarge: (megabytes: number) => `每张图片不能超过 ${megabytes} MB，请换一张小一点的。`,
    tooManyFiles: (most: number) => `一次最多发 ${most} 张图片。`,
    notAPicture: '只能发 JPG 或 PNG 图片。',
  },

  notBuilt: '网页还没有构建：请先运行 npm run build，再重新启动。',

  demo: {
    banner: '演示环境：这里的账号、短信和邮件都是编的，请不要填真实的个人信息。',
    otherLanguage: 'English',
    outbox: {
      title: '演示发件箱',
      intro: '本该发到手机和邮箱的消息都列在这里，最新的在最上面，每 3 秒更新一次。',
      empty: '还没有消息。在聊天里要一个验证码，它就会出现在这里。',
      stale: '没能更新，正在重试…',
      sms: '短信',
      mail: '邮件',
      to: (address: string) => `发给 ${address}`,
      toPortal: '去演示门户登录',
    },
    portal: {
      title: (portal: string) => `${portal}（演示门户）`,
      heading: '账号登录',
      intro: '这是一个用来演示的登录页。登不上？点右下角的按钮，让账号助手帮您。',
      account: '账号',
      accountHint: '用户名、手机号或邮箱',
      password: '密码',
      submit: '登录',
      submitting: '正在登录…',
      ok: '登录成功。',
      wrong: '账号或密码不对。请再试一次，或让右下角的账号助手帮您。',
      locked: '账号已锁定。请让右下角的账号助手告诉您原因和怎么办。',
      lockedUntil: '账号已锁定，解锁时间：{time}。右下角的账号助手可以帮您提前解开。',
      banned: '账号已停用。请让右下角的账号助手告诉您怎么办。',
      failed: '没能登录，请过一会儿再试。',
      toOutbox: '看演示发件箱',
    },
  },
};

export type PagesCopy = typeof pagesZh;
