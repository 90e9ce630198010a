import type { DialogContext } from 'botbuilder-dialogs';
import { findTerm } from '../understanding/find-term.ts';
import type { Situation } from '../understanding/labels.ts';
import { isOrdinal, whichChoice } from '../understanding/match-choice.ts';
import { asksWhetherDone, contactGone, findRemark, tellsOfTheft } from '../understanding/remarks.ts';
import { choiceFor, SITUATION_CHOICE_IDS, SITUATION_CHOICES } from '../understanding/situation-choices.ts';
import { callHuman, flowFor, type RunningFlow, replaceFlow, rewindFlow } from './running-flow.ts';
import type { Turn } from './turn.ts';

/** A sentence less clear than this gets a question back instead of another road. */
const EXPLICIT = 0.8;
/** Less than this is no hint at all. */
const HINT = 0.6;

export interface OtherSituation {
  situation: Situation;
  /** Clear enough to go over to it; otherwise it is asked whether that is meant. */
  clear: boolean;
}

/** 「不是密码，是账号被锁了」 in mid-flow: another situation than the one under way. */
export function findOtherSituation(
  turn: Turn,
  dc: DialogContext,
  { flow, values }: RunningFlow,
  text: string,
): OtherSituation | undefined {
  const meant = findSituation(turn, text);
  if (!meant || meant.situation === flow.rules.situation(values.slots)) return undefined;
  const { situation, explicit, pressed } = meant;
  // What was proven would be lost: not for a sentence that may be about this very matter.
  const loses = flowFor(dc, situation) !== flow && flow.rules.wouldLose(values.slots) && !pressed;
  return { situation, clear: explicit && (!loses || situation === 'human') };
}

/** 「不想改密码」 is no wish for a new one. */
const REFUSES = /不(?:想|要|用|愿意)(?:改|换|重设|重置|设)/;

interface Meant {
  situation: Situation;
  explicit: boolean;
  /** The very words of a button. */
  pressed?: boolean;
}

function findSituation({ services, now }: Turn, text: string): Meant | undefined {
  // The number of a choice means one of this question's, never of the menu.
  if (isOrdinal(text) || findRemark(text) || findTerm(text) || tellsOfTheft(text)) return undefined;
  const pressed = whichChoice(text, SITUATION_CHOICE_IDS);
  if (pressed) return { situation: SITUATION_CHOICES[pressed], explicit: true, pressed: true };
  if (asksWhetherDone(text)) return undefined;
  const { understanding } = services;
  const read = understanding.situationIn(text, now);
  if (read?.situation === 'forgot-password' && REFUSES.test(text)) return undefined;
  if (read && read.confidence >= EXPLICIT) return { situation: read.situation, explicit: true };
  const { situation, confidence } = understanding.understand(text, now);
  // 「有没有电话」 is a question, whatever it sounds like.
  if (contactGone(text) && (situation !== 'faq' || confidence < HINT))
    return { situation: 'contact-changed', explicit: true };
  return read && read.confidence >= HINT ? { situation: read.situation, explicit: false } : undefined;
}

/** Over to another situation, with what still holds kept, and its question asked. */
export async function changeSituation(
  turn: Turn,
  dc: DialogContext,
  running: RunningFlow,
  situation: Situation,
  text: string,
): Promise<void> {
  // A person does not take the place of what is under way: it waits meanwhile.
  if (situation === 'human') {
    await callHuman(dc);
    return;
  }
  const { flow, values } = running;
  const other = flowFor(dc, situation);
  turn.will({ do: 'void-forms', conversationId: turn.conversationId });
  turn.say('interruption.changed', turn.copy.flow.changed(titleOf(turn, situation)));
  if (other === flow) await rewindFlow(dc, running, flow.rules.start(situation, {}, values.slots));
  else {
    const given = { ...flow.rules.given(values.slots), said: text };
    await replaceFlow(dc, running, other.id, other.rules.start(situation, given));
  }
}

export function sayWhetherOther(turn: Turn, situation: Situation): void {
  turn.say('interruption.other-situation', turn.copy.flow.otherSituation(titleOf(turn, situation)));
}

function titleOf({ copy }: Turn, situation: Situation): string {
  const id = choiceFor(situation);
  return id ? copy.choices[id].title : '';
}
