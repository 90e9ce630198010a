import type { Channel } from '../../domain/account.ts';
import { createPick } from '../pick.ts';
import { bare } from '../understanding/fold.ts';

export const ASK_OTHER = 'ask-other-contact';

export type OtherContact = Channel | 'none';

/** Whether any bound contact still works: then no appeal is needed. */
export const askOther = createPick<object, OtherContact>({
  id: ASK_OTHER,
  step: () => 'contact-changed.ask-other',
  words: ({ copy }) => ({ first: copy.recovery.askOther, again: copy.recovery.askOtherAgain }),
  answers: () => [
    ['phoneWorks', 'sms'],
    ['mailWorks', 'mail'],
    ['noneWorks', 'none'],
  ],
  read: (_turn, text) => readOther(text),
});

const PHONE = /手机|电话|短信|号码|卡|phone|sms|number/;
const MAIL = /邮箱|邮件|mail/;
const WORKS = /能用|能收|能登|能打开|可以|还有|^有|记得|还在|还行|没换|没变|没问题|收得到|works?|still|ok/;
const GONE =
  /不能|忘|登不|进不|打不开|不记得|没法|收不到|不可以|不行|用不了|换了|丢了|没了|停机|停了|注销|不在|不用了|没有/;
const GONE_IN_ENGLISH = /\b(?:not|no|lost|changed|gone|can't|doesn't|neither)\b/i;

const CLAUSES = /[,，。;；!！?？、]+|(?<=\p{Script=Han})\s+(?=\p{Script=Han})|但是?|不过|\bbut\b/u;
const OR = /或|还是|\bor\b|phoneoremail/;

/** 「手机换了，邮箱还能用」: each clause says of one contact whether it works. */
export function readOther(text: string): OtherContact | undefined {
  const verdicts = text.split(CLAUSES).map((clause) => {
    const said = bare(clause);
    const gone = GONE.test(said) || GONE_IN_ENGLISH.test(clause);
    const works = !gone && WORKS.test(said);
    const named = [...(PHONE.test(said) ? ['sms'] : []), ...(MAIL.test(said) ? ['mail'] : [])];
    // 「手机或邮箱换了」 does not say which.
    const about = OR.test(said) ? [] : named;
    return { gone, works, about };
  });
  const working = new Set(verdicts.flatMap(({ works, about }) => (works && about.length === 1 ? about : [])));
  const gone = new Set(verdicts.flatMap((verdict) => (verdict.gone ? verdict.about : [])));
  if (working.size === 1) return working.has('sms') ? 'sms' : 'mail';
  return working.size === 0 && gone.size === 2 ? 'none' : undefined;
}
