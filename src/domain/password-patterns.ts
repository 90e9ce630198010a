/** What a guesser tries before letters at random. In lower case; what is written in them is free to grow. */
const WORDS = new Set(
  `password passwd pass admin administrator root user guest test login welcome letmein hello master
  dragon monkey tiger superman batman sunshine princess football baseball shadow flower lovely love loveyou
  iloveyou iloveu forever angel baby honey sweet happy summer winter spring autumn friend family freedom
  computer internet server system oracle mysql windows android google apple microsoft secret default change
  changeme access super china chinese beijing shanghai guangzhou shenzhen hangzhou chengdu wuhan nanjing
  taiwan hongkong huawei xiaomi tencent taobao alibaba alipay zhifubao weixin wechat baidu douyin
  woaini woaiwo woaiwojia woaizuguo woaizhongguo woaimama woaibaba wodemima wodemingzi wodeai woshishui
  woshini aini ainiyiwannian ainio iloveni nihao nihaoma zhongguo zhonghua zuguo mima mimamima mimashi
  zhanghao denglu yonghu guanliyuan shouji dianhua tiantian baobao baobei laopo laogong mama baba gege jiejie
  xiaoming xiaobao xiaoxiao zhangwei wangwei wangfang lina liwei liuyang kuaile shengri xingfu pingan jiankang
  facai gongxi gongxifacai xinnian yishengyishi tianchangdijiu haha hehe xixi yichuangtong zhengwu shenfenzheng
  我爱你 我爱中国 你好 密码 中国 管理员 一生一世 天长地久 恭喜发财 身体健康 万事如意 新年快乐
  1314 520 521 530 5201314 5211314 1314520 1314521 7758521 7758258 584520 147258 159357 258369 357159 123321
  321123 110110 112211 121212 131313 168168 666888 888666 518518 998998 10086 10010 12306 12345 12315 110 119
  120 168 188 518 588 666 668 688 868 886 888 999`.split(/\s+/),
);
const LONGEST_WORD = 14;

/** Rows and zigzags that fingers and ABC books know. Each may be walked either way and starts over at its end. */
const TRACKS = [
  'abcdefghijklmnopqrstuvwxyz',
  'aabbccddeeffgghhiijjkkllmmnnooppqqrrssttuuvvwwxxyyzz',
  '0123456789',
  '00112233445566778899',
  '1234567890-=',
  'qwertyuiop[]\\',
  "asdfghjkl;'",
  'zxcvbnm,./',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/',
  'zaq1xsw2cde3vfr4bgt5nhy6mju7',
  'qazwsxedcrfvtgbyhnujmikolp',
  'qawsedrftgyhujikolp',
  'azsxdcfvgbhnjmk',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'a1b2c3d4e5f6g7h8i9j0',
  '1a2b3c4d5e6f7g8h9i0j',
  '147258369',
  '741852963',
];
const SHORTEST_WALK = 3;

const DATE = /^(?:19|20)\d\d(?:[-./]?(?:0[1-9]|1[0-2])[-./]?(?:0[1-9]|[12]\d|3[01]))?/;

/** Most keyboards in China have the US layout. */
const SHIFTED = '!@#$%^&*()_+{}|:"<>?~';
const UNSHIFTED = "1234567890-=[]\\;',./`";

/** Signs for letters. The 1 and the ! stand for two, so there are two readings. */
const SIGNS = '@4301!$57+';
const LETTERS = 'aaeoiisstt';

/** p@ssw0rd as password: the text itself and its two readings, all of the same length. */
export function readings(text: string): string[] {
  return [text, replaceEach(text, SIGNS, LETTERS), replaceEach(text, SIGNS, LETTERS.replaceAll('i', 'l'))];
}

/**
 * The least a guesser pays for a text (lower case), when each pattern in it costs `pattern` as a whole: a
 * well-known word, also with signs for letters; a walk over the keyboard; a date; a repetition of what
 * stands right before it. Every other character costs what `character` says of its place.
 */
export function guessingCost(text: string, pattern: number, character: (at: number) => number): number {
  const spelled = readings(text);
  const keys = replaceEach(text, SHIFTED, UNSHIFTED);
  const costFrom = Array.from({ length: text.length + 1 }, () => 0);
  for (let at = text.length - 1; at >= 0; at--) {
    let least = character(at) + (costFrom[at + 1] ?? 0);
    const lengths = [
      ...wordsAt(spelled, at),
      ...walksAt(keys, at),
      ...datesAt(text, at),
      ...repetitionsAt(text, at),
    ];
    for (const length of lengths) least = Math.min(least, pattern + (costFrom[at + length] ?? 0));
    costFrom[at] = least;
  }
  return costFrom[0] ?? 0;
}

function wordsAt(spelled: string[], at: number): number[] {
  const lengths: number[] = [];
  for (let length = 2; length <= LONGEST_WORD; length++)
    if (spelled.some((text) => WORDS.has(text.slice(at, at + length)))) lengths.push(length);
  return lengths;
}

function walksAt(keys: string, at: number): number[] {
  const first = keys.charAt(at);
  let longest = 1;
  while (keys.charAt(at + longest) === first) longest++;
  for (const track of TRACKS) {
    for (let start = track.indexOf(first); start >= 0; start = track.indexOf(first, start + 1)) {
      for (const direction of [1, -1]) {
        let length = 1;
        while (keys.charAt(at + length) === track.at((start + direction * length) % track.length)) length++;
        longest = Math.max(longest, length);
      }
    }
  }
  return Array.from({ length: Math.max(0, longest - SHORTEST_WALK + 1) }, (_, i) => SHORTEST_WALK + i);
}

function datesAt(text: string, at: number): number[] {
  const date = DATE.exec(text.slice(at, at + 10));
  return date ? [4, date[0].length] : [];
}

function repetitionsAt(text: string, at: number): number[] {
  const lengths: number[] = [];
  for (let unit = 2; unit <= at; unit++) {
    const before = text.slice(at - unit, at);
    for (let end = at; text.startsWith(before, end); end += unit) lengths.push(end + unit - at);
  }
  return lengths;
}

function replaceEach(text: string, from: string, to: string): string {
  return [...text].map((char) => (from.includes(char) ? to.charAt(from.indexOf(char)) : char)).join('');
}
