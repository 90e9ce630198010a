import { Flow, without } from '../flow.ts';
import { ASK_PROBLEM, type ProblemAnswer } from './ask-problem.ts';
import { ASK_REACH, type ReachAnswer } from './ask-reach.ts';
import type { ConfirmAnswer } from './confirm.ts';
import { begin, confirm, contact, type HumanSlots, left, problem, send } from './human-steps.ts';

const HUMAN_FLOW = 'human';

/** A message for the staff. Begun on top of another flow, it goes back to where that one was. */
export const human = new Flow<HumanSlots>(HUMAN_FLOW, [left, begin, contact, problem, confirm, send], {
  serves: ['human'],
  takesSituations: true,
  situation: () => 'human',
  start(_situation, { packet, identifier = packet?.identifier }, slots) {
    return { ...(identifier ? { identifier } : {}), ...(packet ? { case: packet } : {}), ...slots };
  },
  take(slots, asked, answer) {
    if (answer === 'no-message' || answer === 'noMessage') return { ...slots, decided: 'leave' };
    switch (asked) {
      case ASK_REACH:
        return { ...slots, reachedAt: answer as Exclude<ReachAnswer, string> };
      case ASK_PROBLEM:
        return { ...slots, ...(answer as Exclude<ProblemAnswer, string>) };
      default:
        return afterLook(slots, answer as ConfirmAnswer);
    }
  },
  back(slots) {
    if (slots.problem !== undefined) return without(slots, 'problem', 'stated');
    return slots.reachedAt ? without(slots, 'reachedAt') : undefined;
  },
  wouldLose: ({ problem: told }) => told !== undefined,
  given: ({ identifier }) => (identifier ? { identifier } : {}),
  packet({ case: given, identifier }) {
    return given ?? { situation: 'human', ...(identifier ? { identifier } : {}), proven: 'none' };
  },
});

function afterLook(slots: HumanSlots, answer: ConfirmAnswer): HumanSlots {
  switch (answer) {
    case 'sendMessage':
      return { ...slots, decided: 'send' };
    case 'changeProblem':
      return without(slots, 'problem', 'stated');
    case 'changeContact':
      // What may do was looked at and is not wanted.
      return without(slots, 'reachedAt', 'identifier');
    case 'noMessage':
      return { ...slots, decided: 'leave' };
  }
}
