import type { TurnContext } from 'botbuilder-core';
import type { DialogInstance } from 'botbuilder-dialogs';
import type { ChoiceId } from '../../copy/zh-CN.ts';
import type { Identifier } from '../../domain/identify.ts';
import { matchChoice } from '../../understanding/match-choice.ts';
import { findContact, sameIdentifier } from '../other-contact.ts';
import {
  answered,
  HUMAN,
  Question,
  type QuestionState,
  type Recognized,
  STAY,
  unclear,
} from '../question.ts';
import { choices, OFFER_HUMAN_AFTER, type Turn, turnOf } from '../turn.ts';
import { PROGRESS } from './progress.ts';

export const ASK_CONTACT = 'appeal-ask-contact';

export interface AskContactOptions {
  /** Not the first time: a short question is enough. */
  again: boolean;
  /** Said before to be out of use. */
  gone?: Identifier;
}

type State = QuestionState<AskContactOptions>;

/** A phone or mailbox that works now; a code follows, and news of the appeal go there. */
class AskContact extends Question<AskContactOptions, Identifier> {
  protected override async onPrompt(context: TurnContext, state: State): Promise<void> {
    const turn = turnOf(context);
    const { askContact: first, askContactAgain } = turn.copy.appeals;
    say(turn, state, 'ask-contact', state.options.again ? askContactAgain : first);
  }

  override async repromptDialog(context: TurnContext, { state }: DialogInstance): Promise<void> {
    const turn = turnOf(context);
    say(turn, state, 'ask-contact', turn.copy.appeals.askContactAgain);
  }

  protected override async onText(turn: Turn, state: State, text: string): Promise<Recognized<Identifier>> {
    if (matchChoice(text, offered(state)) === 'human') return HUMAN;
    const contact = findContact(text, turn.now);
    const { gone } = state.options;
    if (contact && gone && sameIdentifier(contact, gone)) {
      state.misses += 1;
      say(turn, state, 'contact-is-old', turn.copy.appeals.contactIsOld);
      return STAY;
    }
    if (contact) return answered(contact);
    return unclear(() => say(turn, state, 'contact-unclear', turn.copy.appeals.contactUnclear));
  }
}

export const askContact = new AskContact(ASK_CONTACT);

/** The buttons shown. */
function offered({ misses }: State): ChoiceId[] {
  return misses >= OFFER_HUMAN_AFTER ? ['human'] : [];
}

function say(turn: Turn, state: State, step: string, text: string): void {
  turn.say(`appeal.${step}`, text, {
    progress: PROGRESS.contact,
    choices: choices(turn, ...offered(state)),
  });
}
