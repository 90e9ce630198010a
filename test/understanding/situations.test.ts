import { createTrainedUnderstanding } from '../../src/understanding/trained-understanding.ts';

const understanding = createTrainedUnderstanding();

// Learnt anew after every change of a sentence or of the code.
jest.setTimeout(60_000);
beforeAll(() => understanding.warmUp());

const NOW = Date.UTC(2026, 0, 15);

describe('what changes the situation in the middle of a flow', () => {
  it.each([
    ['不是密码,是账号被锁了', 'locked'],
    ['说错了 其实是我手机号换了收不到', 'contact-changed'],
    ['不对不对，我是账号忘了', 'forgot-account'],
    ['弄错了 我要查申诉进度', 'appeal-progress'],
    ['其实我是忘了密码', 'forgot-password'],
    ['算了给我找个真人吧', 'human'],
    ['not the password, my account is locked', 'locked'],
  ])('%s: %s', (text, situation) => {
    expect(understanding.situationIn(text, NOW)).toMatchObject({ situation });
  });
});

/** As typed where a code, an account, a way, a name, a time, a place or a yes was asked for. */
const ANSWERS = [
  ...[
    '930622',
    '验证码是930622',
    '我的验证码 93 06 22',
    '【一窗通】验证码930622,5分钟内有效',
    'code is 930622',
    '九三零六二二',
  ],
  ...[
    '13800138000',
    '我手机是138 0013 8000',
    '一三八零零一三八零零零',
    'li.na@example.com',
    '邮箱是li.na@example.com',
  ],
  ...[
    '11010119900307001X',
    '91110108551385082Q',
    'chenxiaoming',
    'suoding88',
    'wangji_99',
    'lock2000',
    '用户名是suohao',
  ],
  ...['短信', '邮箱', '邮件', '手机', '用短信吧', '发到我邮箱', '发手机上', 'text me', 'by email please'],
  ...[
    '是',
    '不是',
    '好',
    '好的',
    '对',
    '行',
    '没有',
    '有',
    '嗯',
    '不要',
    'yes',
    'no',
    '都不对',
    '上面那个',
    '随便',
  ],
  ...['陈晓明', '王锁', '钱忘年', '欧阳娜娜', '李解放', '张冻', 'John Smith', '买买提·艾力'],
  ...[
    '去年三月',
    '大概两个月前',
    '2023年5月',
    '记不清了，好像是春天',
    '记不清了',
    '忘了',
    '我忘了',
    '想不起来',
    '换了',
    '丢了',
    '没了',
    '记不得哪天了',
    '很久以前',
    '上周三晚上',
  ],
  ...['北京市海淀区', '湖南长沙', '华为手机', '苹果和家里的电脑', '单位的', '公司', '个人的', '我自己的'],
];

describe('what answers a question is never taken for a change of mind', () => {
  it.each(ANSWERS)('%s', (text) => {
    expect(understanding.situationIn(text, NOW)?.confidence ?? 0).toBeLessThan(0.6);
  });
});

describe('nor for a question of the citizen’s', () => {
  it.each(ANSWERS)('%s', (text) => {
    expect(understanding.topicIn(text, NOW)).toBeUndefined();
  });

  it.each([
    ['验证码多久有效', 'code-validity'],
    ['要准备什么材料', 'materials'],
    ['有人打电话要我报验证码 是骗子吗', 'scam'],
    ['周末能办吗', 'weekend'],
  ])('%s is one', (text, topic) => {
    expect(understanding.topicIn(text, NOW)).toBe(topic);
  });
});
