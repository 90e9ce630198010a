import type { Channel } from '../../domain/account.ts';
import type { Identifier } from '../../domain/identify.ts';
import type { RecoverySlots } from '../../domain/recovery.ts';
import { APPEAL, type AppealSlots } from '../appeals/appeal-flow.ts';
import { ask, createFlow } from '../flow.ts';
import { RECOVERY } from '../recovery/recovery-flow.ts';
import {
  ASK_OTHER,
  type AskOtherOptions,
  type OtherAnswer,
  type OtherContact,
  readGone,
  readOther,
} from './ask-other.ts';

export const CONTACT_CHANGED = 'contact-changed';

export interface ContactChangedSlots {
  identifier?: Identifier;
  works?: OtherContact;
  /** Said to be of no use in the sentence that led here. */
  gone?: Channel[];
}

/** 手机或邮箱换了: by the contact that is left, and only without one by an appeal. */
export const contactChanged = createFlow<ContactChangedSlots>({
  id: CONTACT_CHANGED,
  serves: ['contact-changed'],
  situation: () => CONTACT_CHANGED,
  start(_situation, { identifier, said = '' }, slots) {
    const works = readOther(said);
    return (
      slots ?? { ...(identifier ? { identifier } : {}), ...(works ? { works } : {}), gone: readGone(said) }
    );
  },
  async next(turn, { identifier, works, gone = [] }) {
    const known = identifier ? { identifier } : {};
    if (!works) return ask<AskOtherOptions>(ASK_OTHER, { gone });
    if (works === 'none') {
      const appeal: AppealSlots = { kind: 'contact-change', ...known };
      return { kind: 'go', flow: APPEAL, options: appeal };
    }
    turn.say('contact-changed.other-works', turn.copy.recovery.otherWorks(works));
    const slots: RecoverySlots = { goal: 'forgot-password', ...known, way: works, contactLost: true };
    return { kind: 'go', flow: RECOVERY, options: slots };
  },
  take(slots, _asked, answer) {
    const given = answer as OtherAnswer;
    return typeof given === 'object' ? { ...slots, ...given } : { ...slots, works: given };
  },
  back: () => undefined,
  wouldLose: () => false,
  given: ({ identifier }) => (identifier ? { identifier } : {}),
  packet: ({ identifier }) => ({
    situation: CONTACT_CHANGED,
    ...(identifier ? { identifier } : {}),
    proven: 'none',
  }),
});
