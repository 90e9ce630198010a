import type { ReachedAt } from '../../domain/tickets.ts';
import { isChoice, matchChoice } from '../../understanding/match-choice.ts';
import { wantsHuman } from '../../understanding/remarks.ts';
import { answered, createQuestion, type Heard, STAY, unclear } from '../question.ts';
import { choices, type Turn } from '../turn.ts';
import { PROGRESS } from './progress.ts';
import { showReachedAt } from './show-reached-at.ts';

export const CONFIRM_MESSAGE = 'human-confirm';

export interface ConfirmOptions {
  reachedAt: ReachedAt;
  problem: string;
  doing?: string;
}

export type ConfirmAnswer = (typeof OFFERED)[number];

const OFFERED = ['sendMessage', 'changeProblem', 'changeContact', 'noMessage'] as const;

/** What will be handed on, for a last look. */
export const confirmMessage = createQuestion<ConfirmOptions, ConfirmAnswer>({
  id: CONFIRM_MESSAGE,
  async ask(turn, { options }) {
    say(turn, 'confirm', summary(turn, options));
  },
  remind(turn, { options }) {
    say(turn, 'confirm', summary(turn, options));
  },
  async hear(turn, { options }): Promise<Heard<ConfirmAnswer>> {
    if (turn.said.kind !== 'text') return STAY;
    const { text } = turn.said;
    const chosen = matchChoice(text, OFFERED);
    if (isChoice(text, 'human') || wantsHuman(text)) {
      say(turn, 'confirm', summary(turn, options));
      return STAY;
    }
    return chosen
      ? answered<ConfirmAnswer>(chosen)
      : unclear(() => say(turn, 'confirm-unclear', turn.copy.human.summaryAgain));
  },
});

function summary({ copy }: Turn, { reachedAt, problem, doing }: ConfirmOptions): string {
  return copy.human.summary(showReachedAt(reachedAt), problem, doing);
}

function say(turn: Turn, step: string, text: string): void {
  turn.say(`human.${step}`, text, { progress: PROGRESS.confirm, choices: choices(turn, ...OFFERED) });
}
