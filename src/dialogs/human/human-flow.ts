import type { CaseFacts } from '../../domain/case-facts.ts';
import { timesOf } from '../../domain/figures.ts';
import type { Identifier } from '../../domain/identify.ts';
import type { ReachedAt, TicketContent } from '../../domain/tickets.ts';
import { promise } from '../../domain/workdays.ts';
import { choiceFor } from '../../understanding/situation-choices.ts';
import { sayEnd } from '../closing.ts';
import { ask, createFlow, type Next, without } from '../flow.ts';
import type { Turn } from '../turn.ts';
import { ASK_PROBLEM, type AskProblemOptions, type ProblemAnswer } from './ask-problem.ts';
import { ASK_REACH, type AskReachOptions, type ReachAnswer } from './ask-reach.ts';
import { CONFIRM_MESSAGE, type ConfirmAnswer, type ConfirmOptions } from './confirm.ts';
import { showReachedAt } from './show-reached-at.ts';

const HUMAN_FLOW = 'human';

export interface HumanSlots {
  /** What was under way when a person was asked for. */
  case?: CaseFacts;
  /** Typed before; may be where the citizen is reached, too. */
  identifier?: Identifier;
  /** So that a turn run twice takes one number. */
  requestId?: string;
  reachedAt?: ReachedAt;
  problem?: string;
  stated?: readonly Identifier[];
  decided?: 'send' | 'leave';
}

/** A message for the staff. Begun on top of another flow, it goes back to where that one was. */
export const human = createFlow<HumanSlots>({
  id: HUMAN_FLOW,
  serves: ['human'],
  listens: true,
  situation: () => 'human',
  start(_situation, { packet, identifier = packet?.identifier }, slots) {
    return { ...(identifier ? { identifier } : {}), ...(packet ? { case: packet } : {}), ...slots };
  },
  async next(turn, slots) {
    if (slots.decided === 'leave') return end(turn, 'left', turn.copy.human.left);
    if (!slots.requestId) {
      if (await turn.services.tickets.isFull(turn)) return full(turn);
      slots.requestId = turn.services.randomToken(12);
      const { hotline } = turn.services.portal;
      turn.say('human.start', turn.copy.human.start(hotline, hotlineHours(turn)));
    }
    return nextQuestion(turn, slots) ?? send(turn, slots);
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
  wouldLose: ({ problem }) => problem !== undefined,
  given: ({ identifier }) => (identifier ? { identifier } : {}),
  packet({ case: given, identifier }) {
    return given ?? { situation: 'human', ...(identifier ? { identifier } : {}), proven: 'none' };
  },
});

function nextQuestion({ copy }: Turn, slots: HumanSlots): Next | undefined {
  const { reachedAt, problem, decided } = slots;
  const doing = titleOf(copy, slots.case?.situation);
  const about = doing ? { doing } : {};
  if (!reachedAt) {
    const known = contactIn(slots);
    return ask<AskReachOptions>(ASK_REACH, known ? { known } : {});
  }
  if (problem === undefined) return ask<AskProblemOptions>(ASK_PROBLEM, about);
  if (decided !== 'send') return ask<ConfirmOptions>(CONFIRM_MESSAGE, { reachedAt, problem, ...about });
  return undefined;
}

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

async function send(turn: Turn, slots: HumanSlots): Promise<Next> {
  const { requestId, reachedAt, problem, stated = [] } = slots;
  if (!requestId || !reachedAt || problem === undefined) throw new Error('a message is not whole');
  const { conversationId, address, now, services, copy } = turn;
  const taken = await services.tickets.reserve({ requestId, conversationId, address });
  if (taken.kind === 'full') return full(turn);

  const { number } = taken;
  const content: TicketContent = {
    reachedAt,
    problem,
    stated,
    ...(slots.case ? { case: slots.case } : {}),
    locale: turn.locale,
  };
  turn.will(
    { do: 'open-ticket', number, conversationId, at: now, content },
    {
      do: 'audit',
      entry: { at: now, act: 'ticket.opened', actor: 'citizen', conversationId, details: { number } },
    },
  );
  const { hotline, officeHours, figures } = services.portal;
  const by = promise(now, figures.ticketAnswerWorkdays, officeHours.to);
  turn.say('human.done', copy.human.done(number, showReachedAt(reachedAt), timesOf(officeHours), by));
  return end(turn, 'done-after', copy.human.doneAfter(hotline, hotlineHours(turn)));
}

function full(turn: Turn): Next {
  const { hotline } = turn.services.portal;
  return end(turn, 'full', turn.copy.human.full(hotline, hotlineHours(turn)));
}

/** Buttons for those who came from the menu; for the others the question they were at follows with its own. */
function end(turn: Turn, step: string, text: string): Next {
  return { kind: 'end', ended: sayEnd(turn, `human.${step}`, text) };
}

function contactIn({ identifier }: HumanSlots): ReachedAt | undefined {
  return identifier?.kind === 'phone' || identifier?.kind === 'email'
    ? { kind: identifier.kind, value: identifier.value }
    : undefined;
}

function titleOf({ choices: words }: Turn['copy'], situation: string | undefined): string | undefined {
  const id = choiceFor(situation);
  return id && id !== 'human' ? words[id].title : undefined;
}

function hotlineHours({ locale, services: { portal } }: Turn): string {
  return locale === 'en' ? portal.hotlineHoursEn : portal.hotlineHours;
}
