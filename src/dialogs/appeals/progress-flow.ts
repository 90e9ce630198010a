import { isChoice } from '../../understanding/match-choice.ts';
import { sayClosing } from '../closing.ts';
import { ask, createFlow, type Next } from '../flow.ts';
import { choices, type Turn } from '../turn.ts';
import {
  ASK_QUERY_CODE,
  ASK_RECEIPT,
  type AskReceiptOptions,
  type ReceiptAnswer,
  readReceipt,
} from './ask-receipt.ts';
import { SUPPLEMENT_FORM, type SupplementOptions } from './secure-pages.ts';
import { showDay } from './show-day.ts';
import { type AfterProgress, SHOW_PROGRESS, type ShowProgressOptions } from './show-progress.ts';

export const APPEAL_PROGRESS = 'appeal-progress';

export interface ProgressSlots {
  receipt?: string;
  queryCode?: string;
  instead?: AskReceiptOptions['instead'];
  /** Another one than this conversation's own is meant. */
  other?: boolean;
  /** Found, or this conversation's own. */
  appealId?: string;
  /** 「补材料」 was said first thing. */
  adding?: boolean;
  /** Papers are to be added. */
  missing?: string;
  supplemented?: boolean;
  finished?: boolean;
}

/** 查进度: which appeal, where it stands, and what can be done about it. */
export const appealProgress = createFlow<ProgressSlots>({
  id: APPEAL_PROGRESS,
  serves: ['appeal-progress'],
  situation: () => APPEAL_PROGRESS,
  start: (_situation, { said = '' }, slots) => ({ ...read(said), ...slots }),
  async next(turn, slots) {
    if (slots.finished) return end(turn);
    const appealId = slots.appealId ?? (await ownAppeal(turn, slots));
    if (!appealId) return (await find(turn, slots)) ?? showIt(slots);
    slots.appealId = appealId;
    if (slots.adding) await findMissing(turn, slots, appealId);
    if (slots.supplemented) await saySupplemented(turn, slots);
    if (slots.missing === undefined) return showIt(slots);
    return ask<SupplementOptions>(SUPPLEMENT_FORM, { appealId, missing: slots.missing });
  },
  take(slots, asked, answer) {
    const { instead: _, ...rest } = slots;
    switch (asked) {
      case ASK_RECEIPT:
        return { ...rest, ...(answer as ReceiptAnswer) };
      case ASK_QUERY_CODE:
        return { ...rest, queryCode: answer as string };
      case SUPPLEMENT_FORM:
        return { ...rest, supplemented: true };
      default:
        return afterProgress(rest, answer as AfterProgress);
    }
  },
  back(slots, asked) {
    if (asked === ASK_QUERY_CODE) return slots.other ? { other: true } : {};
    if (asked !== SUPPLEMENT_FORM) return undefined;
    const { missing: _, ...earlier } = slots;
    return earlier;
  },
  wouldLose: () => false,
  given: () => ({}),
  packet: () => ({ situation: APPEAL_PROGRESS, proven: 'none' }),
});

function read(said: string): ProgressSlots {
  const found = readReceipt(said);
  if (!found) return isChoice(said, 'supplement') ? { adding: true } : {};
  return found === 'mistyped' ? { other: true, instead: found } : { ...found, other: true };
}

function afterProgress(slots: ProgressSlots, answer: AfterProgress): ProgressSlots {
  switch (answer.kind) {
    case 'supplement':
      return { ...slots, missing: answer.missing };
    case 'other':
      return { other: true };
    case 'finished':
      return { ...slots, finished: true };
  }
}

/** Handed in right here: whoever goes on in this conversation need not look for the receipt. */
async function ownAppeal({ services, conversationId }: Turn, { other }: ProgressSlots) {
  if (other) return undefined;
  const own = await services.appeals.ofConversation(conversationId);
  return own.find(({ receipt }) => receipt)?.id;
}

/** Undefined: found, with its id in the slots. */
async function find(turn: Turn, slots: ProgressSlots): Promise<Next | undefined> {
  const { receipt, queryCode, instead } = slots;
  if (!receipt) return ask<AskReceiptOptions>(ASK_RECEIPT, instead ? { instead } : {});
  if (!queryCode) return ask(ASK_QUERY_CODE, {});
  const { services, conversationId, address, copy } = turn;
  const sought = await services.appeals.find({ receipt, queryCode, address, conversationId });
  if (sought.kind === 'frozen') {
    const text = copy.appeals.limited(sought.hours, services.portal.hotline);
    return { kind: 'end', ended: sayClosing(turn, 'appeal-progress.limited', text) };
  }
  delete slots.receipt;
  delete slots.queryCode;
  if (sought.kind === 'none') return ask<AskReceiptOptions>(ASK_RECEIPT, { instead: 'not-found' });
  slots.appealId = sought.appeal.id;
  return undefined;
}

async function findMissing({ services }: Turn, slots: ProgressSlots, appealId: string): Promise<void> {
  delete slots.adding;
  const appeal = await services.appeals.get(appealId);
  if (appeal?.state === 'more-needed') slots.missing = appeal.decisions.at(-1)?.words ?? '';
}

async function saySupplemented(turn: Turn, slots: ProgressSlots): Promise<void> {
  delete slots.supplemented;
  delete slots.missing;
  const appeal = await turn.services.appeals.get(slots.appealId ?? '');
  const promised = appeal?.promisedOn && showDay(appeal.promisedOn, turn.locale);
  turn.say('appeal-progress.supplemented', turn.copy.appeals.supplementDone(promised));
}

function showIt({ appealId = '' }: ProgressSlots): Next {
  return ask<ShowProgressOptions>(SHOW_PROGRESS, { appealId });
}

function end(turn: Turn): Next {
  const shown = ['somethingElse'] as const;
  turn.say('appeal-progress.end', turn.copy.greeting.thanks, { choices: choices(turn, ...shown) });
  return { kind: 'end', ended: { shown } };
}
