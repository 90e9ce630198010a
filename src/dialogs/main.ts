import { WaterfallDialog } from 'botbuilder-dialogs';
import type { ChoiceId } from '../copy/zh-CN.ts';
import type { Identifier } from '../domain/identify.ts';
import type { Ended } from './closing.ts';
import { FORGOT_PASSWORD } from './forgot-password/forgot-password.ts';
import { NOT_YET, type NotYetSituation } from './not-yet.ts';
import { answered, createQuestion, type Heard, type QuestionState, STAY, unclear } from './question.ts';
import { choices, type Turn } from './turn.ts';
import { findIdentifier } from './understanding/find-identifier.ts';
import { isCommand, isOrdinal, matchChoice } from './understanding/match-choice.ts';
import { contactGone, findRemark, tellsOfTheft, wantsHuman } from './understanding/remarks.ts';
import { SITUATION_CHOICE_IDS } from './understanding/situation-choices.ts';
import { findSituation } from './understanding/situations.ts';

export const MAIN = 'main';
export const CHOOSE_SITUATION = 'choose-situation';

export interface MainOptions {
  /** What is said first; `nothing` after a flow that has said its own last word. */
  opening: 'hello' | 'anything-else' | 'nothing';
  /** The buttons that last word showed. */
  shown?: readonly ChoiceId[];
}

interface Told {
  situation: NotYetSituation | 'forgot-password';
  /** An account named in the same breath is not asked for again. */
  identifier?: Identifier;
}

interface Memory {
  /** Thanks were exchanged: a 「好的」 after that is a goodbye. */
  thanked: boolean;
}

type State = QuestionState<MainOptions> & Partial<Memory>;

/** The bottom of every conversation: which situation, that situation, and round again. */
export const main = new WaterfallDialog<MainOptions>(MAIN, [
  async function situation(step) {
    return step.beginDialog(CHOOSE_SITUATION, step.options);
  },
  async function handle(step) {
    const { situation, identifier } = step.result as Told;
    if (situation === 'forgot-password')
      return step.beginDialog(FORGOT_PASSWORD, identifier ? { identifier } : {});
    return step.beginDialog(NOT_YET, { situation });
  },
  async function around(step) {
    const ended = step.result as Ended | undefined;
    const options: MainOptions = { opening: 'nothing', ...(ended ? { shown: ended.shown } : {}) };
    return step.replaceDialog(MAIN, options);
  },
]);

export const chooseSituation = createQuestion<MainOptions, Told, Memory>({
  id: CHOOSE_SITUATION,
  async ask(turn, state) {
    const { hello, chooseSituation: menu } = turn.copy.greeting;
    const { opening } = state.options;
    if (opening === 'hello') sayMenu(turn, state, 'choose-situation', hello(turn.services.portal.portalName));
    if (opening === 'anything-else') sayMenu(turn, state, 'choose-situation', menu);
  },
  remind(turn, state) {
    sayMenu(turn, state, 'choose-situation', turn.copy.greeting.chooseSituation);
  },
  async hear(turn, state) {
    if (turn.said.kind !== 'text') return STAY;
    const { text } = turn.said;
    return hearLastWord(turn, state, text) ?? hearSituation(turn, state, text);
  },
});

/** What answers the last word of a flow that has just ended, or thanks for it. */
function hearLastWord(turn: Turn, state: State, text: string): Heard<Told> | undefined {
  const { shown = [] } = state.options;
  const pressed = matchChoice(text, shown);
  const agrees = isCommand(text, 'agree');
  if (pressed === 'toForgotPassword') return answered<Told>({ situation: 'forgot-password' });
  if (pressed === 'human') return answered<Told>({ situation: 'human' });
  if (pressed === 'startOver' || pressed === 'somethingElse') {
    sayMenu(turn, state, 'choose-situation', turn.copy.greeting.anythingElse);
    return STAY;
  }
  const done = pressed === 'nothingElse' || (agrees && (state.thanked || shown.includes('nothingElse')));
  if (done || findRemark(text) === 'thanks' || GOODBYE.test(text)) {
    state.thanked = true;
    turn.say('greeting.thanks', turn.copy.greeting.thanks);
    return STAY;
  }
  return undefined;
}

const GOODBYE = /^(再见|拜拜|bye|good ?bye)/i;

function hearSituation(turn: Turn, state: State, text: string): Heard<Told> {
  const otherwise = unclear(() => sayUnclear(turn, state));
  if (tellsOfTheft(text)) return answered<Told>({ situation: 'stolen' });
  if (findRemark(text)) return otherwise;
  if (wantsHuman(text)) return answered<Told>({ situation: 'human' });
  // A number means one of the buttons shown, and those are not always the menu's.
  const situation =
    state.options.shown && isOrdinal(text)
      ? undefined
      : (findSituation(text) ?? (contactGone(text) ? 'contact-changed' : undefined));
  const found = findIdentifier(text, turn.now);
  const identifier = found.kind === 'found' ? { identifier: found.identifier } : {};
  if (situation) return answered<Told>({ situation, ...identifier });
  // Somebody who begins with a phone number wants to get in: the reset is what serves most.
  return found.kind === 'found' ? answered<Told>({ situation: 'forgot-password', ...identifier }) : otherwise;
}

function sayUnclear(turn: Turn, state: State): void {
  state.misses += 1;
  const { unclear: first, unclearAgain } = turn.copy.greeting;
  sayMenu(turn, state, 'unclear', state.misses > 1 ? unclearAgain(turn.services.portal.hotline) : first);
}

function sayMenu(turn: Turn, state: State, step: string, text: string): void {
  delete state.options.shown;
  turn.say(`greeting.${step}`, text, { choices: choices(turn, ...SITUATION_CHOICE_IDS) });
}
