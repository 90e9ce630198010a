import { answerQuestion } from './faq.ts';
import { sayNotYet } from './not-yet.ts';
import { sayStolen } from './stolen.ts';
import type { Turn } from './turn.ts';
import { isOrdinal } from './understanding/match-choice.ts';
import { asksForSecret, contactGone, findRemark, tellsOfTheft, wantsHuman } from './understanding/remarks.ts';
import { findSituation, findTopic } from './understanding/situations.ts';

/**
 * Replies to what is no answer to the pending question but says something all the same: a remark, a
 * question of the citizen's, a wish for a person, another situation. `false` when it says nothing known;
 * after `true` the pending question is due again.
 */
export function sayBeside(turn: Turn, text: string): boolean {
  const remark = findRemark(text);
  if (remark) {
    turn.say(`remark.${remark}`, turn.copy.remarks[remark](turn.services.portal.portalName));
    return true;
  }
  const topic = topicBeside(text, turn.now);
  if (topic) {
    answerQuestion(turn, topic);
    return true;
  }
  const situation = situationBeside(text);
  if (!situation || situation === 'forgot-password') return false;
  if (situation === 'stolen') sayStolen(turn);
  else sayNotYet(turn, situation);
  return true;
}

function topicBeside(text: string, now: number) {
  // Told already, it is no question any more.
  if (tellsOfTheft(text) && !asksForSecret(text)) return undefined;
  return findTopic(text, now);
}

function situationBeside(text: string) {
  if (tellsOfTheft(text)) return 'stolen';
  if (wantsHuman(text)) return 'human';
  // The number of a choice means one of this question's, never of the menu.
  if (isOrdinal(text)) return undefined;
  return contactGone(text) ? 'contact-changed' : findSituation(text);
}
