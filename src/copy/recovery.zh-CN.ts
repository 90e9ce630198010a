import type { Channel } from '../domain/account.ts';

/** What breaks into a flow, and a citizen who has gone quiet. */
export const flowZhCN = {
  confirmCancel: '现在停下，刚才核对过的下次要重新来。真的不办了吗？',
  keepGoing: '好的，我们接着办。',
  changed: (situation: string) => `好的，我们来办「${situation}」。说过的不用再说。`,
  otherSituation: (situation: string) =>
    `您说的是「${situation}」吗？要办这个，请打「${situation}」。不是的话，我们接着来。`,
  appealWhere: '手机、邮箱都收不到了，打「手机或邮箱换了」；账号被封了，打「账号被锁」。到那里可以申诉。',
  nothingToResume: '现在没有办到一半的事。',
  resumed: '好的，我们接着办。',
  idleReminder: '您还在吗？不着急，慢慢来。不想办了，打「取消」就行。',
  idleClosed: '好一会儿没有您的消息，我先停在这里，没有改动任何东西。\n想接着办，随时打「继续」。',
};

const contact = (channel: Channel) => (channel === 'sms' ? '手机' : '邮箱');

/** 「25 分钟」「1 小时 10 分钟」. */
function span(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${minutes} 分钟`;
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分钟`;
}

