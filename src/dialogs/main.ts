import { WaterfallDialog } from 'botbuilder-dialogs';
import type { Identifier } from '../domain/identify.ts';
import { FORGOT_PASSWORD } from './forgot-password/forgot-password.ts';
import { NOT_YET } from './not-yet.ts';
import { answered, createQuestion, STAY } from './question.ts';
import { choices, type Turn } from './turn.ts';
import { findIdentifier } from './understanding/find-identifier.ts';
import { isChoice } from './understanding/match-choice.ts';
import { findSituation, SITUATION_CHOICE_IDS, type Situation } from './understanding/situations.ts';

export const MAIN = 'main';
export const CHOOSE_SITUATION = 'choose-situation';

export interface MainOptions {
  /** What is said first; `nothing` after a flow that has said its own last word. */
  opening: 'hello' | 'anything-else' | 'nothing';
  /** The last word offered to reset the password: a plain 「好」 then means that. */
  offersReset?: boolean;
}

interface Told {
  situation: Situation;
  /** An account named in the same breath is not asked for again. */
  identifier?: Identifier;
}

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
    const ended = step.result as { offersReset?: boolean } | undefined;
    const options: MainOptions = { opening: 'nothing', offersReset: ended?.offersReset ?? false };
    return step.replaceDialog(MAIN, options);
  },
]);

export const chooseSituation = createQuestion<MainOptions, Told>({
  id: CHOOSE_SITUATION,
  async ask(turn, { options }) {
    const { hello, chooseSituation } = turn.copy.greeting;
    if (options.opening === 'hello') say(turn, 'choose-situation', hello(turn.services.portal.portalName));
    if (options.opening === 'anything-else') say(turn, 'choose-situation', chooseSituation);
  },
  remind(turn) {
    say(turn, 'choose-situation', turn.copy.greeting.chooseSituation);
  },
  async hear(turn, state) {
    if (turn.said.kind !== 'text') return STAY;
    const { text } = turn.said;
    if (state.options.offersReset && isChoice(text, 'toForgotPassword'))
      return answered<Told>({ situation: 'forgot-password' });
    const situation = findSituation(text);
    if (situation) return answered<Told>(withIdentifier(situation, text, turn.now));
    if (THANKS.test(text)) {
      turn.say('greeting.thanks', turn.copy.greeting.thanks);
      return STAY;
    }
    const found = findIdentifier(text, turn.now);
    // Somebody who begins with a phone number wants to get in: the reset is what serves most.
    if (found.kind === 'found')
      return answered<Told>({ situation: 'forgot-password', identifier: found.identifier });
    state.misses += 1;
    const { unclear, unclearAgain } = turn.copy.greeting;
    say(turn, 'unclear', state.misses > 1 ? unclearAgain(turn.services.portal.hotline) : unclear);
    return STAY;
  },
});

const THANKS = /^(谢谢|多谢|感谢|好的?谢谢|thanks?|thank you|再见|拜拜|bye)/i;

function withIdentifier(situation: Situation, text: string, now: number): Told {
  const found = findIdentifier(text, now);
  return found.kind === 'found' && found.identifier.kind !== 'username'
    ? { situation, identifier: found.identifier }
    : { situation };
}

function say(turn: Turn, step: string, text: string): void {
  turn.say(`greeting.${step}`, text, { choices: choices(turn, ...SITUATION_CHOICE_IDS) });
}
