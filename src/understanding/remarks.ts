import { bare, withoutCourtesies } from './bare-words.ts';

/** Small talk, each answered with one sentence. */
export type Remark = 'thanks' | 'hello' | 'who' | 'cost' | 'wait' | 'small-print' | 'swearing';

/** Of the whole text, bare (see `bare`). */
const REMARKS: readonly [Remark, RegExp][] = [
  [
    'thanks',
    /^(?:好的?|嗯+|行)?(?:非常|太|多)?(?:谢谢|感谢|谢)(?:您|你|了|啦|啊|你们)*(?:小伙子|小?姑娘|同志|师傅|老师|大姐|大哥)?$|^(?:many)?(?:thanks?(?:you)?|thx)(?:verymuch|somuch|alot)?$/,
  ],
  [
    'hello',
    /^喂*(?:(?:你|您)(?:们)?好|哈[喽啰罗]|喂+|在吗|在不在|在么|有人在吗|有人没有?|早上好|上午好|中午好|下午好|晚上好|hi|hello|hey|good(?:morning|afternoon|evening))[啊呀吗]?$|^(?:(?:你|您)好)?(?:请|麻烦)?我?(?:想|要)?(?:问|咨询|请教|请问)(?:你|您|个|一下|下|点|件|事|问题)*[啊呀]?$|^(?:你|您)?(?:能|可以)帮(?:帮|助)?(?:我|忙)(?:一下|吗|么)*$|^我?(?:想|要)办(?:点|个|件)?(?:事情?|业务)$/,
  ],
  [
    'who',
    /^(?:请问)?(?:你们?|您|这)(?:这?[个里])?(?:到底)?(?:是)?(?:谁|什么人|(?:真|活)?人还是(?:机器人?|电脑)|(?:是)?(?:真|活)?人吗|机器人吗?|[干办做](?:什么|啥)的|哪位)[啊呀]?$|^who(?:areyou|isthis)$|^what(?:areyou|isthis)$|^areyoua(?:robot|bot|human|person)$/,
  ],
  [
    'cost',
    /^(?:请问|那|还|你们?|在|这[里个]?|办理?|改密码|解锁|申诉|验证码|短信|发|会|真|的)*(?:要不要|需不需要|会不会|是不是|收不收|需要|要|用|收|扣|多少)(?:我)?(?:交|付|花|收|扣)?(?:多少)?(?:钱|费用?|话费)(?:一条)?[吗么不的啊]*$|^(?:请问|那|你们|这[里个]?|办理?|改密码|解锁|申诉|验证码|短信|是|都)*免费的?(?:吗|么|吧|不)$|^isit(?:free|forfree)$|^(?:howmuch|doesitcost|howmuchdoesitcost|doihavetopay)$/,
  ],
  [
    'wait',
    /^(?:好的?|你|您|请|那|我|先|让我|容我|别急|不急)*(?:等一?[下会]儿?|等等|等一等|稍[等后]|(?:再|先)?(?:想|找|看|查|翻)(?:一)?(?:想|找|看|查|翻|下|会儿?))(?:再说|再来|再弄|看|啊|哈|吧|我)*$|^(?:wait|holdon|(?:just|one)?a?(?:moment|minute|second|sec)|letme(?:think|see|look|check))(?:please)?$/,
  ],
  [
    'small-print',
    /(?:字|字体|屏幕)(?:太|好|有点|这么|也太|实在)*小|看不(?:太|大)?(?:清|见)(?:楚)?(?:字|屏幕|啊|呀|了)?$|(?:眼睛|眼神)(?:不好|不行|花)|老花眼|放大|(?:text|print|letters?|font)(?:is|are)?(?:too|so|very)?small|largerprint|cant(?:read|see)(?:it|this|anything)?$/,
  ],
];

