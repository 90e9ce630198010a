import type { DialogTurnResult } from 'botbuilder-dialogs';
import type { Channel } from '../../domain/account.ts';
import type { Identifier } from '../../domain/identify.ts';
import type { RecoverySlots } from '../../domain/recovery.ts';
import { APPEAL, type AppealSlots } from '../appeals/appeal-slots.ts';
import { Flow, type FlowStepContext, seen } from '../flow.ts';
import { ask } from '../question.ts';
import { RECOVERY } from '../recovery/recovery-flow.ts';
import { askOther, type OtherAnswer, type OtherContact, readGone, readOther } from './ask-other.ts';

export const CONTACT_CHANGED = 'contact-changed';

export interface ContactChangedSlots {
  identifier?: Identifier;
  works?: OtherContact;
  /** Said to be of no use in the sentence that led here. */
  gone?: Channel[];
}

type Step = FlowStepContext<ContactChangedSlots>;

async function other(step: Step): Promise<DialogTurnResult> {
  const { works, gone = [] } = step.values.slots;
  return works ? step.next() : ask(step, askOther, { gone });
}

async function appeal(step: Step): Promise<DialogTurnResult> {
  const { works, identifier } = step.values.slots;
  if (works !== 'none') return step.next();
  const begun: AppealSlots = { kind: 'contact-change', ...(identifier ? { identifier } : {}) };
  return step.replaceDialog(APPEAL, begun);
}

async function recover(step: Step): Promise<DialogTurnResult> {
  const { turn, slots } = seen(step);
  const { works, identifier } = slots;
  if (!works || works === 'none') return step.next();
  turn.say('contact-changed.other-works', turn.copy.recovery.otherWorks(works));
  const known = identifier ? { identifier } : {};
  const begun: RecoverySlots = { goal: 'forgot-password', ...known, way: works, contactLost: true };
  return step.replaceDialog(RECOVERY, begun);
}

/** 手机或邮箱换了: by the contact that is left, and only without one by an appeal. */
export const contactChanged = new Flow<ContactChangedSlots>(CONTACT_CHANGED, [other, appeal, recover], {
  serves: ['contact-changed'],
  situation: () => CONTACT_CHANGED,
  start(_situation, { identifier, said = '' }, slots) {
    const works = readOther(said);
    return (
      slots ?? { ...(identifier ? { identifier } : {}), ...(works ? { works } : {}), gone: readGone(said) }
    );
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
