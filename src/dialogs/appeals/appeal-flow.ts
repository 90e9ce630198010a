import type { AppealKind, ProvenContact } from '../../domain/appeals/appeal.ts';
import type { Sought } from '../../domain/appeals/ports.ts';
import type { Identifier } from '../../domain/identify.ts';
import { maskContact } from '../../domain/masking.ts';
import { type Ended, sayClosing, sayEnd } from '../closing.ts';
import { ask, createFlow, type Next } from '../flow.ts';
import { type CodeResult, ENTER_CODE } from '../recovery/enter-code.ts';
import type { EnterCodeOptions } from '../recovery/send-code.ts';
import { choices, type Turn } from '../turn.ts';
import { ASK_CONTACT, type AskContactOptions } from './ask-contact.ts';
import { CHECKLIST, type ChecklistOptions, type Readiness } from './checklist.ts';
import { APPEAL_FORM, type AppealFormOptions } from './secure-pages.ts';
import { showDay } from './show-day.ts';

export const APPEAL = 'appeal';

export interface AppealSlots {
  kind: AppealKind;
  /** What named the account before, for the form. */
  identifier?: Identifier;
  readiness?: Readiness;
  /** Given and to be proven. */
  wanted?: Identifier;
  /** One was asked for before: a short question is enough. */
  askedBefore?: boolean;
  /** Proven by a code. */
  contact?: ProvenContact;
  /** Code of a draft of another day, to be gone on with; empty for a mistyped one. */
  resume?: string;
  appealId?: string;
  draftCode?: string;
  submitted?: boolean;
}

/** An appeal from its checklist to its receipt. */
export const appeal = createFlow<AppealSlots>({
  id: APPEAL,
  serves: [],
  situation: () => APPEAL,
  start: (situation, { identifier }, slots) => ({
    ...(identifier ? { identifier } : {}),
    ...slots,
    kind: slots?.kind ?? (situation === 'locked' ? 'unlock' : 'contact-change'),
  }),
  async next(turn, slots) {
    if (slots.submitted) return { kind: 'end', ended: await sayReceipt(turn, slots) };
    if (slots.resume !== undefined && !slots.appealId)
      return (await resume(turn, slots, slots.resume)) ?? openForm(slots);
    if (slots.appealId) return openForm(slots);
    if (!slots.readiness)
      return ask<ChecklistOptions>(CHECKLIST, {
        kind: slots.kind,
        contactKnown: slots.contact !== undefined,
      });
    if (slots.readiness === 'later') return { kind: 'end', ended: sayLater(turn, slots) };
    if (!slots.contact) return askForContact(slots);
    return (await begin(turn, slots, slots.contact)) ?? openForm(slots);
  },
  take(slots, asked, answer) {
    switch (asked) {
      case CHECKLIST:
        return { ...slots, readiness: answer as Readiness };
      case ASK_CONTACT:
        return { ...slots, wanted: answer as Identifier };
      case ENTER_CODE:
        return takeCode(slots, answer as CodeResult);
      default:
        return { ...slots, submitted: true };
    }
  },
  back(slots, asked) {
    if (asked === CHECKLIST) return undefined;
    if (asked === APPEAL_FORM) return 'proven';
    const { wanted, ...rest } = slots;
    if (wanted) return { ...rest, askedBefore: true };
    const { readiness: _, ...earlier } = rest;
    return earlier;
  },
  wouldLose: ({ contact, appealId }) => contact !== undefined && appealId === undefined,
  leaves: ({ copy }, { draftCode }) => (draftCode ? copy.appeals.draftKept(draftCode) : undefined),
  given: ({ identifier }) => (identifier ? { identifier } : {}),
  packet: ({ kind, identifier }) => ({
    situation: kind === 'unlock' ? 'locked' : 'contact-changed',
    ...(identifier ? { identifier } : {}),
    proven: 'none',
  }),
});

/** The button that leads back here is under the words that name it. */
function sayLater(turn: Turn, { kind }: AppealSlots): Ended {
  const way = kind === 'unlock' ? 'locked' : 'contactChanged';
  const ended: Ended = { shown: [way, 'human', 'nothingElse'] };
  const text = turn.copy.appeals.later(turn.copy.choices[way].title);
  turn.say('appeal.later', text, { choices: choices(turn, ...ended.shown) });
  return ended;
}

