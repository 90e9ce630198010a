import type { AppealKind, AppealState } from '../domain/appeals/appeal.ts';

type Shown = Exclude<AppealState, 'draft'>;

/** Appeals in the chat: the checklist, the contact to prove, the receipt, the progress and its news. */
export const appealsZhCN = {
  checklist: (kind: AppealKind, days: number, needs: { inHand: boolean; contact: boolean }): string => {
    const list = [
      '身份证：要拍正反面，证明是您本人',
      ...(needs.inHand ? ['手拿身份证的照片一张'] : []),
      ...(needs.contact ? ['现在能用的手机号或邮箱：告诉您结果'] : []),
    ];
    return [
      kind === 'unlock'
        ? '这种情况要申诉，工作人员核对后帮您解锁。'
        : '都收不到的话要申诉，工作人员核对后帮您换成新的。',
      '请先准备：',
      ...list.map((one, at) => (list.length > 1 ? `${at + 1}. ${one}` : one)),
      `填表约十分钟，想不起来的可以不填。一般 ${days} 个工作日有结果。`,
    ].join('\n');
  },
  noIdCard: (hotline: string) =>
    `要拍身份证，才能确认是您本人。现在不在手边，点「以后再办」；丢了或没有，请打 ${hotline} 问。`,
  checklistAgain: '准备好了，就点「准备好了」；以后再来也行。',
  later: (situation: string) => `好的，准备好了随时再来，点「${situation}」就行。`,

  askContact:
    '请输入您现在能用的手机号。没有手机，输入邮箱也行。\n我会发一个验证码，确认是您的。结果也发到这里。',
  askContactAgain: '请输入您现在能用的手机号，或邮箱。',
  contactUnclear: '我没看出手机号或邮箱。请输入 11 位手机号，例如 13912345678。',
  contactIsOld: '这是您说已经不能用的那个。请换一个现在收得到消息的手机号或邮箱。',
  enterCode: (shown: string, minutes: number) =>
    `验证码已经发到 ${shown}，${minutes} 分钟内有效。\n请把 6 位数字填在下面。只填在这里，不要告诉别人。`,
  codeResent: (shown: string, minutes: number) =>
    `新的验证码已经发到 ${shown}，${minutes} 分钟内有效。请填最新的那一条。`,

  form: (minutes: number) =>
    `好了，就差填表：点下面的按钮，在安全页面里填申诉表、拍身份证，一共 4 小步。\n填过的会自动保存，慢慢来；${minutes} 分钟不填会关上，再打开接着填就行。`,
  formAgain: '请点蓝色的「打开申诉表」接着填。填过的内容都在。',
  formCard: { title: '申诉表', text: '只有审核的工作人员能看到，不会出现在聊天里。', button: '打开申诉表' },
  formExpired: '刚才的页面过期了，填过的内容都保存着。点「重新打开页面」接着填。',
  draftKept: (draftCode: string) =>
    `您填了一半的申诉已经保存，草稿编号是 ${draftCode}。\n哪天想接着填，换个手机也行，把这个编号发给我就可以。`,
  /** What people say while the form is open. */
  formHelp: {
    photos: '打开申诉表，填到第 2 步，点「拍照」就行；已经拍好的，点「从相册选」。',
    family: (hotline: string) =>
      `可以请家人在旁边帮您填，填过的会自动保存。实在不会弄，打 ${hotline} 或点「转人工」。`,
  },
  draftOpened: '找到了您上次填的申诉，接着填就行。',
  draftUnknown:
    '没有找到这份草稿。请再看一下编号；可能已经提交了，或放得太久被清除了。要重新填，打「申诉」。',
  draftLimited: (minutes: number, hotline: string) =>
    `试的次数太多了。请 ${minutes} 分钟后再试，或打 ${hotline}。`,

  tooMany: (hours: number, hotline: string) =>
    `这个手机号或邮箱今天开始的申诉太多了。请 ${hours} 小时后再来，或打 ${hotline}。`,
  unavailable: (hotline: string) => `没有找到您的申诉，可能已经撤回或过期了。请重新开始，或打 ${hotline}。`,
  gone: (hotline: string) => `这个申诉已经查不到了，可能过了保存时间。有疑问请打 ${hotline}。`,

  receipt: (receipt: string, queryCode: string, promised: string | undefined, shown: string): string =>
    [
      '申诉已经交上去了！请记好这两个号，查进度要用：',
      `受理编号：${receipt}`,
      `查询码：${queryCode}`,
      `也已经发到 ${shown}。`,
      promised ? `最晚 ${promised}前告诉您结果。` : '节假日安排还没公布，办好了马上告诉您。',
    ].join('\n'),
  receiptNext:
    '现在不用做什么，等通知就行。想看办到哪一步，或想撤回，打「查进度」。\n提醒您：没有人会打电话要您的查询码。',

  askReceipt: '请输入受理编号，SS 开头，在短信或邮件里能找到。\n查询码也可以一起发给我。',
  askReceiptAgain: '请输入受理编号，SS 开头，在提交申诉后收到的短信或邮件里。都找不到，就点「转人工」。',
  receiptUnclear: '这个受理编号好像不对，可能错了一位。它是 SS 开头，一共 19 位。请再看一下，重新输入。',
  askQueryCode: '请再输入 6 位查询码，和受理编号在同一条短信或邮件里。',
  queryCodeUnclear:
    '查询码是 6 位数字，和受理编号在同一条短信或邮件里。\n请再输一次。找不到了，可以点「转人工」。',
  notFound: '没有查到。受理编号或查询码可能输错了，请照短信再输一次受理编号。',
  limited: (hours: number, hotline: string) =>
    `输错的次数太多了。为保护您的信息，请 ${hours} 小时后再查，或打 ${hotline}。`,

  states: {
    accepted: '已受理',
    'first-review': '初审',
    'second-review': '复核',
    'more-needed': '等您补材料',
    'taking-effect': '待生效',
    done: '办结',
    rejected: '没有通过',
    withdrawn: '已撤回',
    vetoed: '已停止',
  } satisfies Record<Shown, string>,
  /** One line a stage; `at` is its date, absent while it is still to come. */
  stage: (name: string, at: string | undefined, now: boolean) =>
    now ? `▶ ${name}（现在）${at ? ` ${at}` : ''}` : at ? `✓ ${name} ${at}` : `○ ${name}`,
  progress: (receipt: string, kind: AppealKind, stages: readonly string[]) =>
    `${kind === 'unlock' ? '解锁申诉' : '更换手机或邮箱的申诉'}\n受理编号：${receipt}\n${stages.join('\n')}`,
  meaning: {
    accepted: (promised: string | undefined): string =>
      promised ? `已经收到，正在排队。最晚 ${promised}前告诉您结果。` : '已经收到，正在排队。',
    'first-review': (promised: string | undefined): string =>
      promised ? `工作人员正在核对。最晚 ${promised}前告诉您结果。` : '工作人员正在核对。',
    'second-review': (promised: string | undefined): string =>
      promised
        ? `第一位工作人员已经同意，正在请第二位核对。最晚 ${promised}前告诉您结果。`
        : '第一位工作人员已经同意，正在请第二位核对。',
  },
  moreNeeded: (words: string, until: string) =>
    `还差一点材料：${words}\n请在 ${until}前点「补材料」交上来。这几天不算在办理时间里。`,
  takingEffect: (at: string) =>
    `审核通过了！为了安全，要等到 ${at} 才换成新的，这期间如果有人说不是本人，就会停下。到时候告诉您。`,
  done: (kind: AppealKind): string =>
    kind === 'unlock'
      ? '已经解锁，可以登录了。忘了密码，点「忘记密码」。'
      : '手机或邮箱已经换成新的了。现在可以用它收验证码、改密码，点「忘记密码」就行。',
  rejected: (words: string, hotline: string) =>
    `这次没有通过，原因是：${words}\n您可以补齐材料，再申诉一次；也可以打 ${hotline}，或带身份证到办事大厅。`,
  withdrawn: '您已经撤回，没有改动任何东西。需要的话，可以再申诉。',
  vetoed: (hotline: string) =>
    `账号里登记的联系方式收到通知后，有人说「不是本人」，所以停下了，什么也没改。请带身份证到办事大厅，或打 ${hotline}。`,

  withdrawConfirm: '撤回后，这次申诉就作废了，要办得重新填。确定撤回吗？',
  withdrawDone: '已经撤回，没有改动任何东西。',
  withdrawKept: '好的，没有撤回，继续办理。',
  withdrawTooLate: '这个申诉已经办完，撤回不了了。',
  supplementForm: (words: string) => `要补的是：${words}\n点下面的按钮，在安全页面里交。`,
  supplementCard: { title: '补材料', text: '只有审核的工作人员能看到。', button: '打开补材料页面' },
  supplementAgain: '请点蓝色的「打开补材料页面」。',
  supplementDone: (promised: string | undefined): string =>
    promised ? `补的材料收到了，继续办理。最晚 ${promised}前告诉您结果。` : '补的材料收到了，继续办理。',
  progressNext: '还要做什么？点下面的按钮。',
  progressUnclear: '请点下面的按钮选一个。',

  news: (receipt: string) => `您的申诉（${receipt}）有新消息：`,
};

export type AppealsCopy = typeof appealsZhCN;
