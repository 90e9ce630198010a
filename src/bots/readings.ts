import type { DialogContext } from 'botbuilder-dialogs';
import { readReceipt } from '../dialogs/appeals/ask-receipt.ts';
import { sayAsides, sayElsewhere, sayRemark } from '../dialogs/asides.ts';
import { changeSituation, sayWhetherOther } from '../dialogs/change-of-mind.ts';
import { answerQuestion } from '../dialogs/faq.ts';
import { answerAtMenu, askWhich, sayOutOfScope } from '../dialogs/menu.ts';
import { pendingQuestion } from '../dialogs/question.ts';
import { callHuman } from '../dialogs/running-flow.ts';
import { sayStolen } from '../dialogs/stolen.ts';
import type { Turn } from '../dialogs/turn.ts';
import { findAsides } from '../understanding/find-asides.ts';
import { identifierIn } from '../understanding/find-details.ts';
import { findSideRemark } from '../understanding/find-side-remark.ts';
import { findTerm } from '../understanding/find-term.ts';
import { isEnglish } from '../understanding/language.ts';
import { isChoice, isCommand } from '../understanding/match-choice.ts';
import { findRemark, isCross, isLost } from '../understanding/remarks.ts';
import { createMessage, isAnswer, type Message, type Typed } from './message.ts';
import { askAnew, cancel, goBack, restart, resume } from './navigation.ts';
import {
  changeableFlow,
  confirmationIn,
  dropConfirmation,
  goInstead,
  isAnotherOffices,
  isConfirming,
  isTheftAtMenu,
  leavesMessage,
  otherSituation,
  readingsBetween,
  sayBeside,
  slotsInstead,
  takeAnswer,
  tell,
  tellSituation,
  topicOf,
} from './reading-parts.ts';
import { setLocale, speak } from './speak.ts';

/** One thing that a message can mean. */
export interface Reading {
  name: string;
  /** Why it stands where it stands. */
  why: string;
  when(message: Message): boolean | Promise<boolean>;
  act(message: Message): unknown;
  /** Something was done about it, and the message is read on. */
  readOn?: true;
}

/**
 * What a message can mean, in order; the first that applies decides. In one list, however long, because the order
 * is what matters.
 */
