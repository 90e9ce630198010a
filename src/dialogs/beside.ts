import { sayNotYet } from './not-yet.ts';
import type { Turn } from './turn.ts';
import { isOrdinal } from './understanding/match-choice.ts';
import { contactGone, findRemark, tellsOfTheft, wantsHuman } from './understanding/remarks.ts';
import { findSituation } from './understanding/situations.ts';

/**
 * Replies to what is no answer to the pending question but says something all the same: a remark, a wish
 * for a person, another situation. `false` when it says nothing known; after `true` the question is due again.
 */
export function sayBeside(turn: Turn, text: string): boolean {
  const remark = findRemark(text);
  const { portalName, hotline } = turn.services.portal;
  if (remark) {
    turn.say(`remark.${remark}`, turn.copy.remarks[remark](portalName, hotline));
    return true;
  }
  const situation = situationBeside(text);
  if (!situation || situation === 'forgot-password') return false;
  sayNotYet(turn, situation);
  return true;
}

function situationBeside(text: string) {
  if (tellsOfTheft(text)) return 'stolen';
  if (wantsHuman(text)) return 'human';
  // The number of a choice means one of this question's, never of the menu.
  if (isOrdinal(text)) return undefined;
  return contactGone(text) ? 'contact-changed' : findSituation(text);
}
