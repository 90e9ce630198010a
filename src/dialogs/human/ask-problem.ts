import type { TurnContext } from 'botbuilder-core';
import type { DialogInstance } from 'botbuilder-dialogs';
import type { Identifier } from '../../domain/identify.ts';
import { maskText } from '../../domain/masking.ts';
import { findDetails, type NamedDetails } from '../../understanding/find-details.ts';
import { matchChoice } from '../../understanding/match-choice.ts';
import { answered, Question, type QuestionState, type Recognized, unclear } from '../question.ts';
import { choices, type Turn, turnOf } from '../turn.ts';
import { PROGRESS } from './progress.ts';

export const ASK_PROBLEM = 'human-ask-problem';

export interface AskProblemOptions {
  /** What was under way, as its button says. */
  doing?: string;
}

export type ProblemAnswer = { problem: string; stated: Identifier[] } | 'no-message';

/** Fewer characters than this tell nobody anything. */
const SHORTEST = 4;

/** What it is about, in own words: whatever is written is the answer, also a question or another situation. */
class AskProblem extends Question<AskProblemOptions, ProblemAnswer> {
  override readonly takesAll = true;

  override async repromptDialog(context: TurnContext, { state }: DialogInstance): Promise<void> {
    const turn = turnOf(context);
    const { options } = state as QuestionState<AskProblemOptions>;
    say(turn, 'ask-problem', turn.copy.human.askProblem(options.doing));
  }

  protected override async onText(
    turn: Turn,
    _state: object,
    text: string,
  ): Promise<Recognized<ProblemAnswer>> {
    if (matchChoice(text, ['noMessage'])) return answered<ProblemAnswer>('no-message');
    if ([...text].length < SHORTEST)
      return unclear(() => say(turn, 'problem-unclear', turn.copy.human.problemUnclear));
    const stated = named(findDetails(text, turn.now));
    const problem = fullWidth(maskText(text, { codes: true }).text);
    return answered<ProblemAnswer>({ problem, stated });
  }
}

export const askProblem = new AskProblem(ASK_PROBLEM);

const FULL_WIDTH: Record<string, string> = { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？' };

/** Text arrives with all punctuation made half-width; shown again, Chinese should look as it was written. */
function fullWidth(text: string): string {
  return text.replace(/(?<=\p{Script=Han})[,;:!?]/gu, (mark) => FULL_WIDTH[mark] ?? mark);
}

/** Identity numbers are not for the chat: they are masked and not kept. */
function named({ times: _, 'id-number': _secret, ...found }: NamedDetails): Identifier[] {
  const kinds = Object.keys(found) as (keyof typeof found)[];
  return kinds.flatMap((kind) => {
    const value = found[kind];
    return value === undefined ? [] : [{ kind, value }];
  });
}

function say(turn: Turn, step: string, text: string): void {
  turn.say(`human.${step}`, text, { progress: PROGRESS.problem, choices: choices(turn, 'noMessage') });
}
