import { findAsides } from '../understanding/find-asides.ts';
import { findOffice, isBeyondService } from '../understanding/find-office.ts';
import { findTerm } from '../understanding/find-term.ts';
import { asksForSecret, findRemark, isCross, type Remark, tellsOfTheft } from '../understanding/remarks.ts';
import { understanding } from '../understanding/shipped.ts';
import { findSideRemark } from '../understanding/side-remarks.ts';
import { findTopic } from '../understanding/situations.ts';
import { answerQuestion } from './faq.ts';
import { sayStolen } from './stolen.ts';
import type { Turn } from './turn.ts';

/** Answers what is asked in the same breath as an answer; what becomes of that one is said after it. */
export async function sayAsides(turn: Turn, text: string): Promise<boolean> {
  // The others' turns go on meanwhile, should this be the first after the start.
  await understanding.warmUp();
  const asides = findAsides(text, turn.now);
  for (const aside of asides) {
    if ('topic' in aside) answerQuestion(turn, aside.topic);
    else sayRemark(turn, aside.remark);
  }
  return asides.length > 0;
}

/**
 * Replies to what is no answer to the pending question but says something all the same: a remark, a theft, a
 * question of the citizen's. `false` when it says nothing known; after `true` the pending question is due
 * again. Another situation is a change of mind, which is looked for before.
 */
export function sayBeside(turn: Turn, text: string): boolean {
  const remark = findRemark(text);
  if (remark) {
    sayRemark(turn, remark);
    return true;
  }
  const aside = findSideRemark(text);
  const term = findTerm(text);
  if (aside) turn.say(`remark.${aside}`, turn.copy.remarks[aside]());
  else if (term) turn.say('remark.term', turn.copy.faq.terms[term]);
  return Boolean(aside ?? term) || sayAsked(turn, text);
}

/** A question, a theft, or another office's matter. */
function sayAsked(turn: Turn, text: string): boolean {
  const theft = tellsOfTheft(text);
  // A secret that is only asked for is a question; one that is given away is a theft.
  const topic = !theft || asksForSecret(text) ? findTopic(text, turn.now) : undefined;
  if (topic) answerQuestion(turn, topic);
  else if (theft) sayStolen(turn);
  else return sayElsewhere(turn, text);
  return true;
}

function sayRemark(turn: Turn, remark: Remark): void {
  turn.say(`remark.${remark}`, turn.copy.remarks[remark](turn.services.portal.portalName));
}

/** Less sure, it may be small talk about the matter itself: 「现在几点解」. */
const CHATTING = 0.95;

/** What is another office's is said to be so; who is cross is heard. */
function sayElsewhere(turn: Turn, text: string): boolean {
  const { greeting, remarks } = turn.copy;
  const { situation, about, confidence } = understanding.understand(text, turn.now);
  const elsewhere = situation === 'out-of-scope';
  const office = elsewhere && findOffice(text);
  if (office) turn.say('remark.out-of-scope', greeting.outOfScopeBeside(greeting.offices[office]));
  // A name or a place is no matter of ours either, and yet meant as an answer: what it is about has to be said.
  else if (elsewhere && (isBeyondService(text) || (about.includes('chat') && confidence >= CHATTING)))
    turn.say('remark.out-of-scope', greeting.outOfScopeBesideAnywhere(turn.services.portal.hotline));
  else if (isCross(text)) turn.say('remark.swearing', remarks.swearing());
  else return false;
  return true;
}
