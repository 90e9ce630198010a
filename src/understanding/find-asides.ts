import type { Concept } from './concepts.ts';
import type { Topic } from './labels.ts';
import { whichAnswer } from './match-answer.ts';
import { findRemark, type Remark } from './remarks.ts';
import type { Understanding } from './understanding.ts';

/** A question in the same breath as an answer. */
export type Aside = { remark: Remark } | { topic: Topic };

/** What is asked beside an answer is short; in a flood nothing is looked for. */
const LONGEST = 200;
/** Numbers, addresses, and digits read out: answers, or parts of one. */
const VALUES = /[\w.+-]*@[\w.+-]+|[A-Za-z]*\d[\d\s-]{2,}\w*|[〇零一二两三四五六七八九幺]{4,}/g;
const ENDS = /(?<=[?!])|[,;!。;、\n]+|\.(?=\s|$)|(?<=\p{Script=Han})\s+|\s+(?=\p{Script=Han})/u;
const ASKS =
  /[?吗么呢]$|[几啥]|多少|多久|多长|什么|怎么|咋|哪|(.)不\1|是否|有没有|骗子吧|^(?:what|how|when|where|who|is|are|do|does|can|could|will)\b/i;

/**
 * The questions beside an answer: 「我手机是138…，你们几点下班？」. A part of the text has to ask for itself, in the
 * words of its topic: what only doubts an answer (「这个号行吗」) asks for nothing that is known here.
 */
export function findAsides(understanding: Understanding, text: string, now: number): Aside[] {
  if (text.length > LONGEST) return [];
  const parts = text
    .replace(VALUES, ',$&,')
    .split(ENDS)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length < 2) return [];
  const found = new Map<string, Aside>();
  for (const part of parts) {
    const aside = ASKS.test(part) ? readAside(understanding, part, now) : undefined;
    if (aside) found.set('topic' in aside ? aside.topic : aside.remark, aside);
  }
  return [...found.values()];
}

function readAside(understanding: Understanding, part: string, now: number): Aside | undefined {
  const remark = findRemark(part);
  if (remark === 'cost' || remark === 'who') return { remark };
  const topic = understanding.topicIn(part, now);
  if (!topic) return undefined;
  if (whichAnswer(part)) return { topic };
  const { about } = understanding.understand(part, now);
  return about.some((concept) => OWN_WORDS[topic].includes(concept)) ? { topic } : undefined;
}

/** Without one of these a question may be about anything, the answer beside it included. */
const OWN_WORDS: Record<Topic, readonly Concept[]> = {
  'code-not-received': ['not-arrived', 'duration'],
  'code-validity': ['expire', 'duration', 'times'],
  'password-rules': ['rules', 'duration'],
  materials: ['materials'],
  'how-long': ['duration'],
  'hotline-hours': ['hours', 'telephone', 'human'],
  'official-channels': ['website', 'place'],
  scam: ['scam'],
  privacy: ['privacy'],
  'auto-unlock': ['automatic', 'unlock'],
  weekend: ['weekend'],
};