/** Nothing but that it is not understood: 「我看不懂」, 「慢慢说我听不懂」. */
const LOST =
  /^(?:我|你|您|说|讲|慢|点|的|这|那|些|个|什么|都|也|还是|真|实在|完全|根本|一点|有点|太快了?|啊|呀|唉|哎)*(?:[听看]不(?:太|大)?懂|不(?:太|大)?(?:明白|懂|会弄|会用|会操作|知道怎么[弄办用])|搞不(?:懂|明白|清楚|清))(?:了|啊|呀|呢|的|怎么[弄办用])*$|^[?？]+$|^i(?:m|am)?(?:dont|donot|lost|confused)(?:understand|getit)?$/;

/** Whether somebody says nothing but that they do not follow. */
export function isLost(text: string): boolean {
  return LOST.test(bare(text)) || /^[?？]+$/.test(text);
}

const SWEARWORDS =
  /操你?[妈娘大爷]*|草你?[妈泥马]|(?:去)?(?:他|你|特|尼)(?:妈|玛|码|娘)(?:的|了个?[逼比b])?|妈的|[傻沙煞][逼比叉吊b]|垃圾(?!短信|邮件|箱)|混蛋|王八蛋|狗屁|狗东西|废物|白痴|脑残|弱智|滚蛋?|去死|屁用|什么(?:破|烂|鬼|玩意)|破(?:系统|网站|东西|机器人)|fuck(?:ing)?|shit|stupid|idiot|useless|damn|crap/g;
const LITTLE_WORDS =
  /机器人|系统|网站|东西|玩意儿?|软件|平台|这|那|你们?|我|真|太|的|了|是|都|个|什么|啊|吧|呀|一群|没|有|you|this|bot|robot|system|is|so|a|of|piece/g;

export function findRemark(text: string): Remark | undefined {
  const said = bare(text);
  const found = REMARKS.find(([, pattern]) => pattern.test(said));
  if (found) return found[0];
  const without = said.replace(SWEARWORDS, '');
  return without !== said && without.replace(LITTLE_WORDS, '') === '' ? 'swearing' : undefined;
}

const CROSS =
  /^(?:你们?|能不能|就|给我)*(?:快|赶紧|麻利)(?:点|些)?[啊呀吧弄办行不吗]*$|[急气烦累]死|[急烦]人|受不了|搞什么|什么[破烂鬼]|破(?:系统|网站|东西|玩意)|妈的|垃圾(?!短信|邮件|箱)|(?:太|这么|好)(?:慢|麻烦)|折腾|投诉|没用|fuck|shit|ridiculous|useless|annoying|frustrat/;

/** Whether a sentence is said in anger, whatever else it says. */
export function isCross(text: string): boolean {
  return CROSS.test(bare(text));
}

/** 「好了没有」: of what is under way, not of an appeal. */
export function asksWhetherDone(text: string): boolean {
  return /^(?:你|您|都|现在|这|怎么|还)*(?:弄|办|搞|改|发|查|解)?(?:好|完|成)了?(?:没有?|吗|么|没好)(?:啊|呀|呢)?$|^(?:isit|areyou)?(?:done|ready|finished)(?:yet)?$/.test(
    bare(text),
  );
}

const HUMAN =
  /[转接找要叫有]{1,2}(?:个|一个|位|下|你们)?(?:人工|客服|真人|活人|坐席)|人工(?:服务|客服|坐席|在吗|人工|$)|(?:叫|找|来|换)(?:个|一个|你们)?(?:活|真)?人(?:来|跟|和|说|帮|吧|啊|问问|问一下|$)|(?:跟|和)(?:个|一个)?(?:活|真)?人(?:说话|讲话|聊|通话)|(?:有没有|有)(?:个)?(?:人|客服)(?:吗|啊|在|能|可以|帮|$)|客服在吗|(?:给|打)(?:我)?(?:个|一个)?电话(?:吗|吧|行吗|问|号码|$)|(?:talk|speak)(?:to|with)(?:a|some|the)?(?:human|person|one|body|real|agent|operator|staff)|(?:human|real|live)(?:agent|person|being)|(?:person|human|agent|operator|staff)$|customerservice|callme/;

/** Whether a person is asked for. What number to call is a question. */
export function wantsHuman(text: string): boolean {
  return HUMAN.test(bare(text));
}

