import { cleanText } from '../domain/text.ts';
import type { Sounds } from './sounds.ts';

/** A character, a word of letters, a syllable of pinyin, a short number, or the sign of a long one. */
export interface Token {
  /** Empty for a syllable, of which only the sound is known. */
  form: string;
  /** How it sounds in Chinese; empty for what has no Chinese sound. */
  sound: string;
}

/** Beyond this a message tells nothing new about its situation; it bounds the time a turn can take. */
const LONGEST = 500;
/** Of a flood only the beginning is even cleaned. */
const LONGEST_RAW = 4000;

/** Which number it is doesn't matter here; that there is one, and of which kind, does. Masked ones count alike. */
const NUMBERS: readonly [sign: string, pattern: RegExp][] = [
  ['«link»', /https?:\/\/\S+|www\.\S+/g],
  ['«mail»', /[\w.+*-]+@[\w-]+(?:\.[\w-]+)+/g],
  ['«receipt»', /ss\d{6,8}[0-9a-z]*/g],
  ['«identity»', /(?<![0-9a-z])(?:\d{3}[\d*]{11,14}[\dx*]|[0-9a-hj-npqrtuwxy]{18})(?![0-9a-z])/g],
  ['«phone»', /(?<!\d)1[3-9]\d[\d* -]{8,10}(?!\d)/g],
  ['«number»', /\d{6,}/g],
  [
    '«name»',
    /(?<=(?:用户名|账号|账户|登录名)\s*(?:就?是|叫|:|：)\s*)[a-z][a-z0-9_.-]{3,31}(?![a-z0-9_.@-])/g,
  ],
];

/** Little words that only Cantonese is written with, each before Mandarin's; and 帐, a slip for 账. */
const PAIRS = '冇没唔不嘅的咗了喇了嘞了俾被畀被佢他哋们嗰那搵找睇看嚟来啲些帐账';
const MEANT = new Map([...PAIRS.matchAll(/(.)(.)/gu)].map(([, from = '', to = '']) => [from, to]));
const SPOKEN = new RegExp(`[${[...MEANT.keys()].join('')}]`, 'gu');

const PIECE = /«[a-z]+»|[a-z]+|\d+|\p{Script=Han}/gu;
const BARE_NUMBER = /^(?:\d+|«(?:mail|identity|phone|number)»)$/;

/** Nothing but numbers: it names something, perhaps, but tells of no situation. */
export function isBareNumber(tokens: readonly Token[]): boolean {
  return tokens.every(({ form }) => BARE_NUMBER.test(form));
}

export interface TokenizerDeps {
  toSimplified(text: string): string;
  sounds: Sounds;
  /** Words that don't make a sentence pinyin although they could be read so, such as `human`. */
  english: ReadonlySet<string>;
}

/** Cuts a sentence into what it is judged by: Simplified, lower case, numbers as signs, punctuation gone. */
export function createTokenizer({ toSimplified, sounds, english }: TokenizerDeps): (text: string) => Token[] {
  return (text) => {
    const clean = cleanText(text.slice(0, LONGEST_RAW)).slice(0, LONGEST);
    let folded = toSimplified(clean.toLowerCase()).replace(SPOKEN, (character) => MEANT.get(character) ?? '');
    for (const [sign, pattern] of NUMBERS) folded = folded.replace(pattern, ` ${sign} `);
    const forms = folded.match(PIECE) ?? [];
    const pinyin = isPinyin(forms.filter(isWord));
    return forms.flatMap((form) => {
      const syllables = pinyin && isWord(form) ? sounds.ofLetters(form) : undefined;
      if (syllables) return syllables.map((sound) => ({ form: '', sound }));
      return [{ form, sound: sounds.ofCharacter(form) ?? '' }];
    });
  };

  /** Every word can be read as pinyin, but for abbreviations, and not all of them are English. */
  function isPinyin(words: readonly string[]): boolean {
    const readable = words.filter((word) => sounds.ofLetters(word));
    const others = words.filter((word) => !readable.includes(word));
    return others.every((word) => !/[aeiou]/.test(word)) && readable.some((word) => !english.has(word));
  }
}

function isWord(form: string): boolean {
  return /^[a-z]/.test(form);
}
