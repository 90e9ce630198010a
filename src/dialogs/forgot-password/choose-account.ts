import { answered, createQuestion, type QuestionState, STAY } from '../question.ts';
import { choices, OFFER_HUMAN_AFTER, type Turn } from '../turn.ts';
import { matchTitle } from '../understanding/match-choice.ts';
import { PROGRESS } from './progress.ts';

export const CHOOSE_ACCOUNT = 'choose-account';

export interface ChooseAccountOptions {
  accounts: { id: string; title: string }[];
}

/** Only after a right code: several accounts share the contact it was sent to. */
export const chooseAccount = createQuestion<ChooseAccountOptions, string>({
  id: CHOOSE_ACCOUNT,
  async ask(turn, state) {
    say(turn, state, turn.copy.forgotPassword.chooseAccount);
  },
  remind(turn, state) {
    say(turn, state, turn.copy.forgotPassword.chooseAccountAgain);
  },
  async hear(turn, state) {
    if (turn.said.kind !== 'text') return STAY;
    const { accounts } = state.options;
    const at = matchTitle(
      turn.said.text,
      accounts.map(({ title }) => title),
    );
    const chosen = at === undefined ? undefined : accounts[at];
    if (chosen) return answered(chosen.id);
    state.misses += 1;
    this.remind(turn, state);
    return STAY;
  },
});

function say(turn: Turn, state: QuestionState<ChooseAccountOptions>, text: string): void {
  turn.say('forgot-password.choose-account', text, {
    progress: PROGRESS.code,
    choices: [
      ...state.options.accounts,
      ...(state.misses >= OFFER_HUMAN_AFTER ? choices(turn, 'human') : []),
    ],
  });
}
