import type { PasswordRule } from '../domain/password.ts';
import { type PasswordProfile, PROFILES } from '../domain/password-profiles.ts';

/**
 * Words of the browser pages a citizen sees, in Chinese. What the bot says is in `zh-CN.ts`.
 * The widget's own few are apart, so that its script carries nothing else.
 */
export const widgetZhCN = {
  open: '账号求助，打开聊天窗口',
  close: '关闭聊天窗口',
  label: '账号助手',
  short: '账号求助',
};

/** What the new password must be; `personal` can only be checked by the server. */
const passwordRules: Record<PasswordRule, (profile: PasswordProfile) => string> = {
  length: (profile) => `${PROFILES[profile].min} 到 ${PROFILES[profile].max} 位`,
  classes: (profile) => {
    const { needed, waivedFrom } = PROFILES[profile].classes;
    return `满 ${waivedFrom} 位就行；不满 ${waivedFrom} 位，要有大写、小写、数字、符号里的 ${needed} 种`;
  },
  characters: () => '没有看不见的字符',
  common: () => '不是很多人用的、容易猜的密码',
  personal: () => '也不要用姓名、手机号、身份证号、用户名。提交时会核对。',
};

export const uiZhCN = {
  header: {
    assistant: '账号助手',
    pageTitle: (portal: string) => `${portal}账号助手`,
    portalFallback: '政务服务',
    demo: '演示环境：请不要填真实信息',
    otherLanguage: 'English',
    otherLanguageLabel: 'Switch to English',
    otherLanguageOffer: 'This page speaks English, too.',
    elder: '长辈版',
    elderOn: '换成长辈版：字大，按钮大',
    elderOff: '换回普通版',
    standard: '普通版',
  },

  connection: {
    connecting: '连接中…',
    reconnecting: '已断开，正在重连…',
    offline: '网络断了。连上网后会自动继续。',
    tryNow: '马上重连',
    hotline: (number: string) => `一直连不上？可以打 ${number}`,
    deadTitle: '这次对话已经结束',
    deadText: '为了保护您的账号，对话已经关闭。点下面的按钮，可以从头再来。',
    restart: '重新开始对话',
  },

  log: {
    label: '聊天记录',
    trust: '密码和身份证号只在安全页面里填，不要发在聊天里',
    assistantSays: '助手说',
    agentSays: (name: string) => `${name}说`,
    agent: '人工客服',
    iSay: '我说',
    newMessages: '有新消息',
    moreBelow: '下面还有',
    choices: '可以直接点选',
    sending: '正在发送',
    failed: '没发出去，点这里重发',
    waiting: (seconds: number) => `发得有点快，${seconds} 秒后自动再发`,
    refused: '这条没能发出。请改一改再发。',
    yesterday: '昨天',
    monthDay: (month: number, day: number) => `${month}月${day}日`,
    cardVoid: '这里不用再点了',
    newTab: '在新窗口打开',
  },

  progress: (at: number, of: number) => `第 ${at} 步，共 ${of} 步`,

  composer: {
    label: '输入您要说的话',
    placeholder: { any: '请说说您遇到的问题', account: '请输入手机号', code: '请输入 6 位验证码' },
    send: '发送',
    human: '转人工',
    clear: '清空对话',
    left: (count: number) => `还能写 ${count} 个字`,
    tooLong: (over: number) => `多了 ${over} 个字。请删短一些，或分几条发。`,
    clearTitle: '清空这次对话？',
    clearText: '正在办的事会停下，聊天记录会从这台设备上清掉，您可以从头再来。在公用电脑上用完后，请点清空。',
    clearYes: '清空',
    clearNo: '不清空',
  },

  sheet: {
    label: '安全页面',
    close: '关闭',
    loading: '正在打开安全页面…',
  },

  form: {
    pageTitle: '安全页面',
    badge: '安全页面',
    badgeText: '您填的内容不会出现在聊天里',
    loading: '正在打开…',
    minutesLeft: (minutes: number) => `请在 ${minutes} 分钟内填好`,
    lastMinute: '还剩不到 1 分钟',
    required: '这一项要填',
    confirmWrong: '两次输入的密码不一样',
    confirmRight: '两次输入一样',
    showPassword: '显示密码',
    hidePassword: '隐藏密码',
    show: '显示',
    hide: '隐藏',
    capsLock: '大写锁定开着，输入的字母都是大写',
    submitting: '正在提交…',
    retry: '再试一次',
    notNow: '先不要',
    failedTitle: '没提交成功',
    failedNetwork: '网络不通。您填的内容都还在，不会丢。请看看网络，再试一次。',
    failedServer: '系统有点忙。您填的内容都还在，不会丢。请过一会儿再试一次。',
    failedBusy: (seconds: number) => `提交得有点快。您填的内容都还在，请过 ${seconds} 秒再试。`,
    failedRefused: '这次没能提交。您填的内容都还在，请看看再试一次。',
    checkFields: (count: number) => `有 ${count} 处要改一改`,
    loadFailedTitle: '页面没打开',
    loadFailedText: '可能是网络不通，请再试一次。',
    expiredTitle: '这个页面已经过期',
    expiredText: '为了安全，页面只能用一小段时间。请回到聊天，再要一个新页面。',
    usedTitle: '这个页面已经用过了',
    usedText: '每个页面只能提交一次。请回到聊天看结果；还要再填，就在聊天里要一个新页面。',
    maybeDoneTitle: '可能已经提交成功了',
    maybeDoneText: '刚才网络断了一下，您填的内容可能已经收到。请回到聊天看结果。',
    unknownTitle: '没有找到这个页面',
    unknownText: '链接可能不完整，或者已经失效。请回到聊天，再要一个新页面。',
    otherBrowserTitle: '请在原来的地方打开',
    otherBrowserText: '这个页面在别处打开过，为了安全，这里不能再用。请回到聊天，再要一个新页面。',
    backToChat: '回到聊天',
    closeByHand: '现在可以关掉这个页面了。',
    hotline: (number: string) => `需要帮忙？请打 ${number}`,
    ownTabTitle: '请在新窗口里填',
    ownTabText: '为了安全，这一页要在新窗口里填。请点下面的按钮，填好再回来。',
    ownTab: '打开新窗口',
    ownTabOpened: '已经在新窗口打开了。填好后，回到这里关掉这一页就行。',
  },

  steps: {
    back: '上一步',
    next: '下一步',
    change: '修改',
    changeOf: (title: string) => `修改：${title}`,
    changed: '改好了',
    optional: '选填',
    empty: '没有填',
    minutesIdle: (minutes: number) => `${minutes} 分钟不填会关上，填过的都在`,
    saving: '正在保存…',
    saved: (code: string) => `已保存。草稿编号 ${code}，哪天发到聊天里，就能接着填`,
    failedTitle: '没有保存上',
    understood: (words: string) => `我理解为 ${words}，对吗？不对就改一改。`,
    taken: (words: string) => `我理解为 ${words}`,
    notUnderstood: '没看懂也没关系，就照您写的交给工作人员。',
    masked: '这里像是有银行卡号，已经遮住了。找回账号不需要银行卡号。',
  },

  photos: {
    take: '拍照',
    album: '从相册选',
    choose: '选一张照片',
    again: '重拍',
    change: '换一张',
    remove: '删除',
    retry: '再传一次',
    of: (label: string) => `${label}的照片`,
    preparing: '正在准备照片…',
    uploading: (percent: number) => `正在上传 ${percent}%`,
    uploaded: '已上传',
    removed: '照片已删除',
    count: (count: number) => `${count} 张照片`,
    missing: '还没有交这张照片',
    wait: '照片还在上传，请等一下',
    failed: '照片没传上去，请点「再传一次」，或删掉它',
    network: '网络不通，没有传上去',
    busy: (seconds: number) => `传得有点快，请过 ${seconds} 秒再试`,
    trouble: '没有传上去，请再试一次',
  },

  password: {
    rulesTitle: '新密码要做到',
    rules: passwordRules,
    met: '已做到',
    unmet: '还没做到',
    allMet: '密码合格',
    notYet: '密码还不行，请看下面没做到的',
    stillNeeds: (rules: string) => `还差：${rules}`,
    join: '；',
    notAscii: '里面有汉字或全角符号，登录时可能打不出来。只用字母、数字和半角符号更稳妥。',
    strength: '密码强度：',
    levels: ['很弱', '弱', '一般', '强', '很强'] as readonly string[],
  },
};

export type UiCopy = typeof uiZhCN;
