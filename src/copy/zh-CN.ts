import type { Channel } from '../domain/account.ts';

/** A quick reply: its title is what the button says; the words are other ways to say the same. */
export interface ChoiceWords {
  title: string;
  words: string[];
}

const sms = (channel: Channel) => channel === 'sms';
const contact = (channel: Channel) => (sms(channel) ? '手机' : '邮箱');

export const zhCN = {
  choices: {
    forgotPassword: { title: '忘记密码', words: ['密码忘了', '改密码', '重置密码', '找回密码'] },
    forgotAccount: { title: '忘记账号', words: ['账号忘了', '用户名忘了', '找回账号'] },
    locked: { title: '账号被锁', words: ['锁定', '被锁了', '解锁', '登不上'] },
    contactChanged: { title: '手机或邮箱换了', words: ['换手机', '换号', '手机号换了', '邮箱换了'] },
    appealProgress: { title: '查申诉进度', words: ['查进度', '进度', '申诉进度'] },
    human: { title: '转人工', words: ['人工', '客服', '人工客服', '找人', '真人'] },

    byIdNumber: { title: '用身份证号', words: ['身份证', '身份证号', '身份证号码', '证件号'] },
    bySms: { title: '短信验证码（推荐）', words: ['短信', '短信验证码', '手机', '手机验证码', '推荐'] },
    byMail: { title: '邮箱验证码', words: ['邮箱', '邮件', '邮件验证码'] },
    byRealName: { title: '实名信息', words: ['实名', '身份证', '姓名和身份证'] },
    resend: { title: '重新发送', words: ['重发', '再发一次', '再发', '重新发', '重新获取'] },
    notReceived: {
      title: '没收到',
      words: ['收不到', '没有收到', '没短信', '没来', '还没到', '没收到验证码'],
    },
    otherWay: { title: '换一种方式', words: ['换方式', '换个方式', '别的方式', '其他方式'] },
    otherAccount: { title: '换一个账号', words: ['换账号', '账号填错了', '填错了', '输错了'] },
    reopenForm: { title: '重新打开页面', words: ['重新打开', '打不开', '再打开', '过期了', '新页面'] },
    startOver: { title: '重新开始', words: ['从头开始', '重来', '重新来'] },
    toForgotPassword: { title: '去重设密码', words: ['重设密码', '好', '好的', '可以', '是'] },
  },

  greeting: {
    hello: (portal: string) =>
      `您好，我是${portal}的账号助手。\n账号登不上，我来帮您，一般三分钟就好。\n请问是哪种情况？点下面的按钮，或直接打字告诉我。`,
    chooseSituation: '请问还需要办什么？点下面的按钮，或直接打字告诉我。',
    unclear: '我没太听懂。您遇到的是下面哪种情况？点一下就行。',
    unclearAgain: (hotline: string) =>
      `对不起，我还是没听懂。请点下面的按钮选一个；也可以打热线 ${hotline}，有人帮您。`,
    thanks: '不客气，祝您生活愉快！还有事随时找我。',
  },

  forgotPassword: {
    askAccount:
      '好的，我们来重设密码。\n请问是哪个账号？输入手机号最简单。\n也可以输入邮箱、用户名，或单位的统一社会信用代码。\n想用身份证号，请点下面的按钮。',
    accountUnclear: '我没认出账号。请输入手机号、邮箱、用户名或统一社会信用代码，一次一项就行。',
    accountProblem: {
      phone: (problem: string): string =>
        problem === 'length'
          ? '这个手机号的位数不对。手机号是 11 位数字，请再看一下，重新输入。'
          : '这个手机号好像不对。请输入 1 开头的 11 位手机号。',
      email: (): string => '这个邮箱好像不对。邮箱里有一个 @，例如 name@example.com。请再输入一次。',
      'id-number': (): string => '这个身份证号好像不对，可能错了一位。请点按钮，在安全页面里再填一次。',
      'credit-code': (): string =>
        '这个统一社会信用代码好像不对，可能错了一位。它有 18 位，请照营业执照再输入一次。',
      username: (): string => '用户名是 4 到 32 个字，以字母或汉字开头。请再输入一次；也可以换成手机号。',
    },
    idNumberInChat: '身份证号我已经帮您遮住了，别人看不到。以后请在安全页面里填，更放心。',
    idNumberForm: '为了保护您，身份证号请在安全页面里填。点下面的按钮打开。',
    idNumberCard: { title: '填写身份证号', text: '只有您能看到，不会出现在聊天里。', button: '打开安全页面' },
    chooseWay: (shown: string) =>
      `收到，您要找的账号是 ${shown}。\n接下来要确认是您本人。如果这个账号绑定了手机或邮箱，可以用下面的方式：`,
    chooseWayAfterRealName:
      '实名信息收到了。为了安全，还需要一个验证码。\n如果这个账号绑定了手机或邮箱，请选一种：',
    wayUnclear: '请点下面的按钮，选一种方式。',
    realNameForm:
      '请在安全页面里填姓名和身份证号。\n提醒您：光有实名信息还不够，之后还要一个验证码，这样别人才冒充不了您。',
    realNameNeeded: {
      'phone-unverified':
        '验证码对了。这个手机号很久没有核对过，为防号码换了主人，还要核对一下姓名和身份证号。请点按钮，在安全页面里填。',
      'risk-lock':
        '验证码对了。这个账号因为登录地点异常被保护起来了，还要核对一下姓名和身份证号。请点按钮，在安全页面里填。',
    },
    realNameMismatch: '姓名或身份证号和账号登记的不一样。请照身份证再填一次。',
    realNameCard: { title: '核对实名信息', text: '只用来确认是您本人。', button: '打开安全页面' },
    realNameFrozen: (hours: number, hotline: string) =>
      `核对没通过的次数太多了。为保护账号，请 ${hours} 小时后再试，或打热线 ${hotline}。`,
    enterCode: (channel: Channel, minutes: number) =>
      `如果这个账号绑定了${contact(channel)}，6 位验证码已经发过去了，${minutes} 分钟内有效。\n收到后，把 6 位数字发给我就行。\n验证码不要告诉任何人，工作人员也不会问您要。`,
    codeResent: (channel: Channel, minutes: number) =>
      `新的验证码已经发出（如果绑定了${contact(channel)}),${minutes} 分钟内有效。请输入最新的那一条，旧的不能用了。`,
    enterCodeAgain: '请输入收到的 6 位验证码。没收到，可以点下面的按钮。',
    resendWait: (seconds: number) => `刚刚发过了，请等 ${seconds} 秒再重新发送。先看看有没有收到。`,
    codeMissing: (channel: Channel): string =>
      sms(channel)
        ? '没收到短信，请看看这几点：\n1. 手机有没有信号、欠费\n2. 垃圾短信、拦截短信里找一找\n3. 收短信的是账号绑定的手机，不一定是您现在用的这个\n4. 同一个号码一小时最多发 5 条，输错太多会暂停一天\n等一分钟还没有，可以重新发送或换一种方式。'
        : '没收到邮件，请看看这几点：\n1. 垃圾邮件里找一找\n2. 收信的是账号绑定的邮箱，不一定是您常用的\n3. 邮件有时要等两三分钟\n4. 同一个邮箱一小时最多发 5 封，输错太多会暂停一天\n还没有，可以重新发送或换一种方式。',
    codeDigits: (count: number) => `验证码是 6 位数字，您输入了 ${count} 位。请看清楚再输一次，这次不算错。`,
    codeUnclear: '请输入 6 位数字的验证码。没收到，可以点下面的按钮。',
    codeWrong: (left: number) => `验证码不对。请看最新的那条消息，再输一次。还可以试 ${left} 次。`,
    codeUsedUp: '这个验证码输错太多次，不能用了。请点「重新发送」，换一个新的。',
    codeExpired: '这个验证码过期了。请点「重新发送」，换一个新的。',
    frozen: (hours: number, hotline: string) =>
      `输错的次数太多了。为保护账号，这种方式要 ${hours} 小时后才能再用。您可以换一种方式，或打热线 ${hotline}。`,
    limited: (minutes: number, hotline: string) =>
      `验证码发得太多了。请 ${minutes} 分钟后再试，或换一种方式。着急的话请打热线 ${hotline}。`,
    unavailable: '现在发不出验证码，不是您的问题。请过一两分钟点「重新发送」。',
    otherWays: '好的，换一种方式。如果这个账号绑定了手机或邮箱，请选一种：',
    chooseAccount: '验证通过。这个联系方式绑定了几个账号，您要改哪一个的密码？',
    chooseAccountAgain: '请点下面的按钮，选一个账号。',
    accountTitle: (kind: 'natural' | 'legal', name: string, username: string) =>
      `${kind === 'legal' ? '单位' : '个人'} ${name}（${username}）`,
    newPassword: '验证通过，是您本人。\n最后一步：点下面的按钮，在安全页面里设新密码。页面 15 分钟内有效。',
    newPasswordAfterAux:
      '核对通过，是您本人。\n最后一步：点下面的按钮，在安全页面里设新密码。页面 15 分钟内有效。',
    newPasswordAgain: '请点下面的按钮，在安全页面里设新密码。密码不要发在聊天里。',
    newPasswordCard: {
      title: '设置新密码',
      text: '密码只有您自己知道，不会出现在聊天里。',
      button: '打开安全页面',
    },
    formExpired: '刚才的安全页面过期了，没有改动任何东西。点「重新打开页面」再来一次。',
    done: (portal: string, unlocked: boolean) =>
      `密码改好了${unlocked ? '，账号也解锁了' : ''}！\n现在就可以用新密码登录${portal}。其他设备上的登录都已退出，我们也给您绑定的手机和邮箱发了通知。`,
    advice: (hotline: string) =>
      `给您三个小建议：\n1. 登录后看看手机和邮箱是不是最新的，换了就更新\n2. 密码记在手机自带的密码本里，不用硬记\n3. 警惕诈骗：工作人员不会问您要密码、验证码，不会让您转账。有人要，就是骗子，请挂断并打 ${hotline}`,
    refusedViolation: (hotline: string) =>
      `确认是您本人了。但这个账号因违规被停用，改密码不能恢复。\n请打热线 ${hotline}，或带身份证到办事大厅，请工作人员帮您申诉。`,
    refusedHeld: (hotline: string) =>
      `确认是您本人了。但这个账号有人报过「不是本人操作」，已经冻结，要人工核对后才能用。\n请打热线 ${hotline}，或带身份证到办事大厅。`,
    accountGone: (hotline: string) => `刚才的核对过期了，没有改动任何东西。请重新开始，或打热线 ${hotline}。`,
  },

  /** Situations this version cannot finish in the chat: honest, with what to do instead. */
  notYet: {
    forgotAccount: (hotline: string, hours: string) =>
      `在聊天里找回账号还没有开通。\n您可以先试试：用常用的手机号或身份证号直接重设密码，不需要知道用户名。\n还是不行，请打热线 ${hotline}（${hours}），或带身份证到办事大厅。`,
    locked: (hotline: string, hours: string) =>
      `账号被锁，多半是密码输错太多次。重设密码就能马上解锁，也可以等锁定时间过去。\n锁定时请不要再试密码。\n如果是因为违规被停用，请打热线 ${hotline}（${hours}）。`,
    contactChanged: (hotline: string, hours: string) =>
      `手机和邮箱只要还有一个能用，就可以用它重设密码，登录后自己改联系方式。\n如果都不能用了，请带身份证到办事大厅，或打热线 ${hotline}（${hours}）。在聊天里申诉还没有开通。`,
    appealProgress: (hotline: string, hours: string) =>
      `在聊天里查申诉进度还没有开通。请打热线 ${hotline}（${hours}），报上受理编号就能查。`,
    human: (hotline: string, hours: string) =>
      `聊天里的人工服务还没有开通。请打热线 ${hotline}（${hours}），有人帮您；也可以到办事大厅的窗口。`,
  },

  interruption: {
    cancelled: '好的，已经停下，没有改动任何东西。',
    nothingToCancel: '现在没有正在办的事。',
    restarted: '好的，我们重新开始。',
    help: (hotline: string) =>
      `我可以帮您重设密码。照着提示一步一步来就行。\n随时可以打字：\n· 返回：回到上一个问题\n· 重新开始：从头再来\n· 取消：不办了\n· 转人工：找人帮忙\n热线：${hotline}`,
    nothingBack: '已经是第一个问题了。',
    bankCardPasted: '您发的像是银行卡号，我已经遮住了。找回账号从来不需要银行卡号，请不要发给任何人。',
    passwordPasted: '您发的像是密码，我已经遮住了。密码请只在安全页面里填，不要发给任何人。',
    pictures: '为了保护您，聊天里不收图片，刚才的图片没有保存。请用文字告诉我。',
    locale: '好的，我们用中文继续。',
    trouble: (errorId: string, hotline: string) =>
      `对不起，系统出了点问题，刚才那一步没办成，没有改动任何东西。请再发一次；还不行请打热线 ${hotline}，报编号 ${errorId}。`,
    upgraded: '系统刚刚升级，刚才办到一半的事需要从头来一次，对不起。',
  },

  form: {
    idNumber: {
      title: '填写身份证号',
      intro: '请填账号登记的身份证号。港澳台居民居住证、外国人永久居留身份证也可以。',
      submit: '提交',
      done: { title: '收到了', text: '请回到聊天，继续下一步。' },
    },
    realName: {
      title: '核对实名信息',
      intro: '请照身份证填写。只用来确认是您本人。',
      submit: '提交',
      done: { title: '收到了', text: '请回到聊天，继续下一步。' },
    },
    newPassword: {
      title: '设置新密码',
      intro: '请想一个好记、别人猜不到的密码。例如几个不相干的词连在一起。',
      submit: '保存新密码',
      done: { title: '密码改好了', text: '请回到聊天看下一步。' },
    },
    notMe: {
      title: '密码是您改的吗？',
      intro: '有人刚刚重设了您账号的密码。',
      submit: '不是我，冻结账号',
      confirm: '冻结后谁也登不上，要打电话或到大厅才能恢复。确定吗？',
      decline: {
        label: '是我自己改的，不用管',
        done: { title: '好的', text: '账号没有变化，关掉这个页面就行。' },
      },
      done: (hotline: string) => ({
        title: '已经冻结',
        text: `账号已经冻结，谁也登不上去。请打 ${hotline}，或带身份证到办事大厅核对。`,
      }),
    },
    labels: {
      idNumber: '身份证号',
      realName: '姓名',
      password: '新密码',
      confirm: '再输一次新密码',
    },
    hints: {
      idNumber: '18 位，最后一位可能是 X',
      realName: '和身份证上一样',
    },
    errors: {
      required: '这一项还没有填。',
      'id-number': '身份证号好像不对，可能错了一位，请再看一下。',
      'real-name': '请填身份证上的姓名。',
      mismatch: '两次输入的密码不一样，请再输一次。',
      length: (profile: 'mlps3' | 'nist'): string =>
        profile === 'nist' ? '密码要有 15 到 128 个字。' : '密码要有 12 到 128 个字。',
      classes: '大写字母、小写字母、数字、符号，至少要有三种；或者写满 15 个字。',
      common: '这个密码太常见，容易被猜到。请换一个。',
      personal: '密码里不要有姓名、手机号、身份证号、用户名。请换一个。',
      characters: '密码里有不能用的字符，请换一个。',
      old: '新密码不能和旧密码一样。请换一个。',
    },
    refused: {
      'not-found': '没有找到这个页面。请回到聊天，再要一个新的。',
      'form-used': '这个页面已经用过了。请回到聊天看下一步。',
      'form-expired': '这个页面过期了，没有改动任何东西。请回到聊天，点「重新打开页面」。',
      void: '确认身份的时间过了，没有改动任何东西。请回到聊天，打「重新开始」再来一次。',
      'wrong-browser': '这个页面已经在另一个浏览器里打开了。请回到聊天，再要一个新的。',
    },
  },

  messages: {
    code: (portal: string, code: string, minutes: number) => ({
      subject: `${portal}验证码`,
      text: `【${portal}】验证码 ${code},${minutes} 分钟内有效，用于重设密码。不要告诉任何人，工作人员也不会问您要。不是您本人操作，请不要理会。`,
    }),
    passwordReset: (portal: string, username: string, time: string, link: string, hotline: string) => ({
      subject: `${portal}密码已重设`,
      text: `【${portal}】您的账号 ${username} 在 ${time} 重设了密码。是您本人就不用理会。非本人操作，请马上打开 ${link} 冻结账号，或打 ${hotline}。`,
    }),
    accountHeld: (portal: string, username: string, hotline: string) => ({
      subject: `${portal}账号已冻结`,
      text: `【${portal}】您的账号 ${username} 已按「非本人操作」冻结，等工作人员核对。请打 ${hotline}，或带身份证到办事大厅。`,
    }),
  },
};

export type Copy = typeof zhCN;
export type ChoiceId = keyof Copy['choices'];
