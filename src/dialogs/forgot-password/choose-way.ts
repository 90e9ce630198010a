import type { Channel } from '../../domain/account.ts';
import type { Identifier } from '../../domain/identify.ts';
import { answered, createQuestion, STAY } from '../question.ts';
import { choices, OFFER_HUMAN_AFTER, type Turn } from '../turn.ts';
import { matchChoice } from '../understanding/match-choice.ts';
import { PROGRESS } from './progress.ts';
import { showIdentifier } from './show-identifier.ts';

export const CHOOSE_WAY = 'choose-way';

export interface ChooseWayOptions {
  identifier: Identifier;
  /** What leads here: decides the words and whether real-name is still offered. */
  after: 'account' | 'real-name' | 'other-way';
}

export type Way = Channel | 'real-name' | 'other-account';

const WAYS = {
  bySms: 'sms',
  byMail: 'mail',
  byRealName: 'real-name',
  otherAccount: 'other-account',
} as const;

/** The ways are the same for every account, known or not: nothing here asks the directory. */
export const chooseWay = createQuestion<ChooseWayOptions, Way>({
  id: CHOOSE_WAY,
  async ask(turn, { options }) {
    const { chooseWay, chooseWayAfterRealName, otherWays } = turn.copy.forgotPassword;
    const texts = {
      account: chooseWay(showIdentifier(options.identifier)),
      'real-name': chooseWayAfterRealName,
      'other-way': otherWays,
    };
    say(turn, options, 'choose-way', texts[options.after]);
  },
  remind(turn, { options }) {
    say(turn, options, 'choose-way', turn.copy.forgotPassword.wayUnclear);
  },
  async hear(turn, state) {
    if (turn.said.kind !== 'text') return STAY;
    const chosen = matchChoice(turn.said.text, offered(state.options));
    if (chosen) return answered<Way>(WAYS[chosen]);
    state.misses += 1;
    say(turn, state.options, 'way-unclear', turn.copy.forgotPassword.wayUnclear, state.misses);
    return STAY;
  },
});

function offered({ after }: ChooseWayOptions): (keyof typeof WAYS)[] {
  return after === 'real-name'
    ? ['bySms', 'byMail', 'otherAccount']
    : ['bySms', 'byMail', 'byRealName', 'otherAccount'];
}

function say(turn: Turn, options: ChooseWayOptions, step: string, text: string, misses = 0): void {
  const ids = offered(options);
  turn.say(`forgot-password.${step}`, text, {
    progress: PROGRESS.way,
    choices: misses >= OFFER_HUMAN_AFTER ? choices(turn, ...ids, 'human') : choices(turn, ...ids),
  });
}
