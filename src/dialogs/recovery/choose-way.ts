import type { TurnContext } from 'botbuilder-core';
import type { DialogInstance } from 'botbuilder-dialogs';
import type { ChoiceId } from '../../copy/zh-CN.ts';
import type { Channel } from '../../domain/account.ts';
import type { Identifier } from '../../domain/identify.ts';
import type { Goal } from '../../domain/recovery.ts';
import { bare } from '../../understanding/bare-words.ts';
import { findChannel } from '../../understanding/find-channel.ts';
import { isCommand, matchChoice, whichChoice } from '../../understanding/match-choice.ts';
import { findOtherContact } from '../other-contact.ts';
import { answered, HUMAN, Question, type QuestionState, type Recognized, unclear } from '../question.ts';
import { choices, OFFER_HUMAN_AFTER, type Turn, turnOf } from '../turn.ts';
import { PROGRESS } from './progress.ts';
import { showIdentifier } from './show-identifier.ts';

export const CHOOSE_WAY = 'choose-way';

export interface ChooseWayOptions {
  goal: Goal;
  identifier: Identifier;
  /** What leads here: decides the words and whether real-name is still offered. */
  after: 'account' | 'real-name' | 'other-way';
}

/** An identifier is that of another account. */
export type Way = Channel | 'real-name' | 'other-account' | Identifier;

const WAYS = {
  bySms: 'sms',
  bySmsSecond: 'sms',
  byMail: 'mail',
  byMailFirst: 'mail',
  byRealName: 'real-name',
  otherAccount: 'other-account',
  otherNumber: 'other-account',
} as const satisfies Partial<Record<ChoiceId, Way>>;

type WayId = keyof typeof WAYS;
type State = QuestionState<ChooseWayOptions>;

/** The ways are the same for every account, known or not: nothing here asks the directory. */
class ChooseWay extends Question<ChooseWayOptions, Way> {
  protected override async onPrompt(context: TurnContext, state: State): Promise<void> {
    const turn = turnOf(context);
    const { options } = state;
    const words = turn.copy.forgotPassword;
    const texts = {
      account: firstWords(turn, options),
      'real-name': words.chooseWayAfterRealName,
      'other-way': words.otherWays,
    };
    say(turn, state, 'choose-way', texts[options.after]);
  }

  override async repromptDialog(context: TurnContext, { state }: DialogInstance): Promise<void> {
    const turn = turnOf(context);
    say(turn, state, 'choose-way', turn.copy.forgotPassword.wayUnclear);
  }

  protected override async onText(turn: Turn, state: State, text: string): Promise<Recognized<Way>> {
    const way = readWay(turn, state, text);
    if (way === 'human') return HUMAN;
    if (way) return answered<Way>(way);
    return unclear(() => say(turn, state, 'way-unclear', turn.copy.forgotPassword.wayUnclear));
  }
}

export const chooseWay = new ChooseWay(CHOOSE_WAY);

function firstWords({ copy }: Turn, { goal, identifier }: ChooseWayOptions): string {
  const shown = showIdentifier(identifier);
  if (goal === 'forgot-password') return copy.forgotPassword.chooseWay(shown);
  const { chooseWay: words, companyWay } = copy.recovery;
  return identifier.kind === 'credit-code' ? companyWay(shown) : words(shown);
}

function readWay(turn: Turn, state: State, text: string): Way | 'human' | undefined {
  const contact = findOtherContact(text, state.options.identifier, turn.now);
  if (contact) return contact;
  const shown = offered(state);
  const chosen = matchChoice(text, shown) ?? whichChoice(text, ['bySms', 'byMail']);
  if (chosen) return chosen === 'human' ? chosen : WAYS[chosen];
  return isCommand(text, 'agree') || SEND.test(bare(text))
    ? WAYS[recommended(state.options)]
    : findChannel(text);
}

/** 「那你发吧」: by the first way there is. */
const SEND =
  /^(?:那|你|就|快点?|好|请|给我|直接)*发(?:吧|啊|呀|过来|送|出来|来|验证码|给[我他她]|一下)*$|^(?:just)?send(?:it)?$/;

/** By what was typed, which says nothing of the account. */
function recommended({ identifier }: ChooseWayOptions): 'bySms' | 'byMailFirst' {
  return identifier.kind === 'email' ? 'byMailFirst' : 'bySms';
}

/** The buttons shown, the recommended way first. */
function offered({ options, misses }: State): (WayId | 'human')[] {
  const first = recommended(options);
  return [
    first,
    first === 'bySms' ? 'byMail' : 'bySmsSecond',
    // Name and identity number count beside a code only; who sets no password yet is not asked for them.
    ...(options.after === 'real-name' || options.goal !== 'forgot-password' ? [] : (['byRealName'] as const)),
    options.goal === 'forgot-account' ? 'otherNumber' : 'otherAccount',
    ...(misses >= OFFER_HUMAN_AFTER ? (['human'] as const) : []),
  ];
}

function say(turn: Turn, state: State, step: string, text: string): void {
  turn.say(`${state.options.goal}.${step}`, text, {
    progress: PROGRESS.way,
    choices: choices(turn, ...offered(state)),
  });
}
