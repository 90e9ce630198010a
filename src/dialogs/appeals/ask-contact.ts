import type { ChoiceId } from '../../copy/zh-CN.ts';
import type { Identifier } from '../../domain/identify.ts';
import { matchChoice } from '../../understanding/match-choice.ts';
import { answered, createQuestion, HUMAN, type QuestionState, STAY, unclear } from '../question.ts';
import { findContact, sameIdentifier } from '../recovery/another-account.ts';
import { choices, OFFER_HUMAN_AFTER, type Turn } from '../turn.ts';
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
export const askContact = createQuestion<AskContactOptions, Identifier>({
  id: ASK_CONTACT,
  async ask(turn, state) {
    const { askContact: first, askContactAgain } = turn.copy.appeals;
    say(turn, state, 'ask-contact', state.options.again ? askContactAgain : first);
  },
  remind(turn, state) {
    say(turn, state, 'ask-contact', turn.copy.appeals.askContactAgain);
  },
  async hear(turn, state) {
    if (turn.said.kind !== 'text') return STAY;
    const { text } = turn.said;
    if (matchChoice(text, offered(state)) === 'human') return HUMAN;
    const contact = findContact(text, turn.now);
    const { gone } = state.options;
    if (contact && gone && sameIdentifier(contact, gone)) {
      state.misses += 1;
      say(turn, state, 'contact-is-old', turn.copy.appeals.contactIsOld);
      return STAY;
    }
    if (contact) return answered(contact);
    return unclear(() => {
      state.misses += 1;
      say(turn, state, 'contact-unclear', turn.copy.appeals.contactUnclear);
    });
  },
});

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
