import type { TurnContext } from 'botbuilder-core';
import type { DialogInstance } from 'botbuilder-dialogs';
import { findDraftCode, findReceipt } from '../domain/appeals/receipt.ts';
import type { Identifier } from '../domain/identify.ts';
import { bare } from '../understanding/bare-words.ts';
import { settled } from '../understanding/decide-reading.ts';
import type { Answerable, Situation } from '../understanding/labels.ts';
import { isChoice, isCommand, isOrdinal, matchChoice } from '../understanding/match-choice.ts';
import { findRemark } from '../understanding/remarks.ts';
import { SITUATION_CHOICE_IDS, SITUATION_CHOICES } from '../understanding/situation-choices.ts';
import { readEitherOr, sayEitherOr } from './either-or.ts';
import {
  answerAtMenu,
  askWhich,
  CHOOSE_SITUATION,
  type MenuMemory,
  type MenuOptions,
  type MenuState,
  sayMenu,
  sayUnclear,
} from './menu.ts';
import { answered, Question, type Recognized, STAY, unclear } from './question.ts';
import { type Turn, turnOf } from './turn.ts';

export interface Told {
  situation: Situation | 'stolen';
  /** An account named in the same breath is not asked for again. */
  identifier?: Identifier;
  /** In place of what was typed: the words of a button, where its number was. */
  spelledOut?: string;
  /** A draft of an appeal is to be gone on with. */
  draftCode?: string;
}

/**
 * The menu. An answer to it is a number of ours, a reply to the last thing said, or a button; what a sentence means
 * there is read with all that a message can mean.
 */
class ChooseSituation extends Question<MenuOptions, Told, MenuMemory> {
  override readonly takesAll = true;

  protected override async onPrompt(context: TurnContext, menu: MenuState): Promise<void> {
    const turn = turnOf(context);
    const { hello, chooseSituation: again } = turn.copy.greeting;
    const { opening } = menu.options;
    if (opening === 'hello') sayMenu(turn, menu, 'choose-situation', hello(turn.services.portal.portalName));
    if (opening === 'anything-else') sayMenu(turn, menu, 'choose-situation', again);
  }

  override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    const turn = turnOf(context);
    const menu: MenuState = instance.state;
    if (menu.between) sayEitherOr(turn, menu.between);
    else sayMenu(turn, menu, 'choose-situation', turn.copy.greeting.chooseSituation);
  }

  protected override async onText(turn: Turn, menu: MenuState, text: string): Promise<Recognized<Told>> {
    const said = spellOut(turn, menu, text);
    return (
      readNumber(said) ??
      readLastWord(turn, menu, said) ??
      readButton(turn, menu, said) ??
      unclear(() => sayUnclear(turn, menu))
    );
  }
}

export const chooseSituation = new ChooseSituation(CHOOSE_SITUATION);

/** A number stands for the words of the button it counts; one of the menu's own is left to `readButton`. */
function spellOut({ copy }: Turn, { options: { shown = [] } }: MenuState, text: string): string {
  const id = isOrdinal(text) ? matchChoice(text, shown) : undefined;
  return id ? copy.choices[id].title : text;
}

/** A receipt or the code of a draft says by itself what is wanted. */
function readNumber(text: string): Recognized<Told> | undefined {
  const draft = findDraftCode(text);
  if (draft)
    return answered<Told>({
      situation: 'appeal-progress',
      draftCode: 'near' in draft ? '' : draft.draftCode,
    });
  return findReceipt(text) && answered<Told>({ situation: 'appeal-progress' });
}

/** What answers the last word of a flow that has just ended, or thanks for it. */
function readLastWord(turn: Turn, menu: MenuState, text: string): Recognized<Told> | undefined {
  const { shown = [] } = menu.options;
  const pressed = matchChoice(text, shown);
  const agrees = isCommand(text, 'agree');
  if (pressed === 'toForgotPassword') return answered<Told>({ situation: 'forgot-password' });
  if (pressed === 'human') return answered<Told>({ situation: 'human' });
  if (pressed === 'startOver' || pressed === 'somethingElse') {
    sayMenu(turn, menu, 'choose-situation', turn.copy.greeting.anythingElse);
    return STAY;
  }
  const done =
    isChoice(text, 'nothingElse') ||
    pressed === 'nothingElse' ||
    (agrees && menu.thanked) ||
    (shown.includes('nothingElse') && (agrees || WAITS.test(bare(text))));
  if (done || findRemark(text) === 'thanks' || GOODBYE.test(text)) {
    menu.thanked = true;
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
function readButton(turn: Turn, menu: MenuState, text: string): Recognized<Told> | undefined {
  const { between } = menu;
  const picked = between && readEitherOr(turn, between, text);
  if (picked === 'neither') {
    menu.misses += 1;
    sayUnclear(turn, menu);
    return STAY;
  }
  if (picked) return follow(turn, menu, picked);
  // A number means one of the buttons shown, and those are not always the menu's.
  if ((between || menu.options.shown) && isOrdinal(text)) return unclear(() => sayUnclear(turn, menu));
  const pressed = matchChoice(text, SITUATION_CHOICE_IDS);
  if (pressed) return follow(turn, menu, SITUATION_CHOICES[pressed]);
  // What an appeal is for decides how it goes.
  if (isChoice(text, 'appeal')) {
    // Asked once and not answered: the whole menu says more than another guess.
    if (between) return unclear(() => sayUnclear(turn, menu));
    askWhich(turn, menu, ['contact-changed', 'locked']);
    return STAY;
  }
  // As the news of an appeal says.
  if (isChoice(text, 'supplement')) return answered<Told>({ situation: 'appeal-progress', spelledOut: text });
  // Late for the lock that was told of a moment ago: it is looked up anew.
  if (isChoice(text, 'remindMe') || isChoice(text, 'unlockByReset')) return follow(turn, menu, 'locked');
  if (!isCommand(text, 'agree')) return undefined;
  sayMenu(turn, menu, 'choose-situation', turn.copy.greeting.chooseSituation);
  return STAY;
}

function follow(turn: Turn, menu: MenuState, answer: Answerable): Recognized<Told> {
  const meant = settled(answer);
  if (!('topic' in meant)) return answered<Told>({ situation: meant.situation });
  answerAtMenu(turn, menu, meant.topic);
  return STAY;
}
