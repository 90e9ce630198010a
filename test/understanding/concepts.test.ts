import { CONCEPTS, CONCEPTS_FILE, parseConcepts, readConcepts } from '../../src/understanding/concepts.ts';

const whole = CONCEPTS.map((concept) => `[${concept}]\nword-of-${concept}`).join('\n');

it('words on several lines, phrases, empty lines and remarks', () => {
  const text = `# a remark\n\n${whole}\n  more can|t|say\n# [password]\n\nthe-last`;
  const concepts = parseConcepts(text, 'test.txt');
  expect([...concepts.keys()]).toEqual(CONCEPTS);
  expect(concepts.get('chat')).toEqual(['word-of-chat', 'more', 'can|t|say', 'the-last']);
  expect(concepts.get('password')).toEqual(['word-of-password']);
});

it.each([
  ['a word before any concept', 'word', 'test.txt:1: words before the first [concept]'],
  ['a concept nobody knows', '\n[passwort]\nword', 'test.txt:2: there is no concept [passwort]'],
  ['a bracket left open', '[password\nword', 'test.txt:1: there is no concept [password'],
  ['words after the bracket', '[password] word', 'test.txt:1: there is no concept [password] word'],
  ['a concept twice', '[chat]\nword\n[chat]', 'test.txt:3: [chat] stands here a second time'],
  ['a phrase with no first word', '[chat]\n# no\n|word', 'test.txt:3: |word joins nothing with its |'],
  ['a phrase with no last word', '[chat]\nword good|', 'test.txt:2: good| joins nothing with its |'],
  ['a hole in a phrase', '[chat]\na||b', 'test.txt:2: a||b joins nothing with its |'],
])('%s is named with its line', (_name, text, message) => {
  expect(() => parseConcepts(text, 'test.txt')).toThrow(new Error(message));
});

it.each([
  ['missing', whole.replace('[risk]\nword-of-risk', '')],
  ['without words', whole.replace('word-of-risk', '')],
])('a concept %s is named', (_name, text) => {
  expect(() => parseConcepts(text, 'test.txt')).toThrow(new Error('test.txt: [risk] has no words'));
});

it('no concept lists a word twice', () => {
  for (const [concept, words] of readConcepts(CONCEPTS_FILE))
    expect([concept, words.filter((word, at) => words.indexOf(word) !== at)]).toEqual([concept, []]);
});
