/** English words that are no pinyin syllables; two of them make a sentence English. */
const ENGLISH = new Set(
  (
    "i my mine your our the this that these is are was am be been not no cannot can't don't didn't doesn't " +
    "haven't i'm it's do does did have has had how what when where who which why to of in on at for from with and " +
    'or but if it its back again please thanks thank need want would could help know think use using get got log ' +
    'login sign forgot forgotten forget lost change changed reset recover unlock locked blocked suspended banned ' +
    'password account username user phone number email mail address code message text sms card passport identity ' +
    'id person human someone somebody anything something nothing agent customer service came received receive send ' +
    'resend another other way new old wrong right only speak english chinese foreigner permanent resident company ' +
    'scam safe into open opens long must talk call start over cancel stop never mind hacked stolen yes'
  ).split(' '),
);

/** Whether a text is an English sentence rather than a name, a number, pinyin or Chinese. */
export function isEnglish(text: string): boolean {
  if (/[^\p{Script=Latin}\p{N}\p{P}\p{S}\s]/u.test(text)) return false;
  const words =
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/(?<![\w@.])[a-z]+(?:'[a-z]+)?(?![\w@])/g) ?? [];
  return new Set(words.filter((word) => ENGLISH.has(word))).size >= 2;
}
