import type { DialogContext } from 'botbuilder-dialogs';
import type { ChoiceId } from '../copy/zh-CN.ts';
import { findDraftCode, findReceipt } from '../domain/appeals/receipt.ts';
import type { Identifier } from '../domain/identify.ts';
import { settled } from '../understanding/decide.ts';
import { identifierIn } from '../understanding/find-details.ts';
import { findOffice } from '../understanding/find-office.ts';
import { bare } from '../understanding/fold.ts';
import type { Answerable, Situation } from '../understanding/labels.ts';
import { isChoice, isCommand, isOrdinal, matchChoice } from '../understanding/match-choice.ts';
import {
  accountStolen,
  asksForSecret,
  findRemark,
  tellsOfTheft,
  wantsHuman,
} from '../understanding/remarks.ts';
import { understanding } from '../understanding/shipped.ts';
import { SITUATION_CHOICE_IDS, SITUATION_CHOICES } from '../understanding/situation-choices.ts';
import type { Understood } from '../understanding/understanding.ts';
import { sayAsides } from './beside.ts';
import { hearEitherOr, sayEitherOr } from './either-or.ts';
import { answerQuestion } from './faq.ts';
import { answered, createQuestion, type Heard, type QuestionState, STAY, unclear } from './question.ts';
import { choices, type Turn } from './turn.ts';

export const CHOOSE_SITUATION = 'choose-situation';

export interface MenuOptions {
  /** What is said first; `nothing` after a flow that has said its own last word. */
  opening: 'hello' | 'anything-else' | 'nothing';
  /** The buttons that last word showed. */
  shown?: readonly ChoiceId[];
}

export interface Told {
  situation: Situation | 'stolen';
  /** An account named in the same breath is not asked for again. */
  identifier?: Identifier;
  /** In place of what was typed: the words of a button, where its number was. */
  spelledOut?: string;
  /** A draft of an appeal is to be gone on with. */
  draftCode?: string;
}

interface Memory {
  /** Thanks were exchanged: a 「好的」 after that is a goodbye. */
  thanked: boolean;
  /** Buttons of the either/or question, while that is the last thing said. */
  between: readonly Answerable[];
}

type State = QuestionState<MenuOptions> & Partial<Memory>;

/** The menu, by buttons or in plain words. */
export const chooseSituation = createQuestion<MenuOptions, Told, Memory>({
  id: CHOOSE_SITUATION,
  takesAll: true,
  async ask(turn, state) {
    const { hello, chooseSituation: menu } = turn.copy.greeting;
    const { opening } = state.options;
    if (opening === 'hello') sayMenu(turn, state, 'choose-situation', hello(turn.services.portal.portalName));
    if (opening === 'anything-else') sayMenu(turn, state, 'choose-situation', menu);
  },
  remind(turn, state) {
    if (state.between) sayEitherOr(turn, state.between);
    else sayMenu(turn, state, 'choose-situation', turn.copy.greeting.chooseSituation);
  },
  async hear(turn, state) {
    if (turn.said.kind !== 'text') return STAY;
    const text = spellOut(turn, state, turn.said.text);
    const heard = hearNumber(text) ?? hearLastWord(turn, state, text) ?? hearButton(turn, state, text);
    if (heard) return heard;
    // The others' turns go on meanwhile, should this be the first after the start.
    await understanding.warmUp();
    return hearSentence(turn, state, text);
  },
});

/** Something was told at the menu by itself: from now on a number counts the buttons under that. */
export function showAtMenu({ activeDialog }: DialogContext, shown: readonly ChoiceId[]): void {
  if (activeDialog?.id !== CHOOSE_SITUATION) return;
  const state = activeDialog.state as State;
  showMenu(state);
  state.options.shown = shown;
}

/** A number stands for the words of the button it counts; one of the menu's own is left to `hearButton`. */
function spellOut({ copy }: Turn, { options: { shown = [] } }: State, text: string): string {
  const id = isOrdinal(text) ? matchChoice(text, shown) : undefined;
  return id ? copy.choices[id].title : text;
}

/** A receipt or the code of a draft says by itself what is wanted. */
function hearNumber(text: string): Heard<Told> | undefined {
  const draft = findDraftCode(text);
  if (draft)
    return answered<Told>({
      situation: 'appeal-progress',
      draftCode: 'near' in draft ? '' : draft.draftCode,
    });
  return findReceipt(text) && answered<Told>({ situation: 'appeal-progress' });
}

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
  const done =
    isChoice(text, 'nothingElse') ||
    pressed === 'nothingElse' ||
    (agrees && state.thanked) ||
    (shown.includes('nothingElse') && (agrees || WAITS.test(bare(text))));
  if (done || findRemark(text) === 'thanks' || GOODBYE.test(text)) {
    state.thanked = true;
    turn.say('greeting.thanks', turn.copy.greeting.thanks);
    return STAY;
  }
  return undefined;
}

/** 「那我等着」: for what was promised. */
const WAITS = /^(?:那|好的?|行|我|就|先)*等(?:着|等|一等|你们?|您|消息|通知|电话)*(?:吧|了|啊)*$/;
const GOODBYE =
  /^(?:再见|拜拜|(?:那|我)?(?:以后|下次|改天|回头)(?:再|吧|来|办|说)|bye|good ?bye|(?:another|some other) (?:day|time))/i;

