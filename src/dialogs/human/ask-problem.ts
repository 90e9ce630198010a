import type { Identifier } from '../../domain/identify.ts';
import { maskText } from '../../domain/masking.ts';
import { type Found, findDetails } from '../../understanding/find-details.ts';
import { matchChoice } from '../../understanding/match-choice.ts';
import { answered, createQuestion, type Heard, STAY, unclear } from '../question.ts';
import { choices, type Turn } from '../turn.ts';
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
export const askProblem = createQuestion<AskProblemOptions, ProblemAnswer>({
  id: ASK_PROBLEM,
  takesAll: true,
  async ask(turn, { options }) {
    say(turn, 'ask-problem', turn.copy.human.askProblem(options.doing));
  },
  remind(turn, { options }) {
    say(turn, 'ask-problem', turn.copy.human.askProblem(options.doing));
  },
  async hear(turn): Promise<Heard<ProblemAnswer>> {
    if (turn.said.kind !== 'text') return STAY;
    const { text } = turn.said;
    if (matchChoice(text, ['noMessage'])) return answered<ProblemAnswer>('no-message');
    if ([...text].length < SHORTEST)
      return unclear(() => say(turn, 'problem-unclear', turn.copy.human.problemUnclear));
    const stated = named(findDetails(text, turn.now));
    const problem = fullWidth(maskText(text, { codes: true }).text);
    return answered<ProblemAnswer>({ problem, stated });
  },
});

const FULL_WIDTH: Record<string, string> = { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？' };

/** Text arrives with all punctuation made half-width; shown again, Chinese should look as it was written. */
function fullWidth(text: string): string {
  return text.replace(/(?<=\p{Script=Han})[,;:!?]/gu, (mark) => FULL_WIDTH[mark] ?? mark);
}

/** Identity numbers are not for the chat: they are masked and not kept. */
function named({ times: _, 'id-number': _secret, ...found }: Found): Identifier[] {
  const kinds = Object.keys(found) as (keyof typeof found)[];
  return kinds.flatMap((kind) => {
    const value = found[kind];
    return value === undefined ? [] : [{ kind, value }];
  });
}

function say(turn: Turn, step: string, text: string): void {
  turn.say(`human.${step}`, text, { progress: PROGRESS.problem, choices: choices(turn, 'noMessage') });
}
