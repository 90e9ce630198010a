import type { DialogContext } from 'botbuilder-dialogs';
import { findTerm } from '../understanding/find-term.ts';
import type { Situation } from '../understanding/labels.ts';
import { isChoice, isOrdinal, whichChoice } from '../understanding/match-choice.ts';
import {
  asksWhetherDone,
  contactGone,
  findRemark,
  tellsOfTheft,
  wantsHuman,
} from '../understanding/remarks.ts';
import { understanding } from '../understanding/shipped.ts';
import { choiceFor, SITUATION_CHOICE_IDS, SITUATION_CHOICES } from '../understanding/situation-choices.ts';
import { readSituation } from '../understanding/situations.ts';
import { callHuman } from './call-human.ts';
import { flowFor, replaceFlow, runFrom, runningFlow } from './flow.ts';
import { type Turn, turnOf } from './turn.ts';

/** A sentence less clear than this gets a question back instead of another road. */
const EXPLICIT = 0.8;
/** Less than this is no hint at all. */
const HINT = 0.6;

/**
 * 「不是密码，是账号被锁了」, 「换一个账号」 in mid-flow. Only for what is no answer to the pending question. `moved`:
 * over to what is meant, with what still holds kept, and its question asked. `hinted`: asked whether that is meant,
 * and the pending question is due again.
 */
export async function changeMind(dc: DialogContext, text: string): Promise<'moved' | 'hinted' | 'no'> {
  const turn = turnOf(dc);
  const running = runningFlow(dc);
  if (!running || running.flow.listens) return 'no';
  const { flow, state } = running;
  const elsewhere = flow.hears?.(text, state.slots, turn.now);
  if (elsewhere) {
    turn.will({ do: 'void-forms', conversationId: turn.conversationId });
    await runFrom(dc, running, elsewhere);
    return 'moved';
  }
  if (isChoice(text, 'appeal')) {
    turn.say('interruption.appeal-where', turn.copy.flow.appealWhere);
    return 'hinted';
  }
  await understanding.warmUp();
  const meant = findOther(turn, text);
  if (!meant || meant.situation === flow.situation(state.slots)) return 'no';
  const other = flowFor(dc, meant.situation);
  const title = titleOf(turn, meant.situation);
  // What was proven would be lost: not for a sentence that may be about this very matter.
  const loses = other !== flow && flow.wouldLose(state.slots) && !meant.pressed;
  if (!meant.explicit || (loses && meant.situation !== 'human')) {
    turn.say('interruption.other-situation', turn.copy.flow.otherSituation(title));
    return 'hinted';
  }
  // A person does not take the place of what is under way: it waits meanwhile.
  if (meant.situation === 'human') return (await callHuman(dc)) ? 'moved' : 'hinted';
  turn.will({ do: 'void-forms', conversationId: turn.conversationId });
  turn.say('interruption.changed', turn.copy.flow.changed(title));
  if (other === flow) await runFrom(dc, running, flow.start(meant.situation, {}, state.slots));
  else
    await replaceFlow(
      dc,
      running,
      other.id,
      other.start(meant.situation, { ...flow.given(state.slots), said: text }),
    );
  return 'moved';
}

/** 「不想改密码」 is no wish for a new one. */
const REFUSES = /不(?:想|要|用|愿意)(?:改|换|重设|重置|设)/;

interface Meant {
  situation: Situation;
  explicit: boolean;
  /** The very words of a button. */
  pressed?: boolean;
}

function findOther(turn: Turn, text: string): Meant | undefined {
  // The number of a choice means one of this question's, never of the menu.
  if (isOrdinal(text) || findRemark(text) || findTerm(text) || tellsOfTheft(text) || wantsHuman(text))
    return undefined;
  const pressed = whichChoice(text, SITUATION_CHOICE_IDS);
  if (pressed) return { situation: SITUATION_CHOICES[pressed], explicit: true, pressed: true };
  if (asksWhetherDone(text)) return undefined;
  const read = readSituation(text, turn.now);
  if (read?.situation === 'forgot-password' && REFUSES.test(text)) return undefined;
  if (read && read.confidence >= EXPLICIT) return { situation: read.situation, explicit: true };
  const { situation, confidence } = understanding.understand(text, turn.now);
  // 「有没有电话」 is a question, whatever it sounds like.
  if (contactGone(text) && (situation !== 'faq' || confidence < HINT))
    return { situation: 'contact-changed', explicit: true };
  return read && read.confidence >= HINT ? { situation: read.situation, explicit: false } : undefined;
}

function titleOf({ copy }: Turn, situation: Situation): string {
  const id = choiceFor(situation);
  return id ? copy.choices[id].title : '';
}
