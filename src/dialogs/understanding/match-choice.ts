import { ALL_COPIES } from '../../copy/copy.ts';
import type { ChoiceId } from '../../copy/zh-CN.ts';

/**
 * Which of the offered choices a text means: its title, one of its other words, or its number.
 * Only whole texts count: 「短信没收到」 is not a choice of 「短信」. Our own, because the recognizers take any
 * sentence with 一 in it for the first choice.
 */
export function matchChoice<Id extends ChoiceId>(text: string, offered: readonly Id[]): Id | undefined {
  const said = fold(text);
  if (!said) return undefined;
  return offered[ordinalOf(said) - 1] ?? offered.find((id) => means(said, id));
}

/** Whether a text means this choice, offered or not: never by its number. */
export function isChoice(text: string, id: ChoiceId): boolean {
  return means(fold(text), id);
}

function means(said: string, id: ChoiceId): boolean {
  return ALL_COPIES.some(({ choices }) => {
    const { title, words } = choices[id];
    return fold(title) === said || words.some((word) => fold(word) === said);
  });
}

/** Position among freely made titles (accounts), by title or number; -1 would be ambiguous, so undefined. */
export function matchTitle(text: string, titles: readonly string[]): number | undefined {
  const said = fold(text);
  const at = titles.findIndex((title) => fold(title) === said);
  if (at >= 0) return at;
  const number = ordinalOf(said);
  return number >= 1 && number <= titles.length ? number - 1 : undefined;
}

const NUMERALS = '一二三四五六七八九';

/** 1 for 「1」「一」「第一个」「选1」「1.」; 0 for none. */
function ordinalOf(said: string): number {
  const match = /^(?:第|选|我选|option)?([1-9一二三四五六七八九])(?:个|种|项|号)?$/.exec(said);
  const digit = match?.[1];
  if (!digit) return 0;
  return NUMERALS.includes(digit) ? NUMERALS.indexOf(digit) + 1 : Number(digit);
}

const FILLERS = /^(?:我要|我想|我想要|请|帮我|麻烦|那就|用|选|就)+|(?:吧|啊|呀|呢|了|哦|谢谢)+$/g;

function fold(text: string): string {
  const plain = text.toLowerCase().replace(/[\s\p{P}\p{S}]/gu, '');
  return plain.replace(FILLERS, '') || plain;
}
