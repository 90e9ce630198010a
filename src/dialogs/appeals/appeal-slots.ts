import type { AppealKind, ProvenContact } from '../../domain/appeals/appeal.ts';
import type { Identifier } from '../../domain/identify.ts';
import type { Readiness } from './checklist.ts';

/** Id of the flow; other flows go over to it. */
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