/** A button of the either/or question or of the menu, by its words or by its number. */
function hearButton(turn: Turn, state: State, text: string): Heard<Told> | undefined {
  const { between } = state;
  const picked = between && hearEitherOr(turn, between, text);
  if (picked === 'neither') {
    sayUnclear(turn, state);
    return STAY;
  }
  if (picked) return follow(turn, state, picked);
  // A number means one of the buttons shown, and those are not always the menu's.
  if ((between || state.options.shown) && isOrdinal(text)) return unclear(() => sayUnclear(turn, state));
  const pressed = matchChoice(text, SITUATION_CHOICE_IDS);
  if (pressed) return follow(turn, state, SITUATION_CHOICES[pressed]);
  // What an appeal is for decides how it goes.
  if (isChoice(text, 'appeal')) return inDoubt(turn, state, { text, between: ['contact-changed', 'locked'] });
  // As the news of an appeal says.
  if (isChoice(text, 'supplement')) return answered<Told>({ situation: 'appeal-progress', spelledOut: text });
  // Late for the lock that was told of a moment ago: it is looked up anew.
  if (isChoice(text, 'remindMe') || isChoice(text, 'unlockByReset')) return follow(turn, state, 'locked');
  if (!isCommand(text, 'agree')) return undefined;
  sayMenu(turn, state, 'choose-situation', turn.copy.greeting.chooseSituation);
  return STAY;
}

async function hearSentence(turn: Turn, state: State, text: string): Promise<Heard<Told>> {
  const theft = tellsOfTheft(text);
  if (findRemark(text) && !theft) return unclear(() => sayUnclear(turn, state));
  const understood = understanding.understand(text, turn.now);
  const elsewhere = accountStolen(text)
    ? understood.situation === 'out-of-scope'
    : ELSEWHERE.has(understood.situation);
  if (theft && !elsewhere && !asksForSecret(text)) return answered<Told>({ situation: 'stolen' });
  const identifier = identifierIn(understood.found);
  switch (understood.situation) {
    case 'faq':
      return follow(turn, state, `faq.${understood.topic}`);
    case 'out-of-scope':
      sayOutOfScope(turn, state, text);
      return STAY;
    case 'clarify':
      return inDoubt(turn, state, {
        text,
        between: understood.between,
        ...(identifier ? { identifier } : {}),
      });
    default:
      if (!TAKES_ALL.has(understood.situation)) await sayAsides(turn, text);
      return follow(turn, state, understood.situation, identifier);
  }
}

/** Where words of theft are about something else: another service's account, a number that others have now. */
const ELSEWHERE: ReadonlySet<Understood['situation']> = new Set([
  'out-of-scope',
  'contact-changed',
  'locked',
]);

/** What is asked beside these is asked of them. */
const TAKES_ALL: ReadonlySet<Situation> = new Set(['appeal-progress', 'human']);

function follow(turn: Turn, state: State, answer: Answerable, identifier?: Identifier): Heard<Told> {
  const meant = settled(answer);
  if (!('topic' in meant))
    return answered<Told>({ situation: meant.situation, ...(identifier ? { identifier } : {}) });
  showMenu(state);
  answerQuestion(turn, meant.topic, SITUATION_CHOICE_IDS);
  return STAY;
}

interface Doubt {
  text: string;
  between: readonly Answerable[];
  identifier?: Identifier;
}

function inDoubt(turn: Turn, state: State, { text, between, identifier }: Doubt): Heard<Told> {
  if (wantsHuman(text)) return answered<Told>({ situation: 'human' });
  // Somebody who begins with a phone number wants to get in: the reset is what serves most.
  if (identifier) return answered<Told>({ situation: 'forgot-password', identifier });
  // Asked once and not answered: the whole menu says more than another guess.
  if (between.length === 0 || state.between) return unclear(() => sayUnclear(turn, state));
  showMenu(state);
  state.between = between;
  state.misses = 0;
  sayEitherOr(turn, between);
  return STAY;
}

function sayOutOfScope(turn: Turn, state: State, text: string): void {
  const { outOfScope, outOfScopeAsk, offices } = turn.copy.greeting;
  const office = findOffice(text);
  const words = office ? outOfScopeAsk(offices[office]) : outOfScope(turn.services.portal.hotline);
  sayMenu(turn, state, 'out-of-scope', words);
}

function sayUnclear(turn: Turn, state: State): void {
  state.misses += 1;
  const { unclear: first, unclearAgain } = turn.copy.greeting;
  sayMenu(turn, state, 'unclear', state.misses > 1 ? unclearAgain(turn.services.portal.hotline) : first);
}

function sayMenu(turn: Turn, state: State, step: string, text: string): void {
  showMenu(state);
  turn.say(`greeting.${step}`, text, { choices: choices(turn, ...SITUATION_CHOICE_IDS) });
}

/** From now on the buttons shown are the menu's. */
function showMenu(state: State): void {
  delete state.options.shown;
  delete state.between;
  state.thanked = false;
}
