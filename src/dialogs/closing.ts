import { choices, type Turn } from './turn.ts';

/** The end of a road in the chat: what was found, and the two ways on. */
export function sayClosing(turn: Turn, step: string, text: string): void {
  turn.say(step, text, { choices: choices(turn, 'startOver', 'human') });
}
