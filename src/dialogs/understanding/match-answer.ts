import { ALL_COPIES } from '../../copy/copy.ts';
import { fold } from './fold.ts';
import { type Answerable, TOPICS, type Topic } from './labels.ts';
import { whichChoice } from './match-choice.ts';
import { SITUATION_CHOICE_IDS, SITUATION_CHOICES } from './situation-choices.ts';

/** The situation or topic whose button a text repeats, or says in one of the words kept for it. */
export function whichAnswer(text: string): Answerable | undefined {
  const pressed = whichChoice(text, SITUATION_CHOICE_IDS);
  if (pressed) return SITUATION_CHOICES[pressed];
  const topic = topicTitles().get(fold(text));
  return topic && `faq.${topic}`;
}

let titles: ReadonlyMap<string, Topic> | undefined;

function topicTitles(): ReadonlyMap<string, Topic> {
  titles ??= new Map(
    ALL_COPIES.flatMap(({ greeting }) =>
      TOPICS.map((topic): [string, Topic] => [fold(greeting.topics[topic]), topic]),
    ),
  );
  return titles;
}