/** 账号忘了、账号被锁、手机或邮箱换了: what is theirs alone. The rest is said as for a forgotten password. */
export const recoveryZhCN = {
  askAccount: {
    'forgot-account':
      '好的，我们来找账号。\n请输入办账号时可能留过的手机号。可以试试：您自己的；帮您办的爱人、孩子的；办事回执上写的。\n没有手机号，输入邮箱或单位信用代码也行。想用身份证号，请点下面的按钮。',
    locked:
      '别急，先不要再试密码，错多了会锁得更久。\n我来帮您看看为什么被锁。请输入办账号时留的手机号，或邮箱、用户名。\n想用身份证号，请点下面的按钮。',
  },
  askAccountAgain: {
    'forgot-account': '请输入可能留过的手机号，或邮箱、单位信用代码。',
    locked: '请输入办账号时留的手机号，或邮箱、用户名。',
  },
  chooseWay: (shown: string) =>
    `收到，您填的是 ${shown}。\n先要确认是您本人。如果有账号绑定了手机或邮箱，我往那里发一个验证码。发到哪里？`,
  companyWay: (shown: string) =>
    `收到，单位信用代码是 ${shown}。\n如果有账号，验证码会发给账号绑定的法人或经办人。发到哪里？`,
  chooseAccount: {
    'forgot-account': '验证通过。找到了这几个账号，哪个是您要找的？',
    locked: '验证通过。这个联系方式绑定了几个账号，您要看哪一个？',
  },
  /** A line of what an account looks like, masked; `phone` and `email` where it has them. */
  account: (kind: 'natural' | 'legal', username: string, contacts: string[]): string =>
    [kind === 'legal' ? '单位的账号' : '个人账号', `用户名 ${username}`, ...contacts].join('，'),
  /** In its place, before name and identity number are checked. */
  accountUnshown: (kind: 'natural' | 'legal'): string =>
    `${kind === 'legal' ? '单位的账号' : '个人账号'}，核对姓名和身份证号后才能看`,
  ofPhone: (phone: string) => `手机 ${phone}`,
  ofEmail: (email: string) => `邮箱 ${email}`,
  found: (account: string, login: string | undefined): string =>
    [
      `验证通过，找到您的账号了：\n${account}。`,
      login ? `登录时，账号那一栏直接填完整的${login} 就行，不用记用户名。` : '',
    ]
      .filter((line) => line !== '')
      .join('\n'),
  foundAgain: (login: string | undefined): string =>
    `${login ? `登录时，账号那一栏填完整的${login} 就行。\n` : ''}接下来您想做什么？点下面的按钮就行。`,
  loginByPhone: (phone: string) => `手机号 ${phone}`,
  loginByEmail: (email: string) => `邮箱 ${email}`,
  usernameSent: (channel: Channel) =>
    `完整的用户名已经发到您刚才验证的${contact(channel)}，请去看一下。\n还要做什么吗？`,
  directoryUnavailable: (hotline: string) =>
    `账号系统暂时连不上，不是您的问题。刚才说的、验证过的都还记着，没有改动任何东西。\n请过一两分钟点「再试一次」。着急的话请打 ${hotline}。`,
  codeUnchecked:
    '验证码收到了，但账号系统暂时连不上，现在没法核对。不是您的问题，这次不算输错。\n请过一会儿把验证码再输一次；过期了，就点「重新发送」。',
  noneIsMine: '没关系，我们请工作人员帮您查。',

  notLocked: '验证通过。您的账号没有被锁，可以正常登录。\n登不上的话，多半是密码或账号记错了。要我帮您吗？',
  passwordLock: (minutes: number) =>
    `验证通过。账号被锁，是因为密码连着输错太多次，还要等 ${span(minutes)}才会自动解开。\n这段时间不要再试，解开后再输错，会锁得更久。\n您想怎么办？`,
  passwordLockNoEnd:
    '验证通过。账号被锁，是因为密码连着输错太多次，它不会自己解开。\n不要再试了。设一个新密码，马上就能解锁。',
  riskLock:
    '验证通过。账号被锁，是因为有人在您不常用的地方登录，系统怕不是您，先保护起来了。\n核对一下姓名和身份证号，再设一个新密码，就能解锁。',
  violation:
    '验证通过。这个账号因为违反使用规定被停用了，改密码不能恢复。\n如果您觉得弄错了，可以申诉，由工作人员核对。',
  orAppeal: '账号还锁着，也可以在这里申诉，由工作人员核对后解锁。',
  /** Said again, shorter, to words that are no answer. */
  lockAgain: {
    none: '您的账号没有被锁。密码记不清，就点「设新密码」；账号记不清，就点「找回账号」。',
    password: (minutes: number) =>
      `是密码输错太多次锁的，还要等 ${span(minutes)}。不想等，就点「设新密码，马上解锁」。`,
    passwordNoEnd: '是密码输错太多次锁的。点「设新密码，马上解锁」就好。',
    risk: '是怕别人冒用才锁的。点「核对身份，马上解锁」就好。',
    violation: '觉得弄错了，就点「申诉」，由工作人员核对。',
  },
  reminded: (minutes: number, channel: Channel) =>
    `好的，还要 ${span(minutes)}。到时候我在这里告诉您，也发一条${channel === 'sms' ? '短信' : '邮件'}。\n这段时间不要再试密码。`,
  lockEnded: '您的账号已经自动解锁，现在可以登录了。\n密码记不清的话不要硬试，打「忘记密码」设个新的。',

  askOther: '旧手机和旧邮箱，还有哪个能收到消息？',
  askOtherAgain:
    '办账号时留的手机，还能收短信，就点「手机能收到」；留的邮箱还能打开，就点「邮箱能收到」。都不行，或不记得，就点「都收不到」。',
  /** One is known to be of no use; the other has not been answered for. */
  askOneLeft: {
    sms: '那账号里留的邮箱呢，还能打开吗？能打开，就点「邮箱能收到」；打不开，或没留过，就点「都收不到」。',
    mail: '那办账号时留的手机呢，还能收短信吗？能收，就点「手机能收到」；不能，就点「都收不到」。',
  },
  otherWorks: (channel: Channel) =>
    `太好了，就用${contact(channel)}收验证码，不用申诉。\n先设一个新密码，登录后到「个人中心」自己换手机或邮箱就行。\n下面要填的都是旧的，不要填新的。`,
  contactAdvice: (portal: string) => `登录${portal}后，请马上到「个人中心」，把手机和邮箱换成现在用的。`,
};

export const recoveryMessagesZhCN = {
  username: (portal: string, username: string) => ({
    subject: `${portal}用户名`,
    text: `【${portal}】您的用户名是：${username}。登录时也可以直接用手机号或邮箱。不是您本人查的，请不要理会，也不要告诉任何人。`,
  }),
  lockEnded: (portal: string, username: string) => ({
    subject: `${portal}账号已解锁`,
    text: `【${portal}】您的账号 ${username} 已自动解锁，可以登录了。密码记不清，请不要硬试，到账号助手点「忘记密码」。`,
  }),
};
