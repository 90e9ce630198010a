import type { Copy } from '../copy/zh-CN.ts';
import { type Answerable, topicOf } from '../understanding/labels.ts';
import { whichAnswer } from '../understanding/match-answer.ts';
import { isChoice, isCommand, matchTitle } from '../understanding/match-choice.ts';
import { choiceFor } from '../understanding/situation-choices.ts';
import { choice, type Turn } from './turn.ts';

/** A doubt between one or two readings: a button for each, and one for neither. */
export function sayEitherOr(turn: Turn, between: readonly Answerable[]): void {
  const { eitherOr, isIt } = turn.copy.greeting;
  const titles = titlesOf(turn.copy, between);
  const [one = '', other] = titles;
  const text = other === undefined ? isIt(one) : eitherOr(one, other);
  turn.say('greeting.either-or', text, {
    choices: [...titles.map((title) => ({ title })), choice(turn, 'neither')],
  });
}

/** Which of them a text means, by words or by number; undefined when it is no answer. */
export function readEitherOr(
  { copy }: Turn,
  between: readonly Answerable[],
  text: string,
): Answerable | 'neither' | undefined {
  const answer = whichAnswer(text);
  if (answer && between.includes(answer)) return answer;
  if (isChoice(text, 'neither')) return 'neither';
  if (between.length === 1 && isCommand(text, 'agree')) return between[0];
  const at = matchTitle(text, [...titlesOf(copy, between), copy.choices.neither.title]);
  return at === undefined ? undefined : (between[at] ?? 'neither');
}

function titlesOf({ choices, greeting }: Copy, between: readonly Answerable[]): string[] {
  return between.map((answer) => {
    const topic = topicOf(answer);
    if (topic) return greeting.topics[topic];
    const id = choiceFor(answer);
    return id ? choices[id].title : '';
  });
}
