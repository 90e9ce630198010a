import type { Identifier } from '../../domain/identify.ts';
import { Flow } from '../flow.ts';
import { type CodeResult, ENTER_CODE } from '../recovery/enter-code.ts';
import { APPEAL, type AppealSlots } from './appeal-slots.ts';
import { begin, checklist, code, contact, draft, form, later, receipt } from './appeal-steps.ts';
import { ASK_CONTACT } from './ask-contact.ts';
import { CHECKLIST, type Readiness } from './checklist.ts';
import { APPEAL_FORM } from './secure-pages.ts';

/** An appeal from its checklist to its receipt. */
export const appeal = new Flow<AppealSlots>(
  APPEAL,
  [draft, checklist, later, contact, code, begin, form, receipt],
  {
    serves: [],
    situation: () => APPEAL,
    start: (situation, { identifier }, slots) => ({
      ...(identifier ? { identifier } : {}),
      ...slots,
      kind: slots?.kind ?? (situation === 'locked' ? 'unlock' : 'contact-change'),
    }),
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
    wouldLose: ({ contact: proven, appealId }) => proven !== undefined && appealId === undefined,
    keptForLater: ({ copy }, { draftCode }) => (draftCode ? copy.appeals.draftKept(draftCode) : undefined),
    given: ({ identifier }) => (identifier ? { identifier } : {}),
    packet: ({ kind, identifier }) => ({
      situation: kind === 'unlock' ? 'locked' : 'contact-changed',
      ...(identifier ? { identifier } : {}),
      proven: 'none',
    }),
  },
);

function takeCode(slots: AppealSlots, result: CodeResult): AppealSlots {
  const { wanted: _, ...rest } = slots;
  if (result.kind === 'proved') return result.contact ? { ...slots, contact: result.contact } : slots;
  const other = result.kind === 'other-account' ? result.identifier : undefined;
  return { ...rest, askedBefore: true, ...(other ? { wanted: other } : {}) };
}
