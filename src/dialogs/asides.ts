import { findAsides } from '../understanding/find-asides.ts';
import { findOffice } from '../understanding/find-office.ts';
import type { Remark } from '../understanding/remarks.ts';
import { answerQuestion } from './faq.ts';
import type { Turn } from './turn.ts';

/** Answers what is asked in the same breath as something else. `false`: nothing is. */
export async function sayAsides(turn: Turn, text: string): Promise<boolean> {
  // The others' turns go on meanwhile, should this be the first after the start.
  await turn.services.understanding.warmUp();
  const asides = findAsides(turn.services.understanding, text, turn.now);
  for (const aside of asides) {
    if ('topic' in aside) answerQuestion(turn, aside.topic);
    else sayRemark(turn, aside.remark);
  }
  return asides.length > 0;
}

export function sayRemark(turn: Turn, remark: Remark): void {
  turn.say(`remark.${remark}`, turn.copy.remarks[remark](turn.services.portal.portalName));
}

/** What is another office's is said to be so, in the middle of something. */
export function sayElsewhere(turn: Turn, text: string): void {
  const { outOfScopeBeside, outOfScopeBesideAnywhere, offices } = turn.copy.greeting;
  const office = findOffice(text);
  const words = office
    ? outOfScopeBeside(offices[office])
    : outOfScopeBesideAnywhere(turn.services.portal.hotline);
  turn.say('remark.out-of-scope', words);
}
