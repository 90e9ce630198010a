import { ALL_COPIES } from '../copy/copy.ts';
import type { ChoiceId, CommandId } from '../copy/zh-CN.ts';
import { withoutCourtesies } from './bare-words.ts';

/**
 * Which of the buttons shown a text means: its title, one of its other words, or its number. Only whole
 * texts count: 「短信没收到」 is not a choice of 「短信」. Our own, because the recognizers take any sentence
 * with 一 in it for the first choice.
 */
export function matchChoice<Id extends ChoiceId>(text: string, shown: readonly Id[]): Id | undefined {
  return shown[ordinalOf(withoutCourtesies(text)) - 1] ?? whichChoice(text, shown);
}

/** Which of these choices a text means by words, shown or not. */
export function whichChoice<Id extends ChoiceId>(text: string, ids: readonly Id[]): Id | undefined {
  return ids.find((id) => isChoice(text, id));
}

/** Whether a text means this choice, shown or not: never by its number. */
export function isChoice(text: string, id: ChoiceId): boolean {
  return meanings(CHOICES, id, ({ choices }) => [choices[id].title, ...choices[id].words]).has(
    withoutCourtesies(text),
  );
}

/** Whether a text is this command, in any language. */
export function isCommand(text: string, id: CommandId): boolean {
  return meanings(COMMANDS, id, ({ commands }) => commands[id]).has(withoutCourtesies(text));
}

/** Whether a text is nothing but the number of a choice. */
export function isOrdinal(text: string): boolean {
  return ordinalOf(withoutCourtesies(text)) > 0;
}

/** Position among freely made titles (accounts), by title or number; -1 would be ambiguous, so undefined. */
export function matchTitle(text: string, titles: readonly string[]): number | undefined {
  const said = withoutCourtesies(text);
  const at = titles.findIndex((title) => withoutCourtesies(title) === said);
  if (at >= 0) return at;
  const number = ordinalOf(said);
  return number >= 1 && number <= titles.length ? number - 1 : undefined;
}

const CHOICES = new Map<ChoiceId, ReadonlySet<string>>();
const COMMANDS = new Map<CommandId, ReadonlySet<string>>();

/** All words for it in every language, folded once. */
function meanings<Id>(
  known: Map<Id, ReadonlySet<string>>,
  id: Id,
  words: (copy: (typeof ALL_COPIES)[number]) => string[],
): ReadonlySet<string> {
  let folded = known.get(id);
  if (!folded) {
    folded = new Set(ALL_COPIES.flatMap(words).map(withoutCourtesies));
    known.set(id, folded);
  }
  return folded;
}

const NUMERALS = '一二三四五六七八九';

/** 1 for 「1」「一」「第一个」「选1」「1.」; 0 for none. */
function ordinalOf(said: string): number {
  const match = /^(?:第|选|option)?([1-9一二三四五六七八九])(?:个|种|项|号)?$/.exec(said);
  const digit = match?.[1];
  if (!digit) return 0;
  return NUMERALS.includes(digit) ? NUMERALS.indexOf(digit) + 1 : Number(digit);
}
