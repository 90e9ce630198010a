import type { DialogContext } from 'botbuilder-dialogs';
import { type MenuState, menuOf } from '../dialogs/menu.ts';
import { pendingQuestion, type Recognized } from '../dialogs/question.ts';
import { type RunningFlow, runningFlow } from '../dialogs/running-flow.ts';
import type { Turn } from '../dialogs/turn.ts';
import type { SensitiveKind } from '../domain/masking.ts';
import { isChoice, isOrdinal } from '../understanding/match-choice.ts';
import { tellsOfTheft, wantsHuman } from '../understanding/remarks.ts';
import type { Understood } from '../understanding/understanding.ts';

/** What came, as far as it is known before anybody has made sense of it. */
export interface Typed {
  /** Cleaned, not masked. */
  text: string;
  /** Kinds of personal data masked in it. */
  found: readonly SensitiveKind[];
  passwordPasted: boolean;
  /** The first word after the bot had stopped for want of an answer. */
  closed?: boolean;
}

/** A message and where it was said, for the table of what it can mean. */
export interface Message extends Typed {
  turn: Turn;
  dc: DialogContext;
  /** The flow under way; undefined at the menu. */
  running: RunningFlow | undefined;
  /** What the menu remembers, for a sentence said to it that is no number of a button. */
  menu: MenuState | undefined;
  asksForPerson: boolean;
  tellsOfTheft: boolean;
  /** The sentence as the classifier has it; asked on first use. */
  understood(): Understood;
  /** What it is to the pending question, once that was asked. */
  recognized?: Recognized<unknown> | undefined;
}

export function createMessage(turn: Turn, dc: DialogContext, typed: Typed): Message {
  const { text } = typed;
  const menu = menuOf(dc);
  return {
    ...typed,
    turn,
    dc,
    running: runningFlow(dc),
    menu: menu && !isOrdinal(text) ? menu : undefined,
    asksForPerson: isChoice(text, 'human') || wantsHuman(text),
    tellsOfTheft: tellsOfTheft(text),
    understood: () => turn.services.understanding.understand(text, turn.now),
  };
}

/** Reads the message as an answer to the pending question; whether it is one. */
export async function isAnswer(message: Message): Promise<boolean> {
  const question = pendingQuestion(message.dc);
  // A dialog that is no question of ours makes of it what it will.
  if (!question) return true;
  message.recognized = await question.recognize(message.dc);
  return message.recognized.kind !== 'unclear';
}
