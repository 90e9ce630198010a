import { bare } from './bare-words.ts';

/** Who answers for what this service does not. */
export type Office =
  | 'social-insurance'
  | 'medical-insurance'
  | 'housing-fund'
  | 'tax'
  | 'business'
  | 'traffic'
  | 'entry-exit'
  | 'residents'
  | 'law';

/** Most telling first: 「营业执照」 before 「执照」 of a driver, 「医保」 before 「社保」. */
const OFFICES: readonly [Office, RegExp][] = [
  [
    'medical-insurance',
    /医保|醫保|健保|医疗保险|新农合|合作医疗|医药费|异地就医|medicalinsurance|healthinsurance/,
  ],
  ['housing-fund', /公积金|housingfund|providentfund/],
  [
    'traffic',
    /驾驶?证|驾照|駕照|行驶证|违章|扣分|交警|车管所|年检|上牌|摇号|电动车|驾校|driv(?:er|ing)|traffic/,
  ],
  [
    'business',
    /营业执照|營業執照|年报|工商|注册公司|公司注册|个体户|核名|经营|商标|食品许可|假货|消费者|businesslicen[cs]e/,
  ],
  ['tax', /税|稅|发票|tax|invoice/],
  ['entry-exit', /护照|護照|签证|簽證|通行证|签注|出入境|港澳|passport|visa/],
  ['residents', /户口|户籍|落户|身[份分]证|居住证|暂住证|派出所|公安局|residencepermit/],
  [
    'social-insurance',
    /社保|社会保[险障]|社會保[險障]|养老|退休|失业|工伤|劳动|工资|欠薪|就业|招聘|职称|socialsecurity|pension|salary/,
  ],
  ['law', /律师|法律|打官司|公证|仲裁|起诉|lawyer|legaladvice/],
];

/** What people want of an account that this service does not do. */
const BEYOND =
  /注册|开户|销户|注销|人脸|刷脸|实名认证|(?:改|换|变更)(?:一?个|一下)?(?:名字?|姓名)|(?:名字?|姓名)(?:改|换|变)|电子(?:签名|印章|证照)|预约|register|signup|rename|mynamechanged|changemyname|face(?:recognition|id|scan)|(?:delete|close)(?:my|the)?account/;

/** Whether a sentence names such a matter, which a hotline or a hall is asked about. */
export function isBeyondService(text: string): boolean {
  return BEYOND.test(bare(text));
}

/** Where to ask about what a sentence is about; undefined for what has no such place, like the weather. */
export function findOffice(text: string): Office | undefined {
  const said = bare(text);
  return OFFICES.find(([, pattern]) => pattern.test(said))?.[0];
}
