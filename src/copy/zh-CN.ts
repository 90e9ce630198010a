import type { Channel } from '../domain/account.ts';
import type { CodePurpose } from '../domain/effect.ts';
import { type PasswordProfile, PROFILES } from '../domain/password-profiles.ts';
import { appealsZhCN } from './appeals.zh-CN.ts';
import { choicesZhCN, commandsZhCN } from './choices.zh-CN.ts';
import { faqZhCN } from './faq.zh-CN.ts';
import { formsAppealZhCN } from './forms-appeal.zh-CN.ts';
import { humanZhCN } from './human.zh-CN.ts';
import { flowZhCN, recoveryMessagesZhCN, recoveryZhCN } from './recovery.zh-CN.ts';

// The words that every citizen meets, in one file although it is long: they have to sound alike. Apart stand those of
// one flow or page, and this type is what the other language has to fill.

interface MissingCode {
  channel: Channel;
  shown: string;
  typedPhone: boolean;
  /** To what the account has on file, not to what was typed itself. */
  toAccount: boolean;
  waitSeconds: number;
  /** The button for something else. */
  otherwise: string;
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
  choices: choicesZhCN,

  commands: commandsZhCN,

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
    outOfScopeBesideAnywhere: (hotline: string) =>
      `这件事不归我管，您可以打 ${hotline} 问，或到办事大厅。我们先接着办。`,
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
    cost: () => '不要钱。在这里办什么都免费，收验证码也不要钱。',
    swearing: () => '让您着急了，对不起。',
    wait: () => '不急，您慢慢来。',
    'password-unseen': () => '密码谁也看不到，我也看不到，只能设一个新的。',
    family: () => '家人可以在旁边帮忙。验证码和密码只在这里填，不要发给别人。',
    later: () => '没关系，什么时候来都行，没办完的不会改动任何东西。',
    'small-print': () => '字小的话，点右上角的「长辈版」，字和按钮都会变大。',
  },

  forgotPassword: {
    askAccount:
      '好的，我们来设一个新密码。\n请输入办账号时留的手机号（11 位）。\n没有手机号，输入邮箱、用户名或单位信用代码也行。\n想用身份证号，请点下面的按钮。',
    askAccountAgain: '请输入办账号时留的手机号，或邮箱、用户名。',
    accountUnclear:
      '我还不知道是哪个账号。请输入 11 位手机号，例如 13912345678，邮箱也行。想不起来，就点「用身份证号」。',
    askCompany:
      '单位的账号，请输入统一社会信用代码，一共 18 位，营业执照上有。没有的话，输入法人或经办人的手机号也行。',
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
    realNameAgain: (chosen: boolean): string =>
      `请点蓝色的「打开安全页面」，在里面填姓名和身份证号。${chosen ? '不想填，打「返回」。' : '这一步是为了保护您的账号，不能省。'}`,
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
    codeNotTold:
      '有没有这个账号，要验证码对了才能说，这样别人也查不到您的。\n一直收不到，可以换一种方式，或换一个号码试试。',
    codeSafe: '填在这里是安全的，只有电脑核对。',
    resendWait: (seconds: number) =>
      `刚刚发过了，先看看有没有收到。要重发，请等 ${seconds} 秒，再点「重新发送」。`,
    oldCodeGone: (seconds: number) => `刚才发的验证码在这里不能用。请等 ${seconds} 秒，再点「重新发送」。`,
    codeMissing: ({ channel, shown, typedPhone, toAccount, waitSeconds, otherwise }: MissingCode): string => {
      const onFile = sms(channel)
        ? `办账号时留的是${typedPhone ? '这个号' : '现在的手机号'}吗？换过号，短信会发到旧号`
        : '办账号时留的是现在的邮箱吗？换过邮箱，邮件会发到旧邮箱';
      const list = [
        `您填的是 ${shown}，${typedPhone ? '号码对吗' : '对吗'}？`,
        ...(toAccount ? [onFile] : []),
        sms(channel) ? '看看垃圾短信、拦截短信' : '看看垃圾邮件',
      ];
      return [
        `${sms(channel) ? '没收到短信' : '没收到邮件'}，请看看这几点：`,
        ...list.map((one, at) => `${at + 1}. ${one}`),
        `等 ${shortTime(waitSeconds)}还没有，点「重新发送」。${typedPhone ? '号码不对' : '填得不对'}，点「${otherwise}」。`,
      ].join('\n');
    },
    codeDigits: (count: number) => `验证码是 6 位数字，您输入了 ${count} 位。请看清楚再输一次，这次不算错。`,
    codePart: (left: number) => `还差 ${left} 位，接着输就行。`,
    codeUnclear: '请把收到的 6 位数字填在下面。没收到，可以点下面的按钮。',
    codeWrong: (left: number) => `验证码不对。请看最新的那条消息，再输一次。还可以试 ${left} 次。`,
    codeUsedUp: '这个验证码输错太多次，不能用了。请点「重新发送」，换一个新的。',
    wayClosed: (hotline: string) => `这种方式现在用不了。请看看下面别的办法，或打 ${hotline}。`,
    codeExpired: '这个验证码过期了，或者不是在这里要的。请点「重新发送」，换一个新的。',
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
    formExpired: (button: string) => `刚才的安全页面过期了，没有改动任何东西。点「${button}」再来一次。`,
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
      intro: '请想一个好记、别人猜不到的密码。例如几个不相干的词，用拼音连在一起。',
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
