import type { Account } from '../../domain/account.ts';
import type { Goal } from '../../domain/recovery.ts';
import { answered, createQuestion, HUMAN, type QuestionState, STAY, unclear } from '../question.ts';
import { choice, choices, OFFER_HUMAN_AFTER, type Turn } from '../turn.ts';
import { findAccountKind } from '../understanding/account-kind.ts';
import { isChoice, matchTitle } from '../understanding/match-choice.ts';
import { PROGRESS } from './progress.ts';

export const CHOOSE_ACCOUNT = 'choose-account';

export interface ChooseAccountOptions {
  goal: Goal;
  accounts: { id: string; kind: Account['kind']; title: string }[];
}

type State = QuestionState<ChooseAccountOptions>;

/** Only after a right code: several accounts share the contact it was sent to. */
export const chooseAccount = createQuestion<ChooseAccountOptions, string | { other: true }>({
  id: CHOOSE_ACCOUNT,
  async ask(turn, state) {
    say(turn, state, turn.copy.forgotPassword.chooseAccount);
  },
  remind(turn, state) {
    say(turn, state, turn.copy.forgotPassword.chooseAccountAgain);
  },
  async hear(turn, state) {
    if (turn.said.kind !== 'text') return STAY;
    const { text } = turn.said;
    const { accounts } = state.options;
    const titles = offered(turn, state).map(({ title }) => title);
    const at = matchTitle(text, titles);
    const chosen = at === undefined ? onlyOfKind(state, text) : accounts[at];
    if (chosen) return answered(chosen.id);
    if (at === accounts.length || isChoice(text, 'otherAccount')) return answered({ other: true as const });
    if (at !== undefined) return HUMAN;
    return unclear(() => {
      state.misses += 1;
      this.remind(turn, state);
    });
  },
});

/** 「单位的」 decides where there is one company among them. */
function onlyOfKind({ options }: State, text: string): ChooseAccountOptions['accounts'][number] | undefined {
  const kind = findAccountKind(text);
  const [only, ...others] = options.accounts.filter((account) => account.kind === kind);
  return others.length === 0 ? only : undefined;
}

/** The buttons shown. */
function offered(turn: Turn, { options, misses }: State) {
  return [
    ...options.accounts.map(({ title }) => ({ title })),
    choice(turn, 'otherAccount'),
    ...(misses >= OFFER_HUMAN_AFTER ? choices(turn, 'human') : []),
  ];
}

function say(turn: Turn, state: State, text: string): void {
  turn.say(`${state.options.goal}.choose-account`, text, {
    progress: PROGRESS.code,
    choices: offered(turn, state),
  });
}
