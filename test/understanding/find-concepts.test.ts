import { CONCEPTS_FILE, readConcepts } from '../../src/understanding/concepts.ts';
import { createFindConcepts, englishWords } from '../../src/understanding/find-concepts.ts';
import { createSounds } from '../../src/understanding/sounds.ts';
import { createToSimplified } from '../../src/understanding/to-simplified.ts';
import { createTokenizer } from '../../src/understanding/tokens.ts';
import { finish } from './finish.ts';

const words = readConcepts(CONCEPTS_FILE);
const tokenize = createTokenizer({
  toSimplified: createToSimplified(),
  sounds: createSounds(),
  english: englishWords(words),
});
const findConcepts = finish(createFindConcepts(words, tokenize));
const concepts = (text: string) =>
  findConcepts(tokenize(text)).flatMap((piece) => ('concept' in piece ? [piece.concept] : []));

describe('concepts', () => {
  it.each<[string, string[]]>([
    ['密码忘了', ['password', 'forget']],
    ['密碼忘記', ['password', 'forget']],
    ['mima wangle', ['password', 'forget']],
    ['蜜马忘记', ['password', 'forget']],
    ['密码没忘', ['password', 'known']],
    ['i forgot my passwrod', ['forget', 'password']],
    ["can't remember", ['forget']],
    ['不是密码', ['password']],
    ['账号密码', ['account-password']],
    ['丅', []],
  ])('%s', (text, expected) => {
    expect(concepts(text)).toEqual(expected);
  });

  it('leaves nothing of a sentence out', () => {
    const pieces = findConcepts(tokenize('我密码忘了'));
    expect(pieces).toHaveLength(3);
    expect(pieces[0]).toEqual({ token: { form: '我', sound: 'wo' } });
  });

  it('a short word with a slip is not taken for another', () => {
    expect(concepts('lick')).toEqual([]);
  });

  it.each([...words])('%s has no empty word', (_, list) => {
    expect(list.every((word) => tokenize(word.replaceAll('|', ' ')).length > 0)).toBe(true);
  });
});
