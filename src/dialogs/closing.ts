import type { ChoiceId } from '../copy/zh-CN.ts';
import { choices, type Turn } from './turn.ts';

/** How a flow ends: the buttons its last word showed. */
export interface Ended {
  shown: readonly ChoiceId[];
}

/** The end of a road in the chat: what was found, and the two ways on. */
export function sayClosing(turn: Turn, step: string, text: string): Ended {
  const shown = ['startOver', 'human'] as const;
  turn.say(step, text, { choices: choices(turn, ...shown) });
  return { shown };
}
