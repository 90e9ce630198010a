import type { TurnContext } from 'botbuilder-core';
import type { DialogInstance } from 'botbuilder-dialogs';
import type { Account } from '../../domain/account.ts';
import type { Goal } from '../../domain/recovery.ts';
import { bare } from '../../understanding/bare-words.ts';
import { findAccountKind } from '../../understanding/find-account-kind.ts';
import { isChoice, matchTitle } from '../../understanding/match-choice.ts';
import { answered, HUMAN, Question, type QuestionState, type Recognized, unclear } from '../question.ts';
import { choice, choices, OFFER_HUMAN_AFTER, type Turn, turnOf } from '../turn.ts';
import { PROGRESS } from './progress.ts';

export const CHOOSE_ACCOUNT = 'choose-account';

/** `none`: not among them, and a person has to look. */
export type AccountChoice = { id: string } | 'other' | 'none';

export interface ChooseAccountOptions {
  goal: Goal;
  accounts: { id: string; kind: Account['kind']; title: string; line: string }[];
}

type State = QuestionState<ChooseAccountOptions>;

/** Only after a right code: several accounts share the contact it was sent to. */
class ChooseAccount extends Question<ChooseAccountOptions, AccountChoice> {
  protected override async onPrompt(context: TurnContext, state: State): Promise<void> {
    const turn = turnOf(context);
    const { goal, accounts } = state.options;
    const words = turn.copy.recovery.chooseAccount;
    const text = goal === 'forgot-password' ? turn.copy.forgotPassword.chooseAccount : words[goal];
    const lines = goal === 'forgot-account' ? accounts.map(({ line }, i) => `${i + 1}. ${line}`) : [];
    say(turn, state, [text, ...lines].join('\n'));
  }

  override async repromptDialog(context: TurnContext, { state }: DialogInstance): Promise<void> {
    const turn = turnOf(context);
    say(turn, state, turn.copy.forgotPassword.chooseAccountAgain);
  }

  protected override async onText(
    turn: Turn,
    state: State,
    text: string,
  ): Promise<Recognized<AccountChoice>> {
    const { accounts } = state.options;
    const titles = offered(turn, state).map(({ title }) => title);
    const none = otherwise(state);
    const at = isChoice(text, none) || deniesAll(text) ? accounts.length : matchTitle(text, titles);
    const chosen = at === undefined ? onlyOfKind(state, text) : accounts[at];
    if (chosen) return answered<AccountChoice>({ id: chosen.id });
    if (at === accounts.length) return answered<AccountChoice>(none === 'noneIsMine' ? 'none' : 'other');
    if (at !== undefined) return HUMAN;
    return unclear(() => say(turn, state, turn.copy.forgotPassword.chooseAccountAgain));
  }
}

export const chooseAccount = new ChooseAccount(CHOOSE_ACCOUNT);

/** 「都不是我的」 is no word for 「我的」. */
function deniesAll(text: string): boolean {
  return NONE.test(bare(text));
}

const NONE =
  /(?:都|全|哪个都|一个都|没一个|没有一个)(?:不是|不对|没有|不认识)|没有?(?:一个)?(?:是)?我的|^(?:这些|这几个)?不是我的|noneof(?:them|these)|neither|notmine/;

/** 「单位的」 decides where there is one company among them. */
function onlyOfKind({ options }: State, text: string): ChooseAccountOptions['accounts'][number] | undefined {
  const kind = findAccountKind(text);
  const [only, ...others] = options.accounts.filter((account) => account.kind === kind);
  return others.length === 0 ? only : undefined;
}

/** Who looks for an account and sees none of theirs has nothing else to name it by. */
function otherwise({ options }: Pick<State, 'options'>): 'noneIsMine' | 'otherAccount' {
  return options.goal === 'forgot-account' ? 'noneIsMine' : 'otherAccount';
}

/** The buttons shown. */
function offered(turn: Turn, { options, misses }: State) {
  return [
    ...options.accounts.map(({ title }) => ({ title })),
    choice(turn, otherwise({ options })),
    ...(misses >= OFFER_HUMAN_AFTER ? choices(turn, 'human') : []),
  ];
}

function say(turn: Turn, state: State, text: string): void {
  turn.say(`${state.options.goal}.choose-account`, text, {
    progress: PROGRESS.code,
    choices: offered(turn, state),
  });
}
