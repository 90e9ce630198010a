import type { Channel } from '../../domain/account.ts';
import type { Identifier } from '../../domain/identify.ts';
import { bare } from '../../understanding/bare-words.ts';
import { ButtonsQuestion } from '../buttons-question.ts';
import { findContact } from '../other-contact.ts';

export const ASK_OTHER = 'ask-other-contact';

export type OtherContact = Channel | 'none';

/** Typed out, the one that works names the account as well. */
export type OtherAnswer = OtherContact | { works: Channel; identifier: Identifier };

export interface AskOtherOptions {
  /** Said to be of no use so far: 「手机没了」, and two sentences later 「邮箱也打不开」. */
  gone?: Channel[];
}

/** Whether any bound contact still works: then no appeal is needed. */
export const askOther = new ButtonsQuestion<AskOtherOptions, OtherAnswer>(ASK_OTHER, {
  step: () => 'contact-changed.ask-other',
  words({ copy }, { gone: [only, ...more] = [] }) {
    const { askOther: first, askOtherAgain, askOneLeft } = copy.recovery;
    return { first, again: only && more.length === 0 ? askOneLeft[only] : askOtherAgain };
  },
  answers: () => [
    ['phoneWorks', 'sms'],
    ['mailWorks', 'mail'],
    ['noneWorks', 'none'],
  ],
  read(turn, text, options) {
    const contact = findContact(text, turn.now);
    if (contact && readGone(text).length === 0)
      return { works: contact.kind === 'email' ? 'mail' : 'sms', identifier: contact };
    const gone = new Set([...(options.gone ?? []), ...readGone(text)]);
    options.gone = [...gone];
    return readOther(text) ?? (gone.size === 2 ? 'none' : undefined);
  },
});

const PHONE = /手机|电话|短信|号码|卡|[老旧]号|换号|(?:原来|以前|那个)的?号|phone|sms|number/;
const MAIL = /邮箱|邮件|mail/;
const WORKS = /能用|能收|能登|能打开|可以|还有|^有|记得|还在|还行|没换|没变|没问题|收得到|works?|still|ok/;
const GONE =
  /不能|忘|登不|进不|打不开|不记得|没法|收不到|不可以|不行|用不了|换(?:手机|电话|邮箱|号)?(?:号码?)?了|丢了|没了|停机|停了|注销|不在|不用了|没有/;
const GONE_IN_ENGLISH = /\b(?:not|no|lost|changed|gone|can't|doesn't|neither)\b/i;

/** 「不知道能不能收到」 says neither. */
const UNDECIDED = /[能可]不[能可]以?/g;

const CLAUSES = /[,，。;；!！?？、]+|(?<=\p{Script=Han})\s+(?=\p{Script=Han})|但是?|不过|\bbut\b/u;
const OR = /或|还是|\bor\b|phoneoremail/;

/** 「手机换了，邮箱还能用」: each clause says of one contact whether it works. */
export function readOther(text: string): OtherContact | undefined {
  const verdicts = judgeClauses(text);
  const working = new Set(verdicts.flatMap(({ works, about }) => (works && about.length === 1 ? about : [])));
  const gone = readGone(text);
  if (working.size === 1) return working.has('sms') ? 'sms' : 'mail';
  return working.size === 0 && gone.length === 2 ? 'none' : undefined;
}

/** Which of them a sentence says to be of no use. */
export function readGone(text: string): Channel[] {
  return [...new Set(judgeClauses(text).flatMap(({ gone, about }) => (gone ? about : [])))];
}

function judgeClauses(text: string): { gone: boolean; works: boolean; about: Channel[] }[] {
  return text.split(CLAUSES).map((clause) => {
    const said = bare(clause).replace(UNDECIDED, '');
    const gone = GONE.test(said) || GONE_IN_ENGLISH.test(clause);
    const works = !gone && WORKS.test(said);
    const named: Channel[] = [
      ...(PHONE.test(said) ? (['sms'] as const) : []),
      ...(MAIL.test(said) ? (['mail'] as const) : []),
    ];
    // 「手机或邮箱换了」 does not say which.
    return { gone, works, about: OR.test(said) ? [] : named };
  });
}
