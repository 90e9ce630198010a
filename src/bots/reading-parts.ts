import type { DialogContext } from 'botbuilder-dialogs';
import { sayAsides } from '../dialogs/asides.ts';
import { findOtherSituation, type OtherSituation } from '../dialogs/change-of-mind.ts';
import type { Told } from '../dialogs/choose-situation.ts';
import { pendingQuestion } from '../dialogs/question.ts';
import { type RunningFlow, rewindFlow } from '../dialogs/running-flow.ts';
import { identifierIn } from '../understanding/find-details.ts';
import { findOffice, isBeyondService } from '../understanding/find-office.ts';
import type { Answerable, Situation, Topic } from '../understanding/labels.ts';
import { matchChoice } from '../understanding/match-choice.ts';
import { accountStolen, asksForSecret } from '../understanding/remarks.ts';
import type { Understood } from '../understanding/understanding.ts';
import type { Message } from './message.ts';
import { CONFIRM } from './navigation.ts';

/** Says something that is no reply of the pending question, which is then due again. */
export function sayBeside({ turn, dc }: Message, step: string, text: string): Promise<void> {
  turn.say(step, text);
  return dc.repromptDialog();
}

/** 「取消」 was said, and was asked about. */
export function isConfirming({ running }: Message): boolean {
  return running?.values.confirming === true;
}

export function dropConfirmation({ running }: Message): void {
  if (running) delete running.values.confirming;
}

export function confirmationIn({ text }: Message): (typeof CONFIRM)[number] | undefined {
  return matchChoice(text, CONFIRM);
}

export function leavesMessage({ flow }: RunningFlow): boolean {
  return flow.rules.serves.includes('human');
}

/** What is asked beside an answer is answered first; what becomes of that one is said after it. */
export async function takeAnswer({ turn, dc, text, recognized }: Message): Promise<void> {
  const question = pendingQuestion(dc);
  if (!question || !recognized) {
    await dc.continueDialog();
    return;
  }
  const taken = recognized.kind === 'answered' || recognized.kind === 'took';
  if (taken && !question.takesAll) await sayAsides(turn, text);
  await question.settle(dc, recognized);
}

/** The flow under way, where words about other matters can be a change of mind. */
export function changeableFlow({ running }: Message): RunningFlow | undefined {
  return running?.flow.rules.takesSituations ? undefined : running;
}

export function slotsInstead(message: Message): object | undefined {
  const running = changeableFlow(message);
  return running?.flow.rules.instead?.(message.text, running.values.slots, message.turn.now);
}

export async function goInstead(message: Message): Promise<void> {
  const { turn, dc, running } = message;
  const slots = slotsInstead(message);
  if (!running || !slots) return;
  turn.will({ do: 'void-forms', conversationId: turn.conversationId });
  await rewindFlow(dc, running, slots);
}

export function otherSituation(message: Message): OtherSituation | undefined {
  const running = changeableFlow(message);
  return running && findOtherSituation(message.turn, message.dc, running, message.text);
}

/** Ends the menu with what it was told. */
export function tell(dc: DialogContext, told: Told): Promise<unknown> {
  return dc.endDialog(told);
}

/** What is asked beside these is asked of them. */
const TAKE_ALL: ReadonlySet<Situation> = new Set(['appeal-progress', 'human']);

export async function tellSituation({ turn, dc, text, understood }: Message): Promise<void> {
  const { situation, found } = understood();
  if (situation === 'faq' || situation === 'clarify' || situation === 'out-of-scope') return;
  if (!TAKE_ALL.has(situation)) await sayAsides(turn, text);
  const identifier = identifierIn(found);
  await tell(dc, { situation, ...(identifier ? { identifier } : {}) });
}

export function readingsBetween(understood: Understood): readonly Answerable[] {
  return understood.situation === 'clarify' ? understood.between : [];
}

/** Where words of theft are about something else: another service's account, a number that others have now. */
const ELSEWHERE: ReadonlySet<Understood['situation']> = new Set([
  'out-of-scope',
  'contact-changed',
  'locked',
]);

export function isTheftAtMenu({ text, tellsOfTheft, understood }: Message): boolean {
  if (!tellsOfTheft || asksForSecret(text)) return false;
  const { situation } = understood();
  return !(accountStolen(text) ? situation === 'out-of-scope' : ELSEWHERE.has(situation));
}

/** The question that is asked. A secret that was given away is a theft; one that is only asked for, a question. */
export function topicOf({ turn, text, tellsOfTheft }: Message): Topic | undefined {
  if (tellsOfTheft && !asksForSecret(text)) return undefined;
  return turn.services.understanding.topicIn(text, turn.now);
}

/** Less sure, it may be small talk about the matter itself: 「现在几点解」. */
const CHATTING = 0.95;

/** A name or a place is no matter of ours either, and yet meant as an answer: what it is about has to be said. */
export function isAnotherOffices({ text, understood }: Message): boolean {
  const { situation, about, confidence } = understood();
  if (situation !== 'out-of-scope') return false;
  const chats = about.includes('chat') && confidence >= CHATTING;
  return findOffice(text) !== undefined || isBeyondService(text) || chats;
}
