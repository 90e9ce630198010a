import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

export interface Sounds {
  /** The toneless syllable of a character; undefined for one that has none. */
  ofCharacter(character: string): string | undefined;
  /** 'mimawangle' as ['mi', 'ma', 'wang', 'le']; undefined for what is not pinyin from end to end. */
  ofLetters(word: string): string[] | undefined;
}

/**
 * How text sounds, so that 「蜜码」 and 「mi ma」 are found beside 「密码」. The dictionary (50 ms) is loaded on
 * first use. One reading a character is enough: both sides of every comparison are read alike.
 */
export function createSounds(): Sounds {
  const { pinyin } = load('pinyin-pro') as typeof import('pinyin-pro');
  const known = new Map<string, string>();
  return {
    ofCharacter(character) {
      let sound = known.get(character);
      if (sound === undefined) {
        sound = USUAL.get(character) ?? dictionarySound(character);
        known.set(character, sound);
      }
      return sound || undefined;
    },
    ofLetters: split,
  };

  function dictionarySound(character: string): string {
    if (!/^\p{Script=Han}$/u.test(character)) return '';
    const [syllable = ''] = pinyin(character, { toneType: 'none', type: 'array', v: true });
    return SYLLABLES.has(syllable) ? syllable : '';
  }
}

/** Where the dictionary's first reading is not the one people type here: 「忘了」, 「重置」. */
const USUAL = new Map([
  ['了', 'le'],
  ['重', 'chong'],
]);

/** Finals by initial: the syllables of Mandarin. */
const FINALS: Record<string, string> = {
  '': 'a o e ai ei ao ou an en ang eng er',
  b: 'a o ai ei ao an en ang eng i ie iao ian in ing u',
  p: 'a o ai ei ao ou an en ang eng i ie iao ian in ing u',
  m: 'a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u',
  f: 'a o ei ou an en ang eng u',
  d: 'a e ai ei ao ou an en ang eng ong i ie iao iu ian ing u uo ui uan un',
  t: 'a e ai ao ou an ang eng ong i ie iao ian ing u uo ui uan un',
  n: 'a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan v ve ue',
  l: 'a e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un v ve ue',
  g: 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
  k: 'a e ai ao ou an en ang eng ong u ua uo uai ui uan un uang',
  h: 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
  j: 'i ia ie iao iu ian in iang ing iong u ue uan un',
  q: 'i ia ie iao iu ian in iang ing iong u ue uan un',
  x: 'i ia ie iao iu ian in iang ing iong u ue uan un',
  zh: 'a e ai ei ao ou an en ang eng ong i u ua uo uai ui uan un uang',
  ch: 'a e ai ao ou an en ang eng ong i u ua uo uai ui uan un uang',
  sh: 'a e ai ei ao ou an en ang eng i u ua uo uai ui uan un uang',
  r: 'e ao ou an en ang eng ong i u ua uo ui uan un',
  z: 'a e ai ei ao ou an en ang eng ong i u uo ui uan un',
  c: 'a e ai ao ou an en ang eng ong i u uo ui uan un',
  s: 'a e ai ao ou an en ang eng ong i u uo ui uan un',
  y: 'a e ao ou an ang i in ing o ong u ue uan un',
  w: 'a o ai ei an en ang eng u',
};
const SYLLABLES = new Set(
  Object.entries(FINALS).flatMap(([initial, finals]) => finals.split(' ').map((final) => initial + final)),
);
const LONGEST_SYLLABLE = 6;
const LONGEST_WORD = 60;

/** The fewest syllables that make up the word. */
function split(word: string): string[] | undefined {
  if (word.length > LONGEST_WORD) return undefined;
  const best: (string[] | undefined)[] = [[]];
  for (let end = 1; end <= word.length; end += 1) {
    for (let start = Math.max(0, end - LONGEST_SYLLABLE); start < end; start += 1) {
      const before = best[start];
      if (!before || before.length + 1 >= (best[end]?.length ?? Infinity)) continue;
      const syllable = word.slice(start, end);
      if (SYLLABLES.has(syllable)) best[end] = [...before, syllable];
    }
  }
  return best[word.length];
}
