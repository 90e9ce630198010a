import type { AppealKind } from '../domain/appeals/appeal.ts';
import type { PictureRefusal } from '../domain/uploads.ts';
import { UPLOADS } from '../domain/uploads.ts';

interface Day {
  year: number;
  month: number;
  day: number;
}

/** The pages on which an appeal is filled in, added to, or stopped. */
export const formsAppealZhCN = {
  appeal: {
    title: (kind: AppealKind): string => (kind === 'unlock' ? '解锁申诉' : '更换手机或邮箱的申诉'),
    intro: '一步一步来，十分钟左右。填过的会自动保存。',
    submit: '提交申诉',
    done: {
      title: '申诉交上去了',
      text: '请回到聊天，看受理编号和下一步。',
    },
    receipt: (receipt: string, queryCode: string, promised: string | undefined): string =>
      [
        `受理编号：${receipt}`,
        `查询码：${queryCode}`,
        '请记下来或截图，查进度要用。也会发到您的手机或邮箱。',
        promised ? `最晚 ${promised}前告诉您结果。` : '办好了马上告诉您。',
      ].join('\n'),
  },

  steps: {
    who: { title: '您是谁', hint: '请照身份证填写。' },
    documents: {
      title: '身份证照片',
      hint: '把身份证放平，光线亮一点，四个角都拍到，字要看得清。',
    },
    evidence: {
      title: '能想起来的情况',
      hint: '都可以不填。想起来的越多，核对得越快。',
    },
    confirm: { title: '核对一遍', hint: '看看对不对。要改，点「修改」。' },
  },

  supplement: {
    title: '补材料',
    intro: (asked: string): string => (asked ? `工作人员请您补充：${asked}` : '请补充工作人员要的材料。'),
    submit: '提交',
    done: { title: '补的材料收到了', text: '请回到聊天，看下一步。' },
    nothing: '还没有补材料。请至少拍一张照片，或写几句话。',
    papers: { label: '要补的照片', hint: '要补的不是身份证，就拍在这里，最多 2 张' },
    more: { label: '补充说明', hint: '用自己的话写，也可以不写。' },
  },

  veto: {
    title: '这件事是您本人办的吗？',
    intro: (kind: AppealKind): string =>
      kind === 'unlock'
        ? '有人申请解锁您的账号，已经通过审核。如果不是您办的，请马上停下。'
        : '有人申请更换您账号的手机或邮箱，已经通过审核。如果不是您办的，请马上停下。',
    submit: '不是我，停下',
    confirm: '停下后账号会冻结，要打电话或到大厅才能恢复。确定吗？',
    decline: {
      label: '是我自己办的，不用管',
      done: { title: '好的', text: '会照常办理，关掉这个页面就行。' },
    },
    done: (hotline: string) => ({
      title: '已经停下，账号冻结了',
      text: `没有人能再用这个账号。请打 ${hotline}，或带身份证到办事大厅核对。`,
    }),
  },

  fields: {
    account: { label: '要找回的账号', hint: '用户名、手机号或邮箱，填记得的一个' },
    oldPhone: { label: '原来的手机号', hint: '账号上登记的那个，停用了也填' },
    oldEmail: { label: '原来的邮箱', hint: '和手机号至少填一个' },
    'id-front': { label: '身份证人像面', hint: '有照片和名字的一面' },
    'id-back': { label: '身份证国徽面', hint: '有国徽和有效期的一面' },
    'in-hand': { label: '手拿身份证的照片', hint: '请别人帮您拍，脸和身份证都要看得清' },
    registered: { label: '什么时候注册的', hint: '照记得的写，例如「前年夏天」「2021 年 5 月」' },
    registeredPlace: { label: '在哪里注册的', hint: '哪个城市，或哪个大厅' },
    lastLogin: { label: '最后一次登录是什么时候', hint: '例如「两个月前」「上周三」' },
    lastLoginPlace: { label: '最后一次在哪里登录', hint: '例如「家里」「县政务大厅」' },
    business: { label: '最近办过什么事', hint: '事情的名称，有办件编号更好' },
    devices: { label: '平时用什么登录', hint: '例如「华为手机」「家里的电脑」' },
    screenshot: { label: '有关的截图', hint: '例如办事短信的截图，最多 2 张' },
    events: { label: '还想说的', hint: '发生了什么，用自己的话写。不要写密码和银行卡号' },
  },

  errors: {
    'too-long': (most: number): string => `太长了，请缩短到 ${most} 个字以内。`,
    invalid: '这一项没有看懂，请重新填。',
    phone: '手机号好像不对。手机号是 11 位数字，请再看一下。',
    email: '邮箱好像不对。邮箱里有一个 @，例如 name@example.com。',
    'same-contact': '这是您刚才用来收验证码的那个。请填账号上原来登记的。',
    'old-contact': '原来的手机号和邮箱，请至少填一个。',
    'file-required': '还没有交这张照片。',
    'too-many-files': (most: number): string => `最多 ${most} 张，请先删掉一张。`,
  },

  pictures: {
    empty: '这个文件是空的。请换一张，或重新拍。',
    'not-a-picture': '只能交 JPG 或 PNG 照片。请换一张，或重新拍。',
    'too-large': `照片太大了，每张不能超过 ${UPLOADS.maxMegabytes} MB。请换一张，或重新拍。`,
    'too-many-pixels': '照片的尺寸太大了。请换一张，或重新拍。',
    unreadable: '照片打不开，可能没有传完整。请重新选，或重新拍。',
  } satisfies Record<PictureRefusal, string>,

  fileNames: { 'id-front': '人像面', 'id-back': '国徽面', 'in-hand': '手持照', screenshot: '截图' },

  day: ({ year, month, day }: Day): string => `${year} 年 ${month} 月 ${day} 日`,
  month: ({ year, month }: Day): string => `${year} 年 ${month} 月`,
  year: ({ year }: Day): string => `${year} 年`,
  span: (from: string, to: string): string => `${from}到 ${to}`,
};

export type FormsAppealCopy = typeof formsAppealZhCN;
