import type { ChoiceId } from '../copy/zh-CN.ts';
import type { CaseFacts } from '../domain/case-facts.ts';
import { choices, type Turn } from './turn.ts';

/** How a flow ends. */
export interface Ended {
  /** The buttons its last word showed. */
  shown: readonly ChoiceId[];
  /** The case as it stood then, should a person be wanted after all. */
  packet?: CaseFacts;
}

/** The end of a road in the chat: what was found, and the two ways on. */
export function sayClosing(turn: Turn, step: string, text: string): Ended {
  const shown = ['startOver', 'human'] as const;
  turn.say(step, text, { choices: choices(turn, ...shown) });
  return { shown };
}

/** Says that all is done that can be done now. */
export function sayEnd(turn: Turn, step: string, text: string): Ended {
  const ended: Ended = { shown: ['nothingElse', 'somethingElse'] };
  turn.say(step, text, { choices: choices(turn, ...ended.shown) });
  return ended;
}
