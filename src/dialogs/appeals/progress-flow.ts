import { isChoice } from '../../understanding/match-choice.ts';
import { Flow } from '../flow.ts';
import { ASK_QUERY_CODE, ASK_RECEIPT, type ReceiptAnswer, readReceipt } from './ask-receipt.ts';
import {
  close,
  lookUp,
  missing,
  own,
  type ProgressSlots,
  queryCode,
  receipt,
  shown,
  supplement,
  supplemented,
} from './progress-steps.ts';
import { SUPPLEMENT_FORM } from './secure-pages.ts';
import type { AfterProgress } from './show-progress.ts';

export const APPEAL_PROGRESS = 'appeal-progress';

/** 查进度: which appeal, where it stands, and what can be done about it. */
export const appealProgress = new Flow<ProgressSlots>(
  APPEAL_PROGRESS,
  [own, receipt, queryCode, lookUp, missing, supplement, supplemented, shown, close],
  {
    serves: ['appeal-progress'],
    situation: () => APPEAL_PROGRESS,
    start: (_situation, { said = '' }, slots) => ({ ...read(said), ...slots }),
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
  },
);

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
