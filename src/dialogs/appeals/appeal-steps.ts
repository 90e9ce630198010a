import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { Sought } from '../../domain/appeals/ports.ts';
import { maskContact } from '../../domain/masking.ts';
import { type Ended, sayClosing, sayEnd } from '../closing.ts';
import { type FlowStepContext, goOnWith, seen } from '../flow.ts';
import { ask } from '../question.ts';
import { enterCode } from '../recovery/enter-code.ts';
import { endFlow } from '../running-flow.ts';
import { choices, type Turn } from '../turn.ts';
import { APPEAL, type AppealSlots } from './appeal-slots.ts';
import { askContact } from './ask-contact.ts';
import { checklist as checklistQuestion } from './checklist.ts';
import { appealForm } from './secure-pages.ts';
import { showDay } from './show-day.ts';

type Step = FlowStepContext<AppealSlots>;

/** A draft of another day is looked up by its code. */
export async function draft(step: Step): Promise<DialogTurnResult> {
  const { turn, slots } = seen(step);
  const { resume: draftCode, appealId } = slots;
  if (draftCode === undefined || appealId) return step.next();
  const { services, conversationId, origin, copy, locale } = turn;
  const sought: Sought = draftCode
    ? await services.appeals.findByDraftCode({ draftCode, origin, conversationId })
    : { kind: 'none' };
  if (sought.kind === 'frozen') {
    const text = copy.appeals.draftLimited(sought.hours, services.portal.hotline);
    return endFlow(step, sayClosing(turn, 'appeal.draft-limited', text));
  }
  const saved =
    sought.kind === 'found'
      ? await services.appeals.save(sought.appeal.id, { conversationId, locale })
      : undefined;
  if (saved?.kind !== 'done')
    return endFlow(step, sayClosing(turn, 'appeal.draft-unknown', copy.appeals.draftUnknown));
  turn.will(...saved.effects);
  return goOnWith(step, { ...slots, appealId: saved.appeal.id, kind: saved.appeal.kind, draftCode });
}

export async function checklist(step: Step): Promise<DialogTurnResult> {
  const { kind, contact, readiness, appealId } = step.values.slots;
  if (readiness || appealId) return step.next();
  return ask(step, checklistQuestion, { kind, contactKnown: contact !== undefined });
}

/** The button that leads back here is under the words that name it. */
export async function later(step: Step): Promise<DialogTurnResult> {
  const { turn, slots } = seen(step);
  if (slots.readiness !== 'later' || slots.appealId) return step.next();
  const way = slots.kind === 'unlock' ? 'locked' : 'contactChanged';
  const ended: Ended = { shown: [way, 'human', 'nothingElse'] };
  const text = turn.copy.appeals.later(turn.copy.choices[way].title);
  turn.say('appeal.later', text, { choices: choices(turn, ...ended.shown) });
  return endFlow(step, ended);
}

/** Somewhere to answer to. */
export async function contact(step: Step): Promise<DialogTurnResult> {
  const { contact: proven, wanted, identifier, kind, askedBefore, appealId } = step.values.slots;
  if (proven || wanted || appealId) return step.next();
  const gone = kind === 'contact-change' ? identifier : undefined;
  return ask(step, askContact, { again: askedBefore ?? false, ...(gone ? { gone } : {}) });
}

export async function code(step: Step): Promise<DialogTurnResult> {
  const { contact: proven, wanted, appealId } = step.values.slots;
  if (proven || !wanted || appealId) return step.next();
  const channel = wanted.kind === 'email' ? 'mail' : 'sms';
  return ask(step, enterCode, { goal: APPEAL, purpose: 'prove-contact', identifier: wanted, channel });
}

/** The draft is begun, with nothing in it but the proven contact. */
export async function begin(step: Step): Promise<DialogTurnResult> {
  const { turn, slots } = seen(step);
  if (slots.appealId || !slots.contact) return step.next();
  const { services, conversationId, locale, copy } = turn;
  const begun = await services.appeals.begin({
    kind: slots.kind,
    conversationId,
    locale,
    contact: slots.contact,
    ...(slots.identifier ? { statement: { account: slots.identifier.value } } : {}),
  });
  if (begun.kind === 'limited') {
    const text = copy.appeals.tooMany(begun.hours, services.portal.hotline);
    return endFlow(step, sayClosing(turn, 'appeal.limited', text));
  }
  turn.will(...begun.effects);
  turn.note('appeal', 'sent');
  return goOnWith(step, { ...slots, appealId: begun.appeal.id, draftCode: begun.draftCode });
}

export async function form(step: Step): Promise<DialogTurnResult> {
  const { appealId = '', draftCode, resume, wanted, submitted } = step.values.slots;
  if (submitted) return step.next();
  return ask(step, appealForm, {
    appealId,
    resumed: resume !== undefined,
    short: wanted === undefined,
    ...(draftCode ? { draftCode } : {}),
  });
}

export async function receipt(step: Step): Promise<DialogTurnResult> {
  const { turn, slots } = seen(step);
  return endFlow(step, await sayReceipt(turn, slots));
}

async function sayReceipt(turn: Turn, { appealId = '' }: AppealSlots): Promise<Ended> {
  const { services, copy, locale } = turn;
  const submitted = await services.appeals.get(appealId);
  if (!submitted?.receipt)
    return sayClosing(turn, 'appeal.unavailable', copy.appeals.unavailable(services.portal.hotline));
  const { promisedOn, contact: proven } = submitted;
  const promised = promisedOn && showDay(promisedOn, locale);
  const shown = maskContact(proven.channel, proven.to);
  const queryCode = services.appeals.queryCode(appealId);
  turn.say('appeal.receipt', copy.appeals.receipt(submitted.receipt, queryCode, promised, shown));
  turn.note('appeal', 'done');
  return sayEnd(turn, 'appeal.next', copy.appeals.receiptNext);
}