const OTHER_ACCOUNT =
  /(?:换|改|办|找|查|弄|要|用|是)(?:成|一下)?(?:一个|个)?(?:别的|另外?一?个|其他|其它)(?:的)?(?:账号|账户)|换(?:一?个|成)?(?:账号|账户)|不是(?:我?要?)?(?:这个|那个)(?:账号|账户)|(?:another|other|different|change|switch|wrong)(?:the|my)?account|notthisaccount/;

/** Whether another account is meant than the one in hand. */
export function wantsOtherAccount(text: string): boolean {
  return /^换一?个号码?$/.test(withoutCourtesies(text)) || OTHER_ACCOUNT.test(bare(text));
}

const STOLEN =
  /被?盗(?:号|了|用|走)|(?:账号|号|户)被盗|(?:别人|有人|人家|谁|骗子).{0,4}(?:改|动|登|用)(?:了|录|过|我).{0,6}(?:密码|账号|号)?|(?:骗|套).{0,4}(?:验证码|密码|账号)|(?:验证码|密码).{0,4}(?:告诉|给|发给|说给|泄露给?)(?:了|过)?(?:别人|骗子|他|她|人家|对方|陌生人)|不是(?:我|本人)(?:改|操作|登|弄|干)|hacked|stolenaccount|accountstolen|some(?:one|body)(?:else)?(?:has)?(?:changed|loggedin|used|stole)/;

/** Whether somebody else seems to have got into the account. */
export function tellsOfTheft(text: string): boolean {
  return STOLEN.test(bare(text));
}

const ACCOUNT_STOLEN =
  /(?:账号|账户|(?<!手机)号|密码)(?:都?[被让给叫](?:人|别人|骗子)?)?盗|accountstolen|stolenaccount|hacked/;

/** Whether it is the account that was stolen, and not a phone or a number. */
export function accountStolen(text: string): boolean {
  return ACCOUNT_STOLEN.test(bare(text));
}

const ASKED_FOR = /[让叫要喊催](?:我|他|她|老人|我妈|我爸)|ask(?:s|ed|ing)?me|toldme/;

/** Whether somebody wants a secret that is, perhaps, not yet given: a question first of all. */
export function asksForSecret(text: string): boolean {
  return ASKED_FOR.test(bare(text));
}

const CONTACT = '(?:手机号?码?|号码|电话号?码?|邮箱|邮件|sim卡|手机卡|电话卡|phone(?:number)?|number|email)';
const GONE = [
  new RegExp(
    `(?:没有?|丢了?|换了?|不用|停了?)(?:我|了|那个|这个|原来|以前|老)*的?${CONTACT}(?:号|了|啊|呀)*$`,
  ),
  new RegExp(
    `${CONTACT}(?:号|卡)?(?:也|都|早|已经|已|又|早就|现在|以前)*(?:换|丢|停|坏|注销|不用|没了|不在|不能用|用不了|欠费|变了|不是我)`,
  ),
  new RegExp(`(?:换|丢|改)了?(?:新|个新|个)?(?:的)?${CONTACT}`),
  /都?(?:不能|没法|不可以)用了?$|都用不了/,
  /(?:lost|changed|new|no|stolen|dontuse|nolongerhave)(?:my|a|the|that)?(?:old)?(?:phone|sim|number|email)/,
];
const STILL_THERE = /没换|没丢|没变|换不了/;

/** Whether the phone or the mailbox is said to be lost, changed or out of use. */
export function contactGone(text: string): boolean {
  const said = bare(text);
  return !STILL_THERE.test(said) && GONE.some((pattern) => pattern.test(said));
}

const NO_ID_CARD =
  /没有?(?:带|拿|找到)?(?:我的?)?(?:身份证|证件)|(?:身份证|证件)号?码?.{0,4}(?:没带|没拿|不在|丢了?|找不到|不见|忘|不记得|记不)|(?:no|without|havenot|havent|dont?have|forgot)(?:my|an?|the|any)?(?:id|identity)/;

/** Whether the identity card is not at hand. */
export function lacksIdCard(text: string): boolean {
  return NO_ID_CARD.test(bare(text));
}