export const READINGS: readonly Reading[] = [
  // At any time.
  {
    name: 'in-english',
    why: 'before anything is said, so that it is said in that language',
    when: ({ turn, text }) => turn.locale !== 'en' && isEnglish(text),
    act: ({ turn }) => setLocale(turn, 'en'),
    readOn: true,
  },
  {
    name: 'password-pasted',
    why: 'a secret must not be looked at for any other meaning',
    when: ({ passwordPasted }) => passwordPasted,
    act: (m) => sayBeside(m, 'interruption.password-pasted', m.turn.copy.interruption.passwordPasted),
  },
  {
    name: 'bank-card-pasted',
    why: 'likewise; but a row of digits after SS is a receipt, mistyped at worst',
    when: ({ found, text }) => found.includes('bank-card') && !readReceipt(text),
    act: (m) => sayBeside(m, 'interruption.bank-card-pasted', m.turn.copy.interruption.bankCardPasted),
  },
  {
    name: 'id-number-pasted',
    why: 'it is warned of, and may still be the answer',
    when: ({ found }) => found.includes('id-number'),
    act: ({ turn }) => turn.say('interruption.id-number-pasted', turn.copy.forgotPassword.idNumberInChat),
    readOn: true,
  },
  {
    name: 'cancel-confirmed',
    why: 'the last thing asked was whether to cancel',
    when: (m) => isConfirming(m) && (confirmationIn(m) === 'confirmCancel' || isCommand(m.text, 'cancel')),
    act: ({ turn, dc }) => cancel(turn, dc),
  },
  {
    name: 'cancel-taken-back',
    why: 'the same',
    when: (m) => isConfirming(m) && confirmationIn(m) === 'keepGoing',
    act(m) {
      dropConfirmation(m);
      return sayBeside(m, 'interruption.keep-going', m.turn.copy.flow.keepGoing);
    },
  },
  {
    name: 'cancel-passed-over',
    why: 'anything else is meant for the question that was pending all along',
    when: isConfirming,
    act: dropConfirmation,
    readOn: true,
  },
  {
    name: 'person',
    why: 'nobody who wants a person is asked anything else; who is leaving a message may well write of one',
    when: ({ running, asksForPerson }) => asksForPerson && running !== undefined && !leavesMessage(running),
    act: ({ dc }) => callHuman(dc),
  },
  {
    name: 'restart',
    why: 'a command is no answer, whatever was asked',
    when: ({ text }) => isCommand(text, 'restart') || isChoice(text, 'startOver'),
    act: ({ turn, dc }) => restart(turn, dc),
  },
  {
    name: 'cancel',
    why: 'likewise',
    when: ({ text }) => isCommand(text, 'cancel'),
    act: ({ turn, dc }) => cancel(turn, dc),
  },
  {
    name: 'back',
    why: 'likewise',
    when: ({ text }) => isCommand(text, 'back'),
    act: ({ turn, dc }) => goBack(turn, dc),
  },
  {
    name: 'resume',
    why: 'likewise',
    when: ({ text }) => isCommand(text, 'resume'),
    act: ({ turn, dc, closed = false }) => resume(turn, dc, closed),
  },
  {
    name: 'help',
    why: 'likewise; and who says only that they do not follow is not asked the same again without help',
    when: ({ text }) => isCommand(text, 'help') || isLost(text),
    act(m) {
      const { turn } = m;
      const words = turn.copy.interruption.help(turn.services.portal.hotline);
      return sayBeside(m, 'interruption.help', words);
    },
  },
  {
    name: 'chinese',
    why: 'likewise',
    when: ({ text }) => isCommand(text, 'chinese'),
    act: ({ turn, dc }) => speak(turn, dc, 'zh-CN'),
  },
  {
    name: 'english',
    why: 'likewise',
    when: ({ text }) => isCommand(text, 'english'),
    act: ({ turn, dc }) => speak(turn, dc, 'en'),
  },
  {
    name: 'proof-lapsed',
    why: 'after a long pause an answer may need a proof that no longer holds',
    async when({ turn, running, closed }) {
      if (!closed || !running?.flow.rules.holds) return false;
      return !(await running.flow.rules.holds(turn, running.values.slots));
    },
    act: ({ turn, dc, running }) => running && askAnew(turn, dc, running),
  },
  {
    name: 'answer',
    why: 'what was asked comes before whatever else the words could mean',
    when: isAnswer,
    act: takeAnswer,
  },

  // No answer to what was asked.
  {
    name: 'person-already',
    why: 'a message is being left for one; the question goes on',
    when: ({ running, asksForPerson }) => asksForPerson && running !== undefined && leavesMessage(running),
    act: ({ dc }) => dc.repromptDialog(),
  },
  {
    name: 'instead',
    why: 'another account of the same matter keeps the road; another situation would leave it',
    when: (m) => slotsInstead(m) !== undefined,
    act: goInstead,
  },
  {
    name: 'appeal-where',
    why: 'the button of another question: what an appeal is for decides how it goes',
    when: (m) => changeableFlow(m) !== undefined && isChoice(m.text, 'appeal'),
    act: (m) => sayBeside(m, 'interruption.appeal-where', m.turn.copy.flow.appealWhere),
  },
  {
    name: 'stolen-at-menu',
    why: 'a theft is urgent, and is told of in the words of other situations',
    when: (m) => m.menu !== undefined && isTheftAtMenu(m),
    act: ({ dc }) => tell(dc, { situation: 'stolen' }),
  },
  {
    name: 'remark',
    why: 'small talk is a whole message of its own, which the classifier would take for a situation',
    when: ({ menu, text, tellsOfTheft }) => findRemark(text) !== undefined && !(menu && tellsOfTheft),
    act(m) {
      const remark = findRemark(m.text);
      if (remark) sayRemark(m.turn, remark);
      return m.dc.repromptDialog();
    },
  },
  {
    name: 'question-at-menu',
    why: 'the classifier is sure that something is asked',
    when: ({ menu, understood }) => menu !== undefined && understood().situation === 'faq',
    act({ turn, menu, understood }) {
      const said = understood();
      if (menu && said.situation === 'faq') answerAtMenu(turn, menu, said.topic);
    },
  },
  {
    name: 'out-of-scope-at-menu',
    why: 'or that it is none of our business',
    when: ({ menu, understood }) => menu !== undefined && understood().situation === 'out-of-scope',
    act: ({ turn, menu, text }) => menu && sayOutOfScope(turn, menu, text),
  },
  {
    name: 'situation-at-menu',
    why: 'or of the situation',
    when: ({ menu, understood }) => menu !== undefined && understood().situation !== 'clarify',
    act: tellSituation,
  },
  {
    name: 'person-at-menu',
    why: 'where it is in doubt, words of a person decide',
    when: ({ menu, asksForPerson }) => menu !== undefined && asksForPerson,
    act: ({ dc }) => tell(dc, { situation: 'human' }),
  },
  {
    name: 'account-at-menu',
    why: 'who begins with a phone number wants to get in: the reset is what serves most',
    when: ({ menu, understood }) => menu !== undefined && identifierIn(understood().found) !== undefined,
    act({ dc, understood }) {
      const identifier = identifierIn(understood().found);
      return tell(dc, { situation: 'forgot-password', ...(identifier ? { identifier } : {}) });
    },
  },
  {
    name: 'doubt-at-menu',
    why: 'a doubt is asked about once; not answered, the whole menu says more than another guess',
    when: ({ menu, understood }) =>
      menu !== undefined && !menu.between && readingsBetween(understood()).length > 0,
    act: ({ turn, menu, understood }) => menu && askWhich(turn, menu, readingsBetween(understood())),
  },
  {
    name: 'other-situation',
    why: 'a change of mind that is clear',
    when: (m) => otherSituation(m)?.clear === true,
    act(m) {
      const other = otherSituation(m);
      return other && m.running && changeSituation(m.turn, m.dc, m.running, other.situation, m.text);
    },
  },
  {
    name: 'maybe-other-situation',
    why: 'one that is not, or would cost a proof, is asked about',
    when: (m) => otherSituation(m) !== undefined,
    act(m) {
      const other = otherSituation(m);
      if (other) sayWhetherOther(m.turn, other.situation);
      return m.dc.repromptDialog();
    },
  },
  {
    name: 'side-remark',
    why: 'said about the matter itself, with a reply of its own; the question is due again',
    when: ({ text }) => findSideRemark(text) !== undefined,
    act(m) {
      const remark = findSideRemark(m.text);
      return remark && sayBeside(m, `remark.${remark}`, m.turn.copy.remarks[remark]());
    },
  },
  {
    name: 'term',
    why: 'a word of ours that is not understood',
    when: ({ text }) => findTerm(text) !== undefined,
    act(m) {
      const term = findTerm(m.text);
      return term && sayBeside(m, 'remark.term', m.turn.copy.faq.terms[term]);
    },
  },
  {
    name: 'question',
    why: 'a secret that is only asked for is a question before it is a theft',
    when: (m) => topicOf(m) !== undefined,
    act(m) {
      const topic = topicOf(m);
      if (topic) answerQuestion(m.turn, topic);
      return m.dc.repromptDialog();
    },
  },
  {
    name: 'stolen',
    why: 'one that was given away is a theft',
    when: ({ tellsOfTheft }) => tellsOfTheft,
    act({ turn, dc }) {
      sayStolen(turn);
      return dc.repromptDialog();
    },
  },
  {
    name: 'another-office',
    why: 'what is not ours is said to be so; a mere name or place is not, it may be meant as an answer',
    when: isAnotherOffices,
    act({ turn, dc, text }) {
      sayElsewhere(turn, text);
      return dc.repromptDialog();
    },
  },
  {
    name: 'cross',
    why: 'who is only angry is heard',
    when: ({ text }) => isCross(text),
    act: (m) => sayBeside(m, 'remark.swearing', m.turn.copy.remarks.swearing()),
  },
  {
    name: 'aside',
    why: 'something known is at least part of it',
    when: ({ turn, text }) => findAsides(turn.services.understanding, text, turn.now).length > 0,
    async act({ turn, dc, text }) {
      await sayAsides(turn, text);
      await dc.repromptDialog();
    },
  },
  {
    name: 'unclear',
    why: 'nothing known: the question says what it needs',
    when: () => true,
    act: ({ dc, recognized }) => recognized && pendingQuestion(dc)?.settle(dc, recognized),
  },
];

/** Does what a message means, and returns the name of the reading that decided. */
export async function read(turn: Turn, dc: DialogContext, typed: Typed): Promise<string> {
  const message = createMessage(turn, dc, typed);
  for (const { name, when, act, readOn } of READINGS) {
    if (!(await when(message))) continue;
    await act(message);
    if (!readOn) return name;
  }
  throw new Error('the last reading takes everything');
}
