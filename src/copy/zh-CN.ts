import type { Channel } from '../domain/account.ts';
import type { CodePurpose } from '../domain/effect.ts';
import { type PasswordProfile, PROFILES } from '../domain/password-profiles.ts';
import { appealsZhCN } from './appeals.zh-CN.ts';
import { faqZhCN } from './faq.zh-CN.ts';
import { formsAppealZhCN } from './forms-appeal.zh-CN.ts';
import { humanZhCN } from './human.zh-CN.ts';
import { flowZhCN, recoveryMessagesZhCN, recoveryZhCN } from './recovery.zh-CN.ts';

/** A quick reply: its title is what the button says; the words are other ways to say the same. */
export interface ChoiceWords {
  title: string;
  words: readonly string[];
}

const sms = (channel: Channel) => channel === 'sms';
const contact = (channel: Channel) => (sms(channel) ? '手机' : '邮箱');

/** How long to wait, in the unit people would say. */
function later(minutes: number): string {
  if (minutes < 90) return `${minutes} 分钟后`;
  return minutes <= 12 * 60 ? `${Math.ceil(minutes / 60)} 小时后` : '明天这个时候';
}

function shortTime(seconds: number): string {
  return seconds < 60 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`;
}

/** Whole: what a code can do must not surprise whoever reads it out to somebody. */
const CODE_IS_FOR: Record<CodePurpose, string> = {
  'reset-password': '只用来找回账号、重设密码',
  'prove-contact': '只用来确认这个联系方式是您的',
};

export const zhCN = {
  choices: {
    forgotPassword: { title: '忘记密码', words: ['密码忘了', '改密码', '重置密码', '找回密码'] },
    forgotAccount: { title: '忘记账号', words: ['账号忘了', '用户名忘了', '找回账号'] },
    locked: { title: '账号被锁', words: ['锁定', '被锁了', '解锁'] },
    contactChanged: { title: '手机或邮箱换了', words: ['换手机', '换号', '手机号换了', '邮箱换了'] },
    appealProgress: { title: '查申诉进度', words: ['查进度', '进度', '申诉进度'] },
    human: {
      title: '转人工',
      words: ['人工', '客服', '人工客服', '人工服务', '找人', '找人工', '真人', '打电话'],
    },

    byIdNumber: { title: '用身份证号', words: ['身份证', '身份证号', '身份证号码', '证件号'] },
    isUsername: { title: '是用户名', words: ['是', '对', '是的', '没错'] },
    notUsername: { title: '不是，我重新输', words: ['不是', '不对', '重新输', '是密码'] },
    bySms: {
      title: '发短信到手机（推荐）',
      words: ['发短信到手机', '短信', '发短信', '短信验证码', '短信验证码（推荐）', '手机', '手机验证码'],
    },
    byMail: { title: '发到邮箱', words: ['邮箱', '邮件', '发邮件', '邮箱验证码', '邮件验证码'] },
    /** The same two for somebody who has named a mail address. */
    byMailFirst: { title: '发到邮箱（推荐）', words: [] },
    bySmsSecond: { title: '发短信到手机', words: [] },
    byRealName: {
      title: '先核对姓名和身份证',
      words: ['实名信息', '实名', '身份证', '姓名和身份证', '姓名身份证', '核对身份证'],
    },
    resend: { title: '重新发送', words: ['重发', '再发一次', '再发', '重新发', '重新获取'] },
    notReceived: {
      title: '没收到',
      words: ['收不到', '没有收到', '没短信', '没来', '还没到', '没收到验证码'],
    },
    otherWay: { title: '换一种方式', words: ['换方式', '换个方式', '换种方式', '别的方式', '其他方式'] },
    otherAccount: {
      title: '换一个账号',
      words: [
        ...[
          '换账号',
          '换个账号',
          '换个号',
          '填错了',
          '输错了',
          '账号填错了',
          '号码错了',
          '号码不对',
          '号码写错了',
        ],
        ...['填错手机号了', '发错手机了', '不是这个号', '不对不是这个号', '不是这个账号', '都不是'],
      ],
    },
    reopenForm: {
      title: '重新打开页面',
      words: [
        ...[
          '重新打开',
          '打不开',
          '再打开',
          '过期了',
          '新页面',
          '打不开页面',
          '页面打不开',
          '点不开',
          '看不到页面',
          '找不到页面',
          '页面没了',
          '页面关了',
          '没反应',
        ],
        ...['点了没反应', '没看到按钮', '关掉了', '我关了'],
      ],
    },
    otherContact: {
      title: '换一个手机号或邮箱',
      words: ['换一个', '换号码', '换一个号码', '号码错了', '号码不对', '填错了', '输错了'],
    },
    appealReady: {
      title: '准备好了',
      words: ['好了', '好', '好的', '可以', '开始', '准备好', '开始吧', '都有', '有'],
    },
    appealLater: {
      title: '以后再办',
      words: [
        '以后',
        '下次',
        '改天',
        '还没准备好',
        '没准备好',
        '还没有准备好',
        '没有准备好',
        '还没好',
        '等一下',
        '没有',
      ],
    },
    supplement: { title: '补材料', words: ['补充材料', '补交材料', '交材料', '补正', '补充'] },
    withdraw: { title: '撤回申诉', words: ['撤回', '撤销', '撤销申诉', '取消申诉', '不申诉了'] },
    confirmWithdraw: { title: '确定撤回', words: ['确定', '是', '是的', '对', '撤回'] },
    keepAppeal: { title: '不撤回', words: ['不', '不是', '不了', '先不撤回', '继续办'] },
    lookAgain: {
      title: '再看一下进度',
      words: ['刷新', '再查一下', '再看看', '进度', '再看进度', '查进度', '查申诉进度'],
    },
    otherReceipt: { title: '查另一个申诉', words: ['查别的', '另一个', '别的申诉', '换一个编号'] },
    startOver: { title: '重新开始', words: ['从头开始', '重来', '重新来'] },
    toForgotPassword: { title: '去重设密码', words: ['重设密码', '好', '好的', '可以', '是', '行', '要'] },
    nothingElse: { title: '没有别的事了', words: ['没有了', '没了', '没有', '没事了', '不用了', '没别的事'] },
    neither: {
      title: '都不是',
      words: ['都不对', '不是', '不对', '不是这个', '两个都不是', '其他', '其它', '别的'],
    },
    confirmCancel: {
      title: '确定，不办了',
      words: ['确定', '确认', '是', '是的', '对', '嗯', '不办', '真的不办了', '确定不办了', '不办了'],
    },
    keepGoing: {
      title: '接着办',
      words: ['不', '不是', '不取消', '别取消', '继续', '继续办', '接着', '还要办', '要办'],
    },
    otherNumber: {
      title: '换一个号码试试',
      words: ['换号码', '换个号码', '换一个号', '换一个号码', '再试一个'],
    },
    sendUsernameSms: {
      title: '把用户名发到我手机',
      words: ['发到手机', '发到我手机', '发用户名', '发给我', '把用户名发给我', '用户名发给我'],
    },
    sendUsernameMail: {
      title: '把用户名发到我邮箱',
      words: ['发到邮箱', '发到我邮箱', '发用户名', '发给我', '把用户名发给我', '用户名发给我'],
    },
    setPassword: {
      title: '设新密码',
      words: ['重设密码', '改密码', '设密码', '重置密码', '新密码', '忘记密码'],
    },
    noneIsMine: {
      title: '都不对',
      words: ['不对', '不是', '都不是', '不是我的', '没有我的', '不是这个', '没有我要的'],
    },
    unlockByReset: {
      title: '设新密码，马上解锁',
      words: ['设新密码', '马上解锁', '现在解锁', '解锁', '改密码', '重设密码', '重置密码'],
    },
    unlockByIdentity: {
      title: '核对身份，马上解锁',
      words: ['核对身份', '马上解锁', '解锁', '核对', '设新密码', '改密码'],
    },
    remindMe: {
      title: '等它自己解锁，到时提醒我',
      words: [
        ...['等', '等等', '等一等', '我等', '等着', '自动解锁', '等它解锁', '等它自己解锁', '到时提醒我'],
        ...['提醒我', '提醒', '到时候提醒我', '到时候告诉我', '到时叫我', '通知我'],
      ],
    },
    appeal: { title: '申诉', words: ['我要申诉', '提交申诉', '去申诉', '申诉解锁', '要申诉'] },
    findAccount: { title: '找回账号', words: ['忘记账号', '账号忘了', '找账号', '找回用户名'] },
    phoneWorks: {
      title: '手机能收到',
      words: [
        '手机',
        '旧手机',
        '手机可以',
        '手机能用',
        '手机号能用',
        '手机还能用',
        '旧手机能用',
        '手机能',
        '短信能收到',
      ],
    },
    mailWorks: {
      title: '邮箱能收到',
      words: ['邮箱', '旧邮箱', '邮箱可以', '邮箱能用', '邮箱还能用', '旧邮箱能用', '邮箱能', '邮件能收到'],
    },
    noneWorks: {
      title: '都收不到',
      words: [
        ...['都不行', '都不能', '都没有', '都没了', '都用不了', '都不能用', '两个都不行', '全换了', '都换了'],
        ...[
          '没有',
          '都不可以',
          '哪个都不行',
          '手机邮箱都换了',
          '手机和邮箱都换了',
          '一个都没有',
          '都收不到了',
        ],
      ],
    },
    useThis: {
      title: '就用这个',
      words: ['就这个', '能', '可以', '是', '是的', '对', '行', '好', '好的', '用这个', '嗯'],
    },
    sendMessage: {
      title: '对，交上去',
      words: ['对', '是', '是的', '好', '好的', '可以', '行', '没错', '交', '交上去', '提交', '确认', '嗯'],
    },
    changeProblem: { title: '改内容', words: ['改一下内容', '重新写', '重写', '写错了', '内容不对'] },
    changeContact: {
      title: '改联系方式',
      words: ['改号码', '改电话', '换个号码', '号码不对', '号码错了', '联系方式不对'],
    },
    noMessage: { title: '不留言了', words: ['不留了', '不用了', '不用留言', '不要了', '不说了'] },
    somethingElse: { title: '还有别的事', words: ['还有事', '还有', '有', '别的事'] },
  },

  /** What may be typed at any time instead of an answer. */
  commands: {
    restart: ['重新开始', '从头开始', '从头再来', '从头来', '重来', '重新来'],
    cancel: [
      ...[
        '取消',
        '算了',
        '不办了',
        '不弄了',
        '算了不弄了',
        '算了不办了',
        '先不弄了',
        '先不办了',
        '不要了',
        '退出',
      ],
      ...['不改了', '先不改了', '不想改了', '不想办了', '不想弄了'],
    ],
    back: [
      '返回',
      '后退',
      '上一步',
      '退回',
      '退回去',
      '回去',
      '回上一步',
      '回到上一步',
      '上一个问题',
      '回到上一个问题',
    ],
    help: [
      ...[
        '帮助',
        '帮忙',
        '帮帮我',
        '怎么用',
        '怎么办',
        '怎么弄',
        '不会',
        '不会用',
        '不会弄',
        '看不懂',
        '听不懂',
      ],
      ...['不懂', '不明白', '救命'],
    ],
    resume: ['继续', '接着办', '继续办', '接着来', '接着', '我回来了', '回来了'],
    chinese: ['中文', '汉语', '普通话', '说中文', '讲中文'],
    english: ['英文', '英语', '英文版'],
    agree: [
      ...[
        '好',
        '好的',
        '好吧',
        '行',
        '可以',
        '是',
        '对',
        '嗯',
        '嗯嗯',
        '随便',
        '都行',
        '都可以',
        '推荐',
        '推荐的',
      ],
      ...['知道了', '明白', '收到'],
    ],
  },

  greeting: {
    hello: (portal: string) =>
      `您好，我是${portal}的账号助手。\n账号登不上，我来帮您，一般三分钟就好。\n请问是哪种情况？点下面的按钮，或直接打字告诉我。`,
    chooseSituation: '请问是哪种情况？点下面的按钮就行。',
    anythingElse: '请问还需要办什么？点下面的按钮，或直接打字告诉我。',
    unclear: '我没太听懂。您遇到的是下面哪种情况？点一下就行。',
    unclearAgain: (hotline: string) =>
      `对不起，我还是没听懂。请点下面的按钮选一个；也可以打 ${hotline}，有人帮您。`,
    thanks: '不客气，祝您生活愉快！还有事随时找我。',
    eitherOr: (one: string, other: string) =>
      `我想确认一下：您说的是「${one}」，还是「${other}」？点一下就行。`,
    isIt: (one: string) => `我想确认一下：您说的是「${one}」吗？点一下就行。`,
    outOfScope: (hotline: string) =>
      `这件事不归我管，我只帮人登录账号，答不上来，请见谅。\n您可以打 ${hotline} 问，或到办事大厅，那里有人帮您。\n账号上的事，随时跟我说。`,
    outOfScopeAsk: (office: string) =>
      `这件事不归我管，我只帮人登录账号，答不上来，请见谅。\n您可以问${office}。\n账号上的事，随时跟我说。`,
    /** In mid-flow; the pending question follows. */
    outOfScopeBeside: (office: string) => `这件事不归我管，您可以问${office}。我们先接着办。`,
    /** Who answers for what this service does not; the numbers are the same all over the country. */
    offices: {
      'social-insurance': '人社部门：打 12333，或到社保窗口',
      'medical-insurance': '医保部门：打 12393，或到医保窗口',
      'housing-fund': '公积金中心：打 12329',
      tax: '税务部门：打 12366，或到办税服务厅',
      business: '市场监管部门：打 12315，或到办事大厅的企业窗口',
      traffic: '交警部门：打 12123，或用「交管12123」',
      'entry-exit': '出入境部门：打 12367，或到出入境窗口',
      residents: '当地派出所的户籍窗口',
      law: '法律服务热线：打 12348',
    },
    /** Topics of questions, as buttons name them. */
    topics: {
      'code-not-received': '收不到验证码',
      'code-validity': '验证码多久有效',
      'password-rules': '密码有什么要求',
      materials: '要准备什么材料',
      'how-long': '要多久办好',
      'hotline-hours': '热线电话和时间',
      'official-channels': '官方网站和办事地点',
      scam: '是不是诈骗',
      privacy: '个人信息安全',
      'auto-unlock': '会不会自动解锁',
      weekend: '周末能不能办',
    },
  },

  /** One sentence to what is said beside the matter; the pending question follows. */
  remarks: {
    thanks: () => '不客气。',
    hello: () => '您好！',
    who: (portal: string) => `我是${portal}的账号助手，是电脑程序，专门帮人改密码。`,
    cost: () => '不要钱，改密码是免费的。',
    swearing: () => '让您着急了，对不起。',
    wait: () => '不急，您慢慢来。',
    'small-print': () => '字小的话，点右上角的「长辈版」，字和按钮都会变大。',
  },

  forgotPassword: {
    askAccount:
      '好的，我们来设一个新密码。\n请输入办账号时留的手机号（11 位）。\n没有手机号，输入邮箱、用户名或单位信用代码也行。\n想用身份证号，请点下面的按钮。',
    askAccountAgain: '请输入办账号时留的手机号，或邮箱、用户名。',
    accountUnclear:
      '我没看出是哪个账号。请输入 11 位手机号，例如 13912345678，邮箱也行。想不起来，就点「用身份证号」。',
    maybeUsername: '这是您的用户名吗？如果是密码，请不要发出来。',
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
      '姓名和身份证号收到了。为了安全，还需要一个验证码。\n如果这个账号绑定了手机或邮箱，请选一种：',
    wayUnclear: '请点下面的按钮选一种方式，选好了我再发验证码。',
    realNameForm:
      '请在安全页面里填姓名和身份证号。\n提醒您：光有这些还不够，之后还要一个验证码，这样别人才冒充不了您。',
    realNameAgain: '请点蓝色的「打开安全页面」，在里面填姓名和身份证号。',
    realNameLater: (hotline: string) => `没关系，准备好再来；或打 ${hotline}。`,
    realNameNeeded: {
      'phone-unverified':
        '验证码对了。这个手机号很久没有核对过，为防号码换了主人，还要核对一下姓名和身份证号。请点按钮，在安全页面里填。',
      'risk-lock':
        '验证码对了。这个账号因为登录地点异常被保护起来了，还要核对一下姓名和身份证号。请点按钮，在安全页面里填。',
    },
    realNameMismatch: '姓名或身份证号和账号登记的不一样。请照身份证再填一次。',
    realNameCard: { title: '核对实名信息', text: '只用来确认是您本人。', button: '打开安全页面' },
    realNameFrozen: (hours: number, hotline: string) =>
      `核对没通过的次数太多了。为保护账号，请 ${hours} 小时后再试，或打 ${hotline}。`,
    realNameDisabled: (hotline: string) =>
      `核对没通过的次数太多了。为保护账号，要由工作人员核对身份，请打 ${hotline}，或带身份证到办事大厅。`,
    enterCode: (channel: Channel, minutes: number) =>
      `如果这个账号绑定了${contact(channel)}，${sms(channel) ? '验证码短信' : '验证码邮件'}已经发出，${minutes} 分钟内有效。\n请打开${sms(channel) ? '手机短信' : '邮箱'}，把 6 位数字填在下面。\n只填在这里，不要告诉别人；打电话来要的都是骗子。`,
    codeResent: (channel: Channel, minutes: number) =>
      `如果这个账号绑定了${contact(channel)}，新的验证码已经发出，${minutes} 分钟内有效。\n请填最新的那一条，旧的不能用了。`,
    codeStillValid: (channel: Channel, seconds: number) =>
      `刚才发的验证码还能用，请把${sms(channel) ? '短信' : '邮件'}里的 6 位数字填在下面。\n没收到的话，过 ${shortTime(seconds)}可以点「重新发送」。`,
    enterCodeAgain: '请把收到的 6 位数字填在下面。没收到，可以点下面的按钮。',
    codeWaiting: '不急，收到后把 6 位数字填在下面。',
    codeSafe: '填在这里是安全的，只有电脑核对。',
    resendWait: (seconds: number) =>
      `刚刚发过了，先看看有没有收到。要重发，请等 ${seconds} 秒，再点「重新发送」。`,
    oldCodeGone: (seconds: number) => `旧验证码不能用了。请等 ${seconds} 秒，再点「重新发送」。`,
    codeMissing: (channel: Channel, shown: string, typedPhone: boolean, waitSeconds: number): string =>
      [
        `${sms(channel) ? '没收到短信' : '没收到邮件'}，请看看这几点：`,
        `1. 您填的是 ${shown}，${typedPhone ? '号码对吗' : '对吗'}？`,
        sms(channel)
          ? `2. 办账号时留的是${typedPhone ? '这个号' : '现在的手机号'}吗？换过号，短信会发到旧号`
          : '2. 办账号时留的是现在的邮箱吗？换过邮箱，邮件会发到旧邮箱',
        sms(channel) ? '3. 看看垃圾短信、拦截短信' : '3. 看看垃圾邮件',
        `等 ${shortTime(waitSeconds)}还没有，点「重新发送」。${typedPhone ? '号码不对' : '填得不对'}，点「换一个账号」。`,
      ].join('\n'),
    codeDigits: (count: number) => `验证码是 6 位数字，您输入了 ${count} 位。请看清楚再输一次，这次不算错。`,
    codePart: (left: number) => `还差 ${left} 位，接着输就行。`,
    codeUnclear: '请把收到的 6 位数字填在下面。没收到，可以点下面的按钮。',
    codeWrong: (left: number) => `验证码不对。请看最新的那条消息，再输一次。还可以试 ${left} 次。`,
    codeUsedUp: '这个验证码输错太多次，不能用了。请点「重新发送」，换一个新的。',
    codeExpired: '这个验证码过期了。请点「重新发送」，换一个新的。',
    frozen: (hours: number, hotline: string) =>
      `输错的次数太多了。为保护账号，这种方式要 ${hours} 小时后才能再用。您可以换一种方式，或打 ${hotline}。`,
    disabled: (hotline: string) =>
      `输错的次数太多了。为保护账号，这种方式已经停用，要先由工作人员核对身份。您可以换一种方式，或打 ${hotline}。`,
    limited: (minutes: number, hotline: string) =>
      `验证码发得太多了。请${later(minutes)}再试，或换一种方式。着急的话，请打 ${hotline}。`,
    unavailable: '现在发不出验证码，不是您的问题。请过一两分钟点「重新发送」。',
    otherWays: '好的，换一种方式。如果这个账号绑定了手机或邮箱，请选一种：',
    chooseAccount: '验证通过。这个联系方式绑定了几个账号，您要改哪一个的密码？',
    chooseAccountAgain: '请点下面的按钮，选一个账号。',
    accountTitle: (kind: 'natural' | 'legal', username: string) =>
      kind === 'legal' ? `单位的账号（${username}）` : `我自己的账号（${username}）`,
    /** Before name and identity number are checked. */
    accountTitleUnshown: (kind: 'natural' | 'legal', nth: number) =>
      kind === 'legal' ? `单位的账号（第 ${nth} 个）` : `我自己的账号（第 ${nth} 个）`,
    newPassword: (minutes: number) =>
      `验证通过，是您本人。\n最后一步：点下面的按钮，在安全页面里设新密码。页面 ${minutes} 分钟内有效。`,
    newPasswordAfterAux: (minutes: number) =>
      `核对通过，是您本人。\n最后一步：点下面的按钮，在安全页面里设新密码。页面 ${minutes} 分钟内有效。`,
    newPasswordAgain: '请点蓝色的「打开安全页面」，在里面设新密码。',
    newPasswordCard: {
      title: '设置新密码',
      text: '密码只有您自己知道，不会出现在聊天里。',
      button: '打开安全页面',
    },
    formExpired: '刚才的安全页面过期了，没有改动任何东西。点「重新打开页面」再来一次。',
    done: (portal: string, unlocked: boolean) =>
      `密码改好了${unlocked ? '，账号也解锁了' : ''}！\n现在可以用新密码登录${portal}。别的手机、电脑上要重新登录。\n您会收到一条通知，是您自己改的，不用理它。`,
    advice: (hotline: string) =>
      `1. 登录后看看手机和邮箱，换了就更新\n2. 密码存进手机的密码本，不用硬记\n3. 警惕诈骗：来要密码、验证码或让您转账的都是骗子，请打 ${hotline}`,
    refusedHeld: (hotline: string) =>
      `确认是您本人了。但这个账号有人报过「不是本人操作」，已经冻结，要人工核对后才能用。\n请打 ${hotline}，或带身份证到办事大厅。`,
    proofExpired: '确认身份的时间过了，没有改动任何东西。为了安全，要再收一次验证码。',
    accountGone: (hotline: string) => `刚才的核对过期了，没有改动任何东西。请重新开始，或打 ${hotline}。`,
  },

  appeals: appealsZhCN,
  faq: faqZhCN,
  formsAppeal: formsAppealZhCN,
  human: humanZhCN,
  recovery: recoveryZhCN,
  flow: flowZhCN,

  interruption: {
    cancelled: '好的，已经停下，没有改动任何东西。',
    nothingToCancel: '现在没有正在办的事。',
    restarted: '好的，我们重新开始。',
    help: (hotline: string) =>
      `照着提示一步一步来就行。想退回打「返回」，不想办打「取消」，想打电话：${hotline}。`,
    alreadyProven: '已经确认是您本人了，不用退回。不想办了，打「取消」。',
    nothingBack: '已经是第一个问题了。',
    bankCardPasted: '您发的像是银行卡号，我已经遮住了。找回账号从来不需要银行卡号，请不要发给任何人。',
    passwordPasted: '您发的像是密码，我已经遮住了。密码请只在安全页面里填，不要发给任何人。',
    pictures:
      '为了保护您，聊天里不收图片，刚才的图片没有保存。要交的照片，请在安全页面里拍；别的请打字告诉我。',
    locale: '好的，我们用中文继续。',
    trouble: (errorId: string, hotline: string) =>
      `对不起，系统出了点问题，刚才那一步没办成，没有改动任何东西。请再发一次；还不行请打 ${hotline}，报编号 ${errorId}。`,
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
      length: (profile: PasswordProfile): string =>
        `密码要有 ${PROFILES[profile].min} 到 ${PROFILES[profile].max} 个字。`,
      classes: (profile: PasswordProfile): string => {
        const { needed, waivedFrom } = PROFILES[profile].classes;
        return `大写字母、小写字母、数字、符号，至少要有 ${needed} 种；或者写满 ${waivedFrom} 个字。`;
      },
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
    /** Of pages that came by SMS or mail. */
    refusedMessage: {
      'form-used': '这个页面已经用过了，您点的已经办好，不用再做什么。',
      'form-expired': '这个页面过期了，没有改动任何东西。不是您本人操作的，请打热线电话。',
    },
  },

  messages: {
    ...recoveryMessagesZhCN,
    code: (portal: string, code: string, minutes: number, purpose: CodePurpose) => ({
      subject: `${portal}验证码`,
      text: `【${portal}】验证码：${code}。${minutes} 分钟内有效，${CODE_IS_FOR[purpose]}。只在${portal}页面里填，不要告诉任何人。不是您本人操作，请不要理会。`,
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
export type CommandId = keyof Copy['commands'];
