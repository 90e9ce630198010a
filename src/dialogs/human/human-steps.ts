import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { CaseFacts } from '../../domain/case-facts.ts';
import { timesOf } from '../../domain/figures.ts';
import type { Identifier } from '../../domain/identify.ts';
import type { ReachedAt, TicketContent } from '../../domain/tickets.ts';
import { promise } from '../../domain/workdays.ts';
import { choiceFor } from '../../understanding/situation-choices.ts';
import { sayEnd } from '../closing.ts';
import { type FlowStepContext, goOnWith, seen } from '../flow.ts';
import { ask } from '../question.ts';
import { endFlow } from '../running-flow.ts';
import type { Turn } from '../turn.ts';
import { askProblem } from './ask-problem.ts';
import { askReach } from './ask-reach.ts';
import { confirmMessage } from './confirm.ts';
import { showReachedAt } from './show-reached-at.ts';

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

type Step = FlowStepContext<HumanSlots>;

/** No message after all. */
export async function left(step: Step): Promise<DialogTurnResult> {
  const { turn, slots } = seen(step);
  if (slots.decided !== 'leave') return step.next();
  return end(step, 'left', turn.copy.human.left);
}

export async function begin(step: Step): Promise<DialogTurnResult> {
  const { turn, slots } = seen(step);
  if (slots.requestId) return step.next();
  const { tickets, portal, randomToken } = turn.services;
  if (await tickets.isFull(turn)) return full(step);
  turn.say('human.start', turn.copy.human.start(portal.hotline, hotlineHours(turn)));
  return goOnWith(step, { ...slots, requestId: randomToken(12) });
}

/** Where somebody of the staff may call or write back. */
export async function contact(step: Step): Promise<DialogTurnResult> {
  const { reachedAt, identifier } = step.values.slots;
  if (reachedAt) return step.next();
  const known =
    identifier?.kind === 'phone' || identifier?.kind === 'email'
      ? { known: { kind: identifier.kind, value: identifier.value } }
      : {};
  return ask(step, askReach, known);
}

export async function problem(step: Step): Promise<DialogTurnResult> {
  const { turn, slots } = seen(step);
  return slots.problem === undefined ? ask(step, askProblem, doing(turn, slots)) : step.next();
}

export async function confirm(step: Step): Promise<DialogTurnResult> {
  const { turn, slots } = seen(step);
  const { reachedAt, problem: stated, decided } = slots;
  if (decided === 'send' || !reachedAt || stated === undefined) return step.next();
  return ask(step, confirmMessage, { reachedAt, problem: stated, ...doing(turn, slots) });
}

export async function send(step: Step): Promise<DialogTurnResult> {
  const { turn, slots } = seen(step);
  const { requestId, reachedAt, problem: stated, stated: named = [] } = slots;
  if (!requestId || !reachedAt || stated === undefined) throw new Error('a message is not whole');
  const { conversationId, origin, now, services, copy } = turn;
  const taken = await services.tickets.reserve({ requestId, conversationId, origin });
  if (taken.kind === 'full') return full(step);

  const { number } = taken;
  const content: TicketContent = {
    reachedAt,
    problem: stated,
    stated: named,
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
  return end(step, 'done-after', copy.human.doneAfter(hotline, hotlineHours(turn)));
}

function full(step: Step): Promise<DialogTurnResult> {
  const { turn } = seen(step);
  const { hotline } = turn.services.portal;
  return end(step, 'full', turn.copy.human.full(hotline, hotlineHours(turn)));
}

/** Buttons for those who came from the menu; for the others the question they were at follows with its own. */
function end(step: Step, id: string, text: string): Promise<DialogTurnResult> {
  return endFlow(step, sayEnd(seen(step).turn, `human.${id}`, text));
}

/** What was under way, as its button says. */
function doing({ copy }: Turn, slots: HumanSlots): { doing?: string } {
  const id = choiceFor(slots.case?.situation);
  return id && id !== 'human' ? { doing: copy.choices[id].title } : {};
}

function hotlineHours({ locale, services: { portal } }: Turn): string {
  return locale === 'en' ? portal.hotlineHoursEn : portal.hotlineHours;
}
