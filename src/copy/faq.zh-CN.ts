import { type PortalSettings, timesOf } from '../domain/figures.ts';
import { PROFILES } from '../domain/password-profiles.ts';

type Answer = (portal: PortalSettings) => string;

/**
 * Questions people ask besides their own matter. Every figure comes from the portal's settings. `answers` are
 * said anywhere, so they name no button; `next` follows where the buttons it names are shown.
 */
export const faqZhCN: FaqCopy = {
  answers: {
    'code-not-received': ({ figures }) =>
      [
        '验证码没收到，先看看这几点：',
        '1. 短信发到办账号时留的手机；换过号，就收不到了',
        '2. 看看垃圾短信、拦截短信，邮件看垃圾箱',
        `3. 等 ${figures.resendSeconds} 秒还没有，可以重新发。一小时最多发 ${figures.sendsPerDestinationHour} 次，一天 ${figures.sendsPerDestinationDay} 次`,
      ].join('\n'),
    'code-validity': ({ figures }) =>
      `短信验证码 ${figures.smsCodeMinutes} 分钟内有效，邮件验证码 ${figures.mailCodeMinutes} 分钟内有效，只能用一次。\n一个验证码最多输 ${figures.codeTries} 次。重新发了，就只有最新的能用。\n过期了不要紧，重新发一个就行。`,
    'password-rules': ({ figures }) =>
      `${passwordLength(figures.passwordProfile)}\n太常见的不行，也不要有姓名、手机号、身份证号、用户名，不能和旧密码一样。\n好记的办法：把几个不相干的词用拼音连在一起。填的时候，页面会告诉您行不行。`,
    materials: ({ inHandPhoto }) =>
      `手机或邮箱还能用：收一个验证码就行，有的还要填姓名和身份证号。\n手机、邮箱都用不了：要申诉，请准备身份证（拍正面和反面${inHandPhoto ? '，再拍一张手拿身份证的' : ''}），和一个现在能用的手机号或邮箱。\n找回账号从来不要银行卡，也不收钱。`,
    'how-long': ({ figures }) =>
      `用手机或邮箱改密码，几分钟就好。\n申诉要等：解锁 ${figures.unlockAppealWorkdays} 个工作日内，换手机或邮箱 ${figures.contactAppealWorkdays} 个工作日内告诉您结果。\n换手机或邮箱通过以后，为了安全，过 ${figures.vetoHours} 小时才换成新的。`,
    'hotline-hours': (portal) =>
      [
        `热线电话：${portal.hotline}（${portal.hotlineHours}）。`,
        `在这里留言，工作日 ${timesOf(portal.officeHours)} 有人看，会联系您。`,
        ...(portal.serviceHalls ? [`办事大厅：${portal.serviceHalls}。`] : []),
        '改密码随时能办，不用等人上班。',
      ].join('\n'),
    'official-channels': (portal) =>
      [
        `请只认官方的：${portal.portalName}网站 ${portal.portalUrl}`,
        ...(portal.officialChannels.length > 0
          ? [portal.officialChannels.map(({ name, url }) => (url ? `${name} ${url}` : name)).join('；')]
          : []),
        portal.serviceHalls
          ? `办事大厅：${portal.serviceHalls}。热线：${portal.hotline}。`
          : `办事大厅在哪里，可以打热线 ${portal.hotline} 问。`,
        '别人发来的链接、二维码，不要点，不要扫。',
      ].join('\n'),
    scam: ({ portalName, hotline }) =>
      `要您说出验证码、密码、银行卡，让您转账、点链接、共享屏幕的，一定是诈骗！请挂断，什么也别给。\n已经给了、转了：马上打 110 报警，再打 ${hotline}，然后赶快把密码换掉。\n这里是${portalName}的账号助手，不收钱，不要银行卡，也不会打电话要您的验证码和密码。`,
    privacy: ({ hotline, figures }) =>
      `您的信息加密保存，只用来帮您办账号上的事，不给别人。\n密码、身份证号、照片只在安全页面里填，不会出现在聊天里。\n聊天记录保存 ${figures.conversationKeptMonths} 个月，身份证照片办完后 ${figures.documentsKeptDays} 天删掉，安全记录保存 ${figures.auditKeptYears} 年。\n想早点删，请打 ${hotline}。`,
    'auto-unlock': () =>
      '密码输错太多次锁的，到时间自己会解开，不用办什么。先不要再试，再输错会锁得更久。\n不想等：设一个新密码，马上就能解锁。\n在陌生地方登录被锁的，要确认是您本人；违规停用的不会自己恢复，要申诉。',
    weekend: ({ hotline, hotlineHours, officeHours, figures }) =>
      `能办！周末、节假日都可以在这里改密码、解锁、交申诉。\n申诉和留言由工作人员看，工作日 ${timesOf(officeHours)} 办。申诉要的 ${figures.unlockAppealWorkdays} 天或 ${figures.contactAppealWorkdays} 天，不算周末和节假日。\n热线 ${hotline}：${hotlineHours}。`,
  },
  next: {
    'code-not-received': '手机、邮箱都用不了，点「手机或邮箱换了」。想再试一次，点「忘记密码」。',
    'code-validity': '要改密码，点「忘记密码」，我给您发新的验证码。',
    'password-rules': '要设新密码，点「忘记密码」。',
    materials: '先试最快的：点「忘记密码」。手机和邮箱都没了，点「手机或邮箱换了」。',
    'how-long': '现在就办，点「忘记密码」。交过申诉，点「查申诉进度」。',
    'hotline-hours': '要改密码，点「忘记密码」。要留言，点「转人工」。',
    'official-channels': '登不上，点「忘记密码」，我来帮您。',
    scam: '要换密码，点「忘记密码」。',
    privacy: '放心的话，点下面的按钮接着办。',
    'auto-unlock': '想知道还要等多久，点「账号被锁」。',
    weekend: '现在就办，点下面的按钮。',
  },
  terms: {
    code: '验证码就是我发到您手机短信或邮箱里的 6 位数字，用来确认是您本人。',
    email: '邮箱就是在网上收信的地址，中间有一个 @，例如 name@example.com。没有也不要紧。',
    'credit-code': '信用代码是单位的号码，一共 18 位，印在营业执照上。个人不用填。',
    'secure-page': '安全页面是我发给您的一个网页，点蓝色的按钮就能打开。在里面填的，别人看不到。',
    appeal: '申诉就是交上材料，请工作人员核对，帮您解锁，或换成新的手机、邮箱。',
    receipt: '交了申诉，会收到一条短信或邮件：SS 开头的是受理编号，6 位数字是查询码。',
    draft: '草稿就是填了一半、还没交上去的申诉表。',
  },
};

export interface FaqCopy {
  /** At most four lines. */
  answers: Record<FaqTopic, Answer>;
  next: Record<FaqTopic, string>;
  /** Words that not everybody knows, explained. */
  terms: Record<FaqTerm, string>;
}

export type FaqTerm = 'code' | 'email' | 'credit-code' | 'secure-page' | 'appeal' | 'receipt' | 'draft';

/** As the classifier names them. */
export type FaqTopic =
  | 'code-not-received'
  | 'code-validity'
  | 'password-rules'
  | 'materials'
  | 'how-long'
  | 'hotline-hours'
  | 'official-channels'
  | 'scam'
  | 'privacy'
  | 'auto-unlock'
  | 'weekend';

function passwordLength(profile: PortalSettings['figures']['passwordProfile']): string {
  const { min, max, classes } = PROFILES[profile];
  const length = `密码要有 ${min} 到 ${max} 个字。`;
  return classes.needed > 0
    ? `${length}大写字母、小写字母、数字、符号里至少要有 ${classes.needed} 种；写满 ${classes.waivedFrom} 个字就不用管了。`
    : `${length}用什么字都行。`;
}