function askForContact({ wanted, identifier, kind, askedBefore }: AppealSlots): Next {
  if (!wanted) {
    const gone = kind === 'contact-change' ? identifier : undefined;
    return ask<AskContactOptions>(ASK_CONTACT, { again: askedBefore ?? false, ...(gone ? { gone } : {}) });
  }
  return ask<EnterCodeOptions>(ENTER_CODE, {
    goal: APPEAL,
    purpose: 'prove-contact',
    identifier: wanted,
    channel: wanted.kind === 'email' ? 'mail' : 'sms',
  });
}

function takeCode(slots: AppealSlots, result: CodeResult): AppealSlots {
  const { wanted: _, ...rest } = slots;
  if (result.kind === 'proved') return result.contact ? { ...slots, contact: result.contact } : slots;
  const other = result.kind === 'other-account' ? result.identifier : undefined;
  return { ...rest, askedBefore: true, ...(other ? { wanted: other } : {}) };
}

function openForm({ appealId = '', draftCode, resume: resumed, wanted }: AppealSlots): Next {
  return ask<AppealFormOptions>(APPEAL_FORM, {
    appealId,
    resumed: resumed !== undefined,
    short: wanted === undefined,
    ...(draftCode ? { draftCode } : {}),
  });
}

/** Undefined: begun, with its id in the slots. */
async function begin(turn: Turn, slots: AppealSlots, contact: ProvenContact): Promise<Next | undefined> {
  const { services, conversationId, locale, copy } = turn;
  const begun = await services.appeals.begin({
    kind: slots.kind,
    conversationId,
    locale,
    contact,
    ...(slots.identifier ? { statement: { account: slots.identifier.value } } : {}),
  });
  if (begun.kind === 'limited') {
    const text = copy.appeals.tooMany(begun.hours, services.portal.hotline);
    return { kind: 'end', ended: sayClosing(turn, 'appeal.limited', text) };
  }
  turn.will(...begun.effects);
  turn.note('appeal', 'sent');
  slots.appealId = begun.appeal.id;
  slots.draftCode = begun.draftCode;
  return undefined;
}

/** Undefined: found, with its id in the slots. */
async function resume(turn: Turn, slots: AppealSlots, draftCode: string): Promise<Next | undefined> {
  const { services, conversationId, address, copy, locale } = turn;
  const sought: Sought = draftCode
    ? await services.appeals.findByDraftCode({ draftCode, address, conversationId })
    : { kind: 'none' };
  if (sought.kind === 'frozen') {
    const text = copy.appeals.draftLimited(sought.hours, services.portal.hotline);
    return { kind: 'end', ended: sayClosing(turn, 'appeal.draft-limited', text) };
  }
  const saved =
    sought.kind === 'found'
      ? await services.appeals.save(sought.appeal.id, { conversationId, locale })
      : undefined;
  if (saved?.kind !== 'done')
    return { kind: 'end', ended: sayClosing(turn, 'appeal.draft-unknown', copy.appeals.draftUnknown) };
  turn.will(...saved.effects);
  Object.assign(slots, { appealId: saved.appeal.id, kind: saved.appeal.kind, draftCode });
  return undefined;
}

async function sayReceipt(turn: Turn, { appealId = '' }: AppealSlots): Promise<Ended> {
  const { services, copy, locale } = turn;
  const submitted = await services.appeals.get(appealId);
  if (!submitted?.receipt)
    return sayClosing(turn, 'appeal.unavailable', copy.appeals.unavailable(services.portal.hotline));
  const { receipt, promisedOn, contact } = submitted;
  const promised = promisedOn && showDay(promisedOn, locale);
  const shown = maskContact(contact.channel, contact.to);
  turn.say(
    'appeal.receipt',
    copy.appeals.receipt(receipt, services.appeals.queryCode(appealId), promised, shown),
  );
  turn.note('appeal', 'done');
  return sayEnd(turn, 'appeal.next', copy.appeals.receiptNext);
}
