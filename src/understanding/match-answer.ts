import { ALL_COPIES } from '../copy/copy.ts';
import { bare, withoutCourtesies } from './bare-words.ts';
import { type Answerable, TOPICS, type Topic } from './labels.ts';
import { whichChoice } from './match-choice.ts';
import { SITUATION_CHOICE_IDS, SITUATION_CHOICES } from './situation-choices.ts';

/** The situation or topic whose button a text repeats, or says in one of the words kept for it. */
export function whichAnswer(text: string): Answerable | undefined {
  const pressed = whichChoice(text, SITUATION_CHOICE_IDS);
  if (pressed) return SITUATION_CHOICES[pressed];
  const topic = topicTitles().get(withoutCourtesies(text));
  if (topic) return `faq.${topic}`;
  const said = bare(text);
  if (SUSPECTED.test(said)) return 'faq.scam';
  return DOUBTED.test(said) ? 'faq.privacy' : undefined;
}

/** So short and blunt that there is little for a classifier to go by. */
const SUSPECTED =
  /^(?:你们?|您|这个?|不会|不是|会不会|该不会|是|怕是)*(?:骗子|诈骗|骗人|骗我|假的|被骗)(?:的)?(?:吧|吗|么|啊)?$|^(?:isthisa?|areyoua|areyou)?(?:scam|fraud)$/;
const DOUBTED =
  /^(?:这样|这里|在|你们?|填|写|发|说|给|了|会|真|的|号码?|手机)*(?:安不安全|安全(?:吗|么|吧|不))$|^(?:isit|isthis)safe$/;

let titles: ReadonlyMap<string, Topic> | undefined;

function topicTitles(): ReadonlyMap<string, Topic> {
  titles ??= new Map(
    ALL_COPIES.flatMap(({ greeting }) =>
      TOPICS.map((topic): [string, Topic] => [withoutCourtesies(greeting.topics[topic]), topic]),
    ),
  );
  return titles;
}
